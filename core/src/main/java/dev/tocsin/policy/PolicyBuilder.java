package dev.tocsin.policy;

import com.google.common.collect.ImmutableList;
import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.calendar.Season;
import dev.tocsin.continuity.Plan;
import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.Matrix;
import dev.tocsin.escalation.MatrixRow;
import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Category;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.incident.Priority;
import dev.tocsin.internal.Text;
import dev.tocsin.lifecycle.Lifecycle;
import dev.tocsin.oncall.Rota;
import dev.tocsin.priority.PriorityTable;
import dev.tocsin.routing.CategoryMap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Builds a policy. What contradicts itself is refused: at the call that makes the contradiction, or
 * by {@link #build()} where names may be given in any order.
 *
 * <p>Not thread-safe. Defaults: ITIL's lifecycle and priority table, {@link Times#DEFAULT}, {@link
 * DeliveryRules#DEFAULT}, {@link CatchUp#LATEST}, P1 severe, no escalation, no last resort. Source:
 * house.md, style 4.
 */
public final class PolicyBuilder {
  /** Unless the policy says otherwise. */
  static final Set<Follow> FOLLOWED = Set.of(Follow.RESOLVE, Follow.REOPEN);

  final String name;
  Lifecycle lifecycle = Lifecycle.itil();
  PriorityTable priorities = PriorityTable.itil();
  final Map<String, Team> teams = new LinkedHashMap<>();
  List<Contact> lastResort = ImmutableList.of();
  Set<Priority> severe = new LinkedHashSet<>(List.of(Priority.P1));
  Times times = Times.DEFAULT;
  CatchUp catchUp = CatchUp.LATEST;
  DeliveryRules delivery = DeliveryRules.DEFAULT;
  final Map<String, BusinessCalendar> calendars = new LinkedHashMap<>();
  final Map<String, Season> seasons = new LinkedHashMap<>();
  final Map<String, Rota> rotas = new LinkedHashMap<>();
  final Map<String, Staffing> roles = new LinkedHashMap<>();
  final Map<String, Supplier> suppliers = new LinkedHashMap<>();
  final Map<String, AutomationRule> automations = new LinkedHashMap<>();
  final Set<String> continuityPlans = new LinkedHashSet<>();
  @Nullable QuietHours quietHours;
  final List<MaintenanceWindow> maintenance = new ArrayList<>();
  Pauses pauses = Pauses.EVERY_HOLD;
  Adoption adoption = Adoption.LIVE;
  final List<ServiceLevelRule> serviceLevels = new ArrayList<>();
  final Map<String, KnownWorkaround> workarounds = new LinkedHashMap<>();
  Set<Follow> childrenFollow = FOLLOWED;
  final List<StormRule> storms = new ArrayList<>();
  @Nullable FlappingRule flapping;
  final List<OperationalLevel> operationalLevels = new ArrayList<>();
  final Map<String, Plan> plans = new LinkedHashMap<>();
  ExercisePaging exercisePaging = ExercisePaging.ON_CALL;
  @Nullable MajorRules majorIncidents;

  private final Map<Category, String> categories = new LinkedHashMap<>();
  private @Nullable String defaultTeam;
  private final List<MatrixRow> rows = new ArrayList<>();
  private final Map<String, Integer> rowNumbers = new HashMap<>();
  private final Map<String, Path> paths = new LinkedHashMap<>();

  PolicyBuilder(String name) {
    this.name = Text.name("policy name", name);
  }

  /**
   * Another lifecycle.
   *
   * @param value the lifecycle
   * @return this builder
   */
  public PolicyBuilder lifecycle(Lifecycle value) {
    lifecycle = value;
    return this;
  }

  /**
   * Another priority table.
   *
   * @param value the table
   * @return this builder
   */
  public PolicyBuilder priorities(PriorityTable value) {
    priorities = value;
    return this;
  }

  /**
   * One more team.
   *
   * @param team the team
   * @return this builder
   * @throws InvalidPolicyException when its id is taken or its tier below 1
   */
  public PolicyBuilder team(Team team) {
    List<String> place = List.of("teams", team.id());
    if (teams.putIfAbsent(team.id(), team) != null) {
      throw new InvalidPolicyException(
          place, "team '" + team.id() + "' is there twice", "give each team its own name");
    }
    if (team.tier() < 1) {
      throw new InvalidPolicyException(place, "tier " + team.tier(), "use 1 or more");
    }
    return this;
  }

  /**
   * The team of a category and those below it.
   *
   * @param path such as "application/checkout"
   * @param team the team's id
   * @return this builder
   * @throws InvalidPolicyException when the category has a team already
   */
  public PolicyBuilder category(String path, String team) {
    String before = categories.putIfAbsent(Category.of(path), team);
    if (before != null) {
      throw new InvalidPolicyException(
          List.of("categories", path),
          "category '" + path + "' leads to '" + before + "' already",
          "keep the one that is meant");
    }
    return this;
  }

  /**
   * The team of everything else; required.
   *
   * @param team the team's id
   * @return this builder
   * @throws InvalidPolicyException when there is a default already
   */
  public PolicyBuilder defaultTeam(String team) {
    if (defaultTeam != null) {
      throw new InvalidPolicyException(
          List.of("categories", "*"),
          "there are two default teams, '" + defaultTeam + "' and '" + team + "'",
          "keep one");
    }
    defaultTeam = team;
    return this;
  }

  /**
   * One more path.
   *
   * @param path the path
   * @return this builder
   * @throws InvalidPolicyException when its id is taken
   */
  public PolicyBuilder path(Path path) {
    if (paths.putIfAbsent(path.id(), path) != null) {
      throw new InvalidPolicyException(
          List.of("paths", path.id()),
          "path '" + path.id() + "' is there twice",
          "give each path its own name");
    }
    return this;
  }

  /**
   * One more row at the end of the matrix, with a path of its own that has the row's name.
   *
   * @param rowName the row's name
   * @param when which incidents
   * @param rungs their path
   * @return this builder
   * @throws InvalidPolicyException when the name is taken, or a row before it takes every incident
   */
  public PolicyBuilder escalate(String rowName, When when, Rung... rungs) {
    return path(Path.of(rowName, rungs)).row(new MatrixRow(rowName, when, rowName));
  }

  /**
   * One more row at the end of the matrix.
   *
   * @param row the row
   * @return this builder
   * @throws InvalidPolicyException when the name is taken, or there are two default rows
   */
  public PolicyBuilder row(MatrixRow row) {
    List<String> place = List.of("escalation", String.valueOf(rows.size()));
    if (rowNumbers.containsKey(row.name())) {
      throw new InvalidPolicyException(
          place, "row '" + row.name() + "' is there twice", "give each row its own name");
    }
    MatrixRow last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
    if (last != null && last.when().matchesAll()) {
      throw row.when().matchesAll()
          ? new InvalidPolicyException(
              place,
              "there are two default rows, '" + last.name() + "' and '" + row.name() + "'",
              "keep one, or give this one a condition under 'when'")
          : new InvalidPolicyException(
              place,
              "row '%s' stands behind the default row '%s' and is never reached"
                  .formatted(row.name(), last.name()),
              "move the default row to the end");
    }
    rowNumbers.put(row.name(), rows.size());
    rows.add(row);
    return this;
  }

  /**
   * Who is told when nobody else can be reached.
   *
   * @param contacts whom, and how
   * @return this builder
   */
  public PolicyBuilder lastResort(Contact... contacts) {
    lastResort = ImmutableList.copyOf(contacts);
    return this;
  }

  /**
   * The priorities that go before any backlog.
   *
   * @param values perhaps none
   * @return this builder
   */
  public PolicyBuilder severe(Priority... values) {
    severe = new LinkedHashSet<>(List.of(values));
    return this;
  }

  /**
   * When things happen by themselves.
   *
   * @param value the times
   * @return this builder
   * @throws InvalidPolicyException when one is not positive
   */
  public PolicyBuilder times(Times value) {
    positive("auto-close", value.autoClose());
    positive("reopen-window", value.reopenWindow());
    positive("follow-up", value.followUp());
    if (value.acknowledgementLapse() != null) {
      positive("acknowledgement-lapses", value.acknowledgementLapse());
    }
    if (value.staleAfter() != null) {
      positive("stale-after", value.staleAfter());
    }
    times = value;
    return this;
  }

  /**
   * What becomes of messages that were due while nobody looked.
   *
   * @param value the choice
   * @return this builder
   */
  public PolicyBuilder catchUp(CatchUp value) {
    catchUp = value;
    return this;
  }

  /**
   * How deliveries are tried again.
   *
   * @param value the rules
   * @return this builder
   */
  public PolicyBuilder delivery(DeliveryRules value) {
    delivery = value;
    return this;
  }

  /**
   * One more calendar.
   *
   * @param calendar the calendar
   * @return this builder
   * @throws InvalidPolicyException when its id is taken
   */
  public PolicyBuilder calendar(BusinessCalendar calendar) {
    return put("calendars", "calendar", calendars, calendar.id(), calendar);
  }

  /**
   * One more season.
   *
   * @param season the season
   * @return this builder
   * @throws InvalidPolicyException when its id is taken
   */
  public PolicyBuilder season(Season season) {
    return put("seasons", "season", seasons, season.id(), season);
  }

  /**
   * One more rota.
   *
   * @param rota the rota
   * @return this builder
   * @throws InvalidPolicyException when its id is taken
   */
  public PolicyBuilder rota(Rota rota) {
    return put("rotas", "rota", rotas, rota.id(), rota);
  }

  /**
   * One more role.
   *
   * @param id its name, such as "incident-commander"
   * @param staffing how it is known who has it
   * @return this builder
   * @throws InvalidPolicyException when its id is taken
   */
  public PolicyBuilder role(String id, Staffing staffing) {
    return put("roles", "role", roles, Text.line("role", id, Text.ID), staffing);
  }

  /**
   * One more supplier.
   *
   * @param supplier the supplier
   * @return this builder
   * @throws InvalidPolicyException when its id is taken
   */
  public PolicyBuilder supplier(Supplier supplier) {
    return put("suppliers", "supplier", suppliers, supplier.id(), supplier);
  }

  /**
   * Automations that the host offers and that are only asked for: nothing waits for them.
   *
   * @param names their names
   * @return this builder
   */
  public PolicyBuilder automations(String... names) {
    for (String each : names) {
      automations.putIfAbsent(each, AutomationRule.of(each));
    }
    return this;
  }

  /**
   * One more automation that the host offers.
   *
   * @param rule how it is used
   * @return this builder
   * @throws InvalidPolicyException when its name is taken
   */
  public PolicyBuilder automation(AutomationRule rule) {
    return put("automations", "automation", automations, rule.name(), rule);
  }

  /**
   * One more workaround that is offered to reporters.
   *
   * @param workaround what it is for, and what to do
   * @return this builder
   * @throws InvalidPolicyException when its id is taken
   */
  public PolicyBuilder workaround(KnownWorkaround workaround) {
    return put("workarounds", "workaround", workarounds, workaround.id(), workaround);
  }

  /**
   * The plans for service continuity that the host offers.
   *
   * @param names their names
   * @return this builder
   */
  public PolicyBuilder continuityPlans(String... names) {
    for (String each : names) {
      continuityPlans.add(Text.line("continuity plan", each, Text.ID));
    }
    return this;
  }

  /**
   * When nobody is to be woken for less than severe incidents.
   *
   * @param value calendar and priorities
   * @return this builder
   */
  public PolicyBuilder quietHours(QuietHours value) {
    quietHours = value;
    return this;
  }

  /**
   * One more window of planned work.
   *
   * @param window the window
   * @return this builder
   * @throws InvalidPolicyException when there is one of that name
   */
  public PolicyBuilder maintenance(MaintenanceWindow window) {
    if (maintenance.stream().anyMatch(each -> each.name().equals(window.name()))) {
      throw new InvalidPolicyException(
          List.of("maintenance", String.valueOf(maintenance.size())),
          "window '" + window.name() + "' is there twice",
          "give each window its own name");
    }
    maintenance.add(window);
    return this;
  }

  /**
   * Which holds stop the clock of the path.
   *
   * @param value every hold, or those of some reasons
   * @return this builder
   */
  public PolicyBuilder pauses(Pauses value) {
    pauses = value;
    return this;
  }

  /**
   * When open incidents go over to this version.
   *
   * @param value the choice
   * @return this builder
   */
  public PolicyBuilder adoption(Adoption value) {
    adoption = value;
    return this;
  }

  /**
   * One more service level, asked after those before it.
   *
   * @param rule which incidents are owed what
   * @return this builder
   * @throws InvalidPolicyException when there is one of that name
   */
  public PolicyBuilder serviceLevel(ServiceLevelRule rule) {
    if (serviceLevels.stream().anyMatch(each -> each.name().equals(rule.name()))) {
      throw new InvalidPolicyException(
          List.of("service-levels", String.valueOf(serviceLevels.size())),
          "service level '" + rule.name() + "' is there twice",
          "give each service level its own name");
    }
    serviceLevels.add(rule);
    return this;
  }

  /**
   * What children do with their parent. By default they are resolved and reopened with it, and
   * leave when it is cancelled.
   *
   * @param values nothing for children that only wait while their parent is worked on
   * @return this
   */
  public PolicyBuilder childrenFollow(Follow... values) {
    childrenFollow = values.length == 0 ? Set.of() : EnumSet.copyOf(List.of(values));
    return this;
  }

  /**
   * When many reports are one storm. The first rule that applies to a report counts.
   *
   * @param rule the next rule
   * @return this
   * @throws InvalidPolicyException when there is one of that name
   */
  public PolicyBuilder storm(StormRule rule) {
    if (storms.stream().anyMatch(each -> each.name().equals(rule.name()))) {
      throw new InvalidPolicyException(
          List.of("storms", String.valueOf(storms.size())),
          "storm '" + rule.name() + "' is there twice",
          "give each storm its own name");
    }
    storms.add(rule);
    return this;
  }

  /**
   * When what comes and goes pages nobody any more; by default never.
   *
   * @param rule the rule
   * @return this
   */
  public PolicyBuilder flapping(FlappingRule rule) {
    flapping = rule;
    return this;
  }

  /**
   * One more operational level, asked after those before it.
   *
   * @param level how long which teams may hold what
   * @return this builder
   * @throws InvalidPolicyException when there is one of that name
   */
  public PolicyBuilder operationalLevel(OperationalLevel level) {
    if (operationalLevels.stream().anyMatch(each -> each.name().equals(level.name()))) {
      throw new InvalidPolicyException(
          List.of("operational-levels", String.valueOf(operationalLevels.size())),
          "operational level '" + level.name() + "' is there twice",
          "give each operational level its own name");
    }
    operationalLevels.add(level);
    return this;
  }

  /**
   * Adds a plan for service continuity that the desk goes through step by step.
   *
   * @param plan the plan
   * @return this builder
   * @throws InvalidPolicyException when there is one of this name already
   */
  public PolicyBuilder plan(Plan plan) {
    return put("plans", "plan", plans, plan.id(), plan);
  }

  /**
   * Sets who is told in an exercise; whoever would be told of a real incident unless set.
   *
   * @param value who
   * @return this builder
   */
  public PolicyBuilder exercisePaging(ExercisePaging value) {
    exercisePaging = value;
    return this;
  }

  /**
   * How major incidents are handled. Needs a {@link #lastResort last resort}, so that somebody
   * commands at any time.
   *
   * @param value the rules
   * @return this builder
   * @throws InvalidPolicyException when a time is not positive, or there is no stakeholder
   */
  public PolicyBuilder majorIncidents(MajorRules value) {
    MajorReferences.check(value);
    majorIncidents = value;
    return this;
  }

  private <T> PolicyBuilder put(
      String section, String what, Map<String, T> all, String id, T value) {
    if (all.putIfAbsent(id, value) != null) {
      throw new InvalidPolicyException(
          List.of(section, id),
          what + " '" + id + "' is there twice",
          "give each " + what + " its own name");
    }
    return this;
  }

  /**
   * The policy.
   *
   * @return an immutable policy
   * @throws InvalidPolicyException when it names a team, path or rung that is not there, has no
   *     default team, or repeats a rung that changes the incident
   */
  public Policy build() {
    if (defaultTeam == null) {
      throw new InvalidPolicyException(
          List.of("categories"),
          "there is no default team",
          "say which team takes what no category names: \"*\": service-desk");
    }
    new References(this, rows, paths).check(categories, defaultTeam);
    return new Policy(
        this, Matrix.of(rows, paths, calendars, seasons), CategoryMap.of(categories, defaultTeam));
  }

  private static void positive(String key, Duration value) {
    try {
      Text.duration(key, value, Duration.ofMillis(1));
    } catch (InvalidValueException e) {
      throw new InvalidPolicyException(
          List.of(key), "the duration " + value + " " + e.problem(), e.remedy());
    }
  }
}
