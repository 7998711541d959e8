package dev.tocsin.policy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Sets;
import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.calendar.Season;
import dev.tocsin.continuity.Plan;
import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.Matrix;
import dev.tocsin.incident.Priority;
import dev.tocsin.lifecycle.Lifecycle;
import dev.tocsin.oncall.Rota;
import dev.tocsin.priority.PriorityTable;
import dev.tocsin.routing.CategoryMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All rules of a desk: lifecycle, priorities, teams, who is accountable for what, the escalation
 * matrix, and the times after which things happen by themselves.
 *
 * <p>Built by {@link #builder} or read from a document. Immutable, safe for many threads, no nulls
 * unless marked. Durations are elapsed time. Two policies with the same rules are equal and have
 * the same {@link #version()}, however they were made. Source: escalation.md; domain.md.
 */
public final class Policy {
  private final String name;
  private final Lifecycle lifecycle;
  private final PriorityTable priorities;
  private final ImmutableMap<String, Team> teams;
  private final CategoryMap categories;
  private final Matrix matrix;
  private final ImmutableList<Contact> lastResort;
  private final ImmutableSortedSet<Priority> severe;
  private final int severeLevels;
  private final Times times;
  private final CatchUp catchUp;
  private final DeliveryRules delivery;
  private final ImmutableMap<String, BusinessCalendar> calendars;
  private final ImmutableMap<String, Season> seasons;
  private final ImmutableMap<String, Rota> rotas;
  private final ImmutableMap<String, Staffing> roles;
  private final ImmutableMap<String, Supplier> suppliers;
  private final ImmutableSortedMap<String, AutomationRule> automations;
  private final ImmutableSortedSet<String> continuityPlans;
  private final @Nullable QuietHours quietHours;
  private final ImmutableList<MaintenanceWindow> maintenance;
  private final Pauses pauses;
  private final Adoption adoption;
  private final ImmutableList<ServiceLevelRule> serviceLevels;
  private final ImmutableMap<String, KnownWorkaround> workarounds;
  private final Set<Follow> childrenFollow;
  private final ImmutableList<StormRule> storms;
  private final @Nullable FlappingRule flapping;
  private final ImmutableList<OperationalLevel> operationalLevels;
  private final ImmutableMap<String, Plan> plans;
  private final ExercisePaging exercisePaging;
  private final @Nullable MajorRules majorIncidents;
  private final String version;

  Policy(PolicyBuilder from, Matrix matrix, CategoryMap categories) {
    this.name = from.name;
    this.lifecycle = from.lifecycle;
    this.priorities = from.priorities;
    this.teams = ImmutableMap.copyOf(from.teams);
    this.categories = categories;
    this.matrix = matrix;
    this.lastResort = ImmutableList.copyOf(from.lastResort);
    this.severe = ImmutableSortedSet.copyOf(from.severe);
    this.severeLevels = severe.stream().mapToInt(each -> 1 << each.level()).sum();
    this.times = from.times;
    this.catchUp = from.catchUp;
    this.delivery = from.delivery;
    this.calendars = ImmutableMap.copyOf(from.calendars);
    this.seasons = ImmutableMap.copyOf(from.seasons);
    this.rotas = ImmutableMap.copyOf(from.rotas);
    this.roles = ImmutableMap.copyOf(from.roles);
    this.suppliers = ImmutableMap.copyOf(from.suppliers);
    this.automations = ImmutableSortedMap.copyOf(from.automations);
    this.continuityPlans = ImmutableSortedSet.copyOf(from.continuityPlans);
    this.quietHours = from.quietHours;
    this.maintenance = ImmutableList.copyOf(from.maintenance);
    this.pauses = from.pauses;
    this.adoption = from.adoption;
    this.serviceLevels = ImmutableList.copyOf(from.serviceLevels);
    this.workarounds = ImmutableMap.copyOf(from.workarounds);
    this.childrenFollow = Sets.immutableEnumSet(from.childrenFollow);
    this.storms = ImmutableList.copyOf(from.storms);
    this.flapping = from.flapping;
    this.operationalLevels = ImmutableList.copyOf(from.operationalLevels);
    this.plans = ImmutableMap.copyOf(from.plans);
    this.exercisePaging = from.exercisePaging;
    this.majorIncidents = from.majorIncidents;
    this.version = Fingerprint.of(this);
  }

  /** The rules of one version with the people of another. */
  private Policy(Policy rules, Policy people) {
    this.name = rules.name;
    this.lifecycle = rules.lifecycle;
    this.priorities = rules.priorities;
    this.teams = LiveStaffing.teams(rules, people);
    this.categories = rules.categories;
    this.matrix = rules.matrix;
    this.lastResort = rules.lastResort;
    this.severe = rules.severe;
    this.severeLevels = rules.severeLevels;
    this.times = rules.times;
    this.catchUp = rules.catchUp;
    this.delivery = rules.delivery;
    this.calendars = rules.calendars;
    this.seasons = rules.seasons;
    this.rotas = LiveStaffing.over(rules.rotas, people.rotas);
    this.roles = LiveStaffing.roles(rules, people);
    this.suppliers = rules.suppliers;
    this.automations = rules.automations;
    this.continuityPlans = rules.continuityPlans;
    this.quietHours = rules.quietHours;
    this.maintenance = rules.maintenance;
    this.pauses = rules.pauses;
    this.adoption = rules.adoption;
    this.serviceLevels = rules.serviceLevels;
    this.workarounds = rules.workarounds;
    this.childrenFollow = rules.childrenFollow;
    this.storms = rules.storms;
    this.flapping = rules.flapping;
    this.operationalLevels = rules.operationalLevels;
    this.plans = rules.plans;
    this.exercisePaging = rules.exercisePaging;
    this.majorIncidents = rules.majorIncidents;
    this.version = rules.version;
  }

  /**
   * These rules with the people who are on call by another policy: who is on call is always live,
   * whatever version an incident runs under. Teams and roles that the other does not know keep
   * their people.
   *
   * @param today the policy that is in force
   * @return a policy of the same version; this one when its people are the same
   */
  public Policy onCallBy(Policy today) {
    Policy merged = version.equals(today.version) ? this : new Policy(this, today);
    return merged.equals(this) ? this : merged;
  }

  /**
   * Begins a policy.
   *
   * @param name its name, for people
   * @return a builder
   */
  public static PolicyBuilder builder(String name) {
    return new PolicyBuilder(name);
  }

  /**
   * Its name, for people.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * The hash of its content: the same on every machine, and another after every change of a rule.
   *
   * @return 16 hexadecimal digits
   */
  public String version() {
    return version;
  }

  /**
   * States and transitions.
   *
   * @return the lifecycle
   */
  public Lifecycle lifecycle() {
    return lifecycle;
  }

  /**
   * Impact × urgency → priority.
   *
   * @return the table
   */
  public PriorityTable priorities() {
    return priorities;
  }

  /**
   * The teams, in the order in which they were written.
   *
   * @return by their id
   */
  public Map<String, Team> teams() {
    return teams;
  }

  /**
   * Which team is accountable for which category.
   *
   * @return the mapping
   */
  public CategoryMap categories() {
    return categories;
  }

  /**
   * Which incidents take which path.
   *
   * @return the matrix
   */
  public Matrix matrix() {
    return matrix;
  }

  /**
   * Who is told when nobody else can be reached.
   *
   * @return perhaps nobody
   */
  public List<Contact> lastResort() {
    return lastResort;
  }

  /**
   * The priorities that go before any backlog; a major incident always does.
   *
   * @return P1 unless told otherwise
   */
  public Set<Priority> severe() {
    return severe;
  }

  /**
   * Whether a priority goes before any backlog.
   *
   * @param priority any priority
   * @return true for one of {@link #severe()}
   */
  public boolean severe(Priority priority) {
    return (severeLevels & (1 << priority.level())) != 0;
  }

  /**
   * When things happen by themselves.
   *
   * @return the times
   */
  public Times times() {
    return times;
  }

  /**
   * What becomes of messages that were due while nobody looked.
   *
   * @return {@link CatchUp#LATEST} unless told otherwise
   */
  public CatchUp catchUp() {
    return catchUp;
  }

  /**
   * How deliveries are tried again.
   *
   * @return the rules
   */
  public DeliveryRules delivery() {
    return delivery;
  }

  /**
   * The calendars, in the order in which they were written.
   *
   * @return by their id
   */
  public Map<String, BusinessCalendar> calendars() {
    return calendars;
  }

  /**
   * The seasons, in the order in which they were written.
   *
   * @return by their id
   */
  public Map<String, Season> seasons() {
    return seasons;
  }

  /**
   * The rotas, in the order in which they were written.
   *
   * @return by their id
   */
  public Map<String, Rota> rotas() {
    return rotas;
  }

  /**
   * Who has which role.
   *
   * @return by the role's id, in the order in which they were written
   */
  public Map<String, Staffing> roles() {
    return roles;
  }

  /**
   * The suppliers, in the order in which they were written.
   *
   * @return by their id
   */
  public Map<String, Supplier> suppliers() {
    return suppliers;
  }

  /**
   * The automations that the host offers, and how they are used.
   *
   * @return by their name, sorted
   */
  public Map<String, AutomationRule> automations() {
    return automations;
  }

  /**
   * What reporters are offered, in the order in which it was written.
   *
   * @return by id
   */
  public Map<String, KnownWorkaround> workarounds() {
    return workarounds;
  }

  /**
   * The plans for service continuity that the host offers.
   *
   * @return their names
   */
  public Set<String> continuityPlans() {
    return continuityPlans;
  }

  /**
   * When nobody is to be woken for less than severe incidents.
   *
   * @return the quiet hours, or null when there are none
   */
  public @Nullable QuietHours quietHours() {
    return quietHours;
  }

  /**
   * Planned work, in the order in which it was written; of several windows that match an incident
   * each counts.
   *
   * @return perhaps none
   */
  public List<MaintenanceWindow> maintenance() {
    return maintenance;
  }

  /**
   * Which holds stop the clock of the path.
   *
   * @return {@link Pauses#EVERY_HOLD} unless told otherwise
   */
  public Pauses pauses() {
    return pauses;
  }

  /**
   * When open incidents go over to this version.
   *
   * @return {@link Adoption#LIVE} unless told otherwise
   */
  public Adoption adoption() {
    return adoption;
  }

  /**
   * The service levels; the first that matches an incident is the one it is owed.
   *
   * @return in the order in which they are asked
   */
  public List<ServiceLevelRule> serviceLevels() {
    return serviceLevels;
  }

  /**
   * What children do with their parent.
   *
   * @return by default they are resolved and reopened with it, and leave when it is cancelled
   */
  public Set<Follow> childrenFollow() {
    return childrenFollow;
  }

  /**
   * When many reports are one storm.
   *
   * @return in the order in which they are asked; the first that applies counts
   */
  public List<StormRule> storms() {
    return storms;
  }

  /**
   * When what comes and goes pages nobody any more.
   *
   * @return the rule; null for never
   */
  public @Nullable FlappingRule flapping() {
    return flapping;
  }

  /**
   * How long teams may hold incidents; the first that matches a holding is the one that counts.
   *
   * @return in the order in which they are asked
   */
  public List<OperationalLevel> operationalLevels() {
    return operationalLevels;
  }

  /**
   * How long a team may hold an incident.
   *
   * @param team the accountable team
   * @param priority the incident's priority
   * @return the first that matches, or null when there is none
   */
  public @Nullable OperationalLevel operationalLevel(String team, Priority priority) {
    for (OperationalLevel each : operationalLevels) {
      if (each.matches(team, priority)) {
        return each;
      }
    }
    return null;
  }

  /**
   * How major incidents are handled.
   *
   * @return the rules, or null when the policy says nothing of them
   */
  public @Nullable MajorRules majorIncidents() {
    return majorIncidents;
  }

  /**
   * A team.
   *
   * @param id its id
   * @return the team, or null when the policy has none of that id
   */
  public @Nullable Team team(String id) {
    return teams.get(id);
  }

  /**
   * The plans for service continuity that the desk goes through step by step.
   *
   * @return by id, in the order in which they were added
   */
  public Map<String, Plan> plans() {
    return plans;
  }

  /**
   * Who is told in an exercise.
   *
   * @return {@link ExercisePaging#ON_CALL} unless told
   */
  public ExercisePaging exercisePaging() {
    return exercisePaging;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Policy that
        && name.equals(that.name)
        && lifecycle.equals(that.lifecycle)
        && priorities.equals(that.priorities)
        && teams.equals(that.teams)
        && categories.equals(that.categories)
        && matrix.equals(that.matrix)
        && lastResort.equals(that.lastResort)
        && severe.equals(that.severe)
        && times.equals(that.times)
        && catchUp == that.catchUp
        && delivery.equals(that.delivery)
        && calendars.equals(that.calendars)
        && seasons.equals(that.seasons)
        && rotas.equals(that.rotas)
        && roles.equals(that.roles)
        && suppliers.equals(that.suppliers)
        && automations.equals(that.automations)
        && ImmutableList.copyOf(workarounds.values())
            .equals(ImmutableList.copyOf(that.workarounds.values()))
        && continuityPlans.equals(that.continuityPlans)
        && Objects.equals(quietHours, that.quietHours)
        && maintenance.equals(that.maintenance)
        && pauses.equals(that.pauses)
        && adoption == that.adoption
        && serviceLevels.equals(that.serviceLevels)
        && childrenFollow.equals(that.childrenFollow)
        && storms.equals(that.storms)
        && Objects.equals(flapping, that.flapping)
        && operationalLevels.equals(that.operationalLevels)
        && plans.equals(that.plans)
        && exercisePaging == that.exercisePaging
        && Objects.equals(majorIncidents, that.majorIncidents);
  }

  @Override
  public int hashCode() {
    return version.hashCode();
  }

  @Override
  public String toString() {
    return "Policy[" + name + ", version " + version + "]";
  }
}
