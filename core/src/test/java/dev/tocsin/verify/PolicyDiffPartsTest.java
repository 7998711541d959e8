package dev.tocsin.verify;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.calendar.BusinessCalendarBuilder;
import dev.tocsin.calendar.DateSpan;
import dev.tocsin.calendar.Season;
import dev.tocsin.calendar.WeeklyHours;
import dev.tocsin.continuity.Plan;
import dev.tocsin.continuity.PlanStep;
import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.MatrixRow;
import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.PathRepeat;
import dev.tocsin.escalation.Repeat;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Target;
import dev.tocsin.escalation.Threshold;
import dev.tocsin.escalation.Until;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Recipient;
import dev.tocsin.lifecycle.Lifecycle;
import dev.tocsin.lifecycle.Trigger;
import dev.tocsin.oncall.Layer;
import dev.tocsin.oncall.Mode;
import dev.tocsin.oncall.OnHolidays;
import dev.tocsin.oncall.Restriction;
import dev.tocsin.oncall.Rota;
import dev.tocsin.oncall.RotaOverride;
import dev.tocsin.oncall.RotaVersion;
import dev.tocsin.oncall.Rotation;
import dev.tocsin.policy.Adoption;
import dev.tocsin.policy.AutomationRule;
import dev.tocsin.policy.CatchUp;
import dev.tocsin.policy.DeliveryRules;
import dev.tocsin.policy.ExercisePaging;
import dev.tocsin.policy.KnownWorkaround;
import dev.tocsin.policy.MaintenanceWindow;
import dev.tocsin.policy.Pauses;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.PolicyBuilder;
import dev.tocsin.policy.QuietHours;
import dev.tocsin.policy.ServiceLevelRule;
import dev.tocsin.policy.Staffing;
import dev.tocsin.policy.Supplier;
import dev.tocsin.policy.Team;
import dev.tocsin.policy.Times;
import dev.tocsin.priority.PriorityTable;
import dev.tocsin.servicelevel.ServiceLevel;
import dev.tocsin.servicelevel.ServiceTarget;
import dev.tocsin.servicelevel.TargetKind;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each part of a policy is compared, and what changed is said in the words of its document. */
class PolicyDiffPartsTest {
  private static final LocalDateTime MONDAY_NINE = LocalDateTime.of(2026, 11, 2, 9, 0);
  private static final LocalDate CHRISTMAS = LocalDate.of(2026, 12, 25);
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** The parts of a policy, each to be replaced. */
  private static final class Parts {
    String name = "acme";
    BusinessCalendarBuilder business = business("08:00-18:00", ZoneOffset.UTC);
    BusinessCalendar night = night("06:00");
    Season sale = sale(27);
    Layer layer = Layer.of("weekly", Rotation.weeks(1), MONDAY_NINE, "dana", "lee");
    UnaryOperator<Rota> rota = UnaryOperator.identity();
    ZoneId rotaZone = ZoneOffset.UTC;
    Team desk = Team.onRota("desk", 1, "first");
    Team apps = Team.of("apps", 2, "mo");
    String appsTeam = "apps";
    String defaultTeam = "desk";
    List<List<Integer>> priorities = List.of(List.of(1, 2), List.of(2, 3));
    Contact role = Contact.person("ivy");
    Contact supplier = Contact.person("tam");
    Contact lastResort = Contact.person("otto");
    List<AutomationRule> automations =
        List.of(
            new AutomationRule("restart", Duration.ofMinutes(5), null, null),
            AutomationRule.of("drain"));
    KnownWorkaround workaround = new KnownWorkaround("wait", When.any(), "Wait.");
    List<String> plans = List.of("failover");
    Rung page =
        Rung.after("page", Duration.ZERO)
            .until(Until.ACKNOWLEDGED)
            .notifyOnCall("desk")
            .repeat(new Repeat(Duration.ofMinutes(5), 3));
    Rung swarm = Rung.after("swarm", Duration.ofMinutes(10)).summon("apps");
    UnaryOperator<Path> path = UnaryOperator.identity();
    Path spare = Path.of("spare", Rung.after("tell", Duration.ZERO).informOnCall("apps"));
    When severe = When.any().priorities(Priority.P1);
    When shadowed = When.any().priorities(Priority.P1).categories("a");
    List<String> overlaps = List.of();
    ServiceTarget response =
        ServiceTarget.of(TargetKind.RESPONSE, Duration.ofMinutes(15)).calendar("business");
    When gold = When.any().priorities(Priority.P1);
    Priority[] severePriorities = {Priority.P1};
    Times times = Times.DEFAULT;
    CatchUp catchUp = CatchUp.LATEST;
    DeliveryRules delivery = DeliveryRules.DEFAULT;
    QuietHours quiet = new QuietHours("night", true, Set.of(Priority.P3));
    MaintenanceWindow work = work("db upgrade", When.any(), 2, BERLIN, false);
    Pauses pauses = Pauses.EVERY_HOLD;
    Adoption adoption = Adoption.LIVE;
    Lifecycle lifecycle = Lifecycle.itil();
    Plan fire = Plan.of("fire").then(PlanStep.of("freeze"));
    ExercisePaging paging = ExercisePaging.ON_CALL;

    Policy build() {
      PolicyBuilder builder =
          Policy.builder(name)
              .lifecycle(lifecycle)
              .priorities(
                  PriorityTable.of(
                      List.of(SmallPolicies.HIGH_IMPACT, SmallPolicies.LOW_IMPACT),
                      List.of(SmallPolicies.NOW, SmallPolicies.LATER),
                      priorities))
              .calendar(business.build())
              .calendar(night)
              .season(sale)
              .rota(rota.apply(Rota.of("first", rotaZone, layer)))
              .team(desk)
              .team(apps)
              .category("a", appsTeam)
              .defaultTeam(defaultTeam)
              .role("manager", new Staffing.Fixed(List.of(role)))
              .supplier(new Supplier("host", List.of(supplier)))
              .workaround(workaround)
              .continuityPlans(plans.toArray(String[]::new))
              .path(path.apply(Path.of("severe", page, swarm)))
              .path(spare)
              .row(
                  new MatrixRow("severe", severe, "severe")
                      .overlaps(overlaps.toArray(String[]::new)))
              .row(new MatrixRow("shadowed", shadowed, "spare"))
              .row(new MatrixRow("rest", When.any(), "spare"))
              .serviceLevel(new ServiceLevelRule(gold, ServiceLevel.of("gold", response)))
              .lastResort(lastResort)
              .severe(severePriorities)
              .times(times)
              .catchUp(catchUp)
              .delivery(delivery)
              .quietHours(quiet)
              .maintenance(work)
              .pauses(pauses)
              .plan(fire)
              .exercisePaging(paging)
              .adoption(adoption);
      automations.forEach(builder::automation);
      return builder.build();
    }
  }

  private interface Edit {
    void in(Parts parts);
  }

  private record Case(String place, String before, String after, Edit edit) {
    @Override
    public String toString() {
      return place + ": " + before + " to " + after;
    }
  }

  private static Case of(String place, String before, String after, Edit edit) {
    return new Case(place, before, after, edit);
  }

  static Stream<Case> edits() {
    return Stream.of(calendars(), people(), escalation(), levels(), settings())
        .flatMap(List::stream);
  }

  private static List<Case> calendars() {
    return List.of(
        of(
            "calendar business, monday",
            "08:00-18:00",
            "09:00-17:00",
            p -> p.business = business("09:00-17:00", ZoneOffset.UTC)),
        of(
            "calendar business, zone",
            "Z",
            "Europe/Berlin",
            p -> p.business = business("08:00-18:00", BERLIN)),
        of(
            "calendar business, holiday 2026-12-26",
            "none",
            "Boxing Day",
            p -> p.business.holiday(CHRISTMAS.plusDays(1), "Boxing Day")),
        of(
            "calendar business, exception 2026-12-24",
            "none",
            "closed",
            p -> p.business.exception(CHRISTMAS.minusDays(1))),
        of(
            "calendar business, season sale, dates",
            "none",
            "2026-11-27 to 2026-11-30",
            p -> p.business.season("sale", p.sale.dates(), WeeklyHours.ALWAYS)),
        of("calendar night, monday", "00:00-06:00", "00:00-07:00", p -> p.night = night("07:00")),
        of(
            "season sale",
            "2026-11-27 to 2026-11-30 Z",
            "2026-11-28 to 2026-11-30 Z",
            p -> p.sale = sale(28)));
  }

  private static List<Case> people() {
    return List.of(
        of("role manager", "ivy", "ida", p -> p.role = Contact.person("ida")),
        of("role manager", "ivy", "ivy by sms", p -> p.role = by("ivy", "sms")),
        of("supplier host", "tam", "tim", p -> p.supplier = Contact.person("tim")),
        of("supplier host", "tam", "tam by phone", p -> p.supplier = by("tam", "phone")),
        of("last resort", "otto", "otto by phone", p -> p.lastResort = by("otto", "phone")),
        of("team apps, tier", "2", "3", p -> p.apps = Team.of("apps", 3, "mo")),
        of(
            "team apps",
            "mo",
            "mo by sms",
            p -> p.apps = new Team("apps", 2, new Staffing.Fixed(List.of(by("mo", "sms"))))),
        of(
            "team apps",
            "mo",
            "whom the host names",
            p -> p.apps = new Team("apps", 2, new Staffing.ByHost())),
        of(
            "team desk",
            "dana",
            "dana by phone",
            p -> p.layer = p.layer.withMembers(List.of(by("dana", "phone"), by("lee", "phone")))),
        of(
            "team desk",
            "dana",
            "kim",
            p ->
                p.rota =
                    rota ->
                        rota.withOverrides(
                            List.of(override("dana", LocalDateTime.of(2026, 12, 3, 9, 0))))),
        of(
            "rota first, override from 2028-01-10T09:00 until 2028-01-11T09:00",
            "none",
            "kim instead of dana, zone Z",
            p ->
                p.rota =
                    rota ->
                        rota.withOverrides(
                            List.of(override("dana", LocalDateTime.of(2028, 1, 10, 9, 0))))),
        of(
            "rota first, layer weekly",
            "on holidays as usual",
            "until 2029-01-01T00:00",
            p -> p.layer = p.layer.until(LocalDateTime.of(2029, 1, 1, 0, 0))),
        of(
            "rota first, layer weekly",
            "as usual",
            "off",
            p -> p.layer = p.layer.onHolidays(OnHolidays.OFF)),
        of(
            "rota first, holiday 2026-12-25",
            "none",
            "a holiday",
            p -> p.rota = rota -> rota.withHolidays(List.of(CHRISTMAS))),
        of(
            "rota first, mode",
            "topmost",
            "together",
            p ->
                p.rota =
                    rota ->
                        Rota.of(
                            "first",
                            ZoneOffset.UTC,
                            List.of(new RotaVersion(null, Mode.TOGETHER, List.of(p.layer))),
                            List.of(),
                            List.of())),
        of("rota first, zone", "Z", "UTC", p -> p.rotaZone = ZoneId.of("UTC")),
        of(
            "team desk",
            "dana",
            "nobody",
            p ->
                p.layer =
                    p.layer.within(Restriction.daily(LocalTime.of(8, 0), LocalTime.of(20, 0)))));
  }

  private static List<Case> escalation() {
    return List.of(
        of(
            "priority P1",
            "row 'severe': rung swarm: after 10 min",
            "row 'severe': rung swarm: after 20 min",
            p -> p.swarm = Rung.after("swarm", Duration.ofMinutes(20)).summon("apps")),
        of(
            "priority P1",
            "rung swarm: after 10 min",
            "rung swarm: after 10 min on business",
            p ->
                p.swarm =
                    new Rung(
                        "swarm",
                        new Threshold.Business(Duration.ofMinutes(10), "business"),
                        p.swarm.until(),
                        p.swarm.actions(),
                        null,
                        null)),
        of(
            "priority P1",
            "rung page: until acknowledged",
            "rung page: until updated",
            p -> p.page = p.page.until(Until.UPDATED)),
        of(
            "priority P1",
            "again every 5 min, 3 times",
            "again every 5 min, 4 times",
            p -> p.page = p.page.repeat(new Repeat(Duration.ofMinutes(5), 4))),
        of(
            "priority P1",
            "rung page: the usual message",
            "rung page: message \"Wake up\"",
            p -> p.page = p.page.message("Wake up")),
        of(
            "priority P1",
            "rung swarm: summon apps",
            "rung swarm: summon apps then notify person mo by sms",
            p ->
                p.swarm =
                    p.swarm.action(new Action.Notify(List.of(new Target.Person(by("mo", "sms")))))),
        of(
            "priority P1",
            "no rung boss",
            "rung boss: after 1 h, until resolved, declare-major",
            p ->
                p.path =
                    path ->
                        Path.of(
                            "severe",
                            p.page,
                            p.swarm,
                            Rung.after("boss", Duration.ofHours(1)).declareMajor())),
        of(
            "priority P1",
            "order rung page and rung swarm",
            "order rung swarm and rung page",
            p -> p.path = path -> Path.of("severe", p.swarm, p.page)),
        of(
            "priority P1",
            "no repeat of the path",
            "from rung swarm every 30 min",
            p ->
                p.path =
                    path ->
                        path.repeat(
                            new PathRepeat("swarm", new Repeat(Duration.ofMinutes(30), null)))),
        of(
            "priority P2",
            "row 'rest'",
            "row 'severe'",
            p -> p.severe = p.severe.priorities(Priority.P1, Priority.P2)),
        of(
            "row shadowed, as written",
            "category a, priority P1",
            "priority P1, path spare",
            p -> p.shadowed = p.severe),
        of(
            "row severe, as written",
            "path severe",
            "path severe, overlaps shadowed",
            p -> p.overlaps = List.of("shadowed")),
        of("category a", "apps", "desk", p -> p.appsTeam = "desk"),
        of("every other category", "desk", "apps", p -> p.defaultTeam = "apps"),
        of(
            "impact narrow, urgency later",
            "P3",
            "P4",
            p -> p.priorities = List.of(List.of(1, 2), List.of(2, 4))));
  }

  private static List<Case> levels() {
    return List.of(
        of(
            "priority P1",
            "service level 'gold': response: within 15 min",
            "service level 'gold': response: within 10 min",
            p ->
                p.response =
                    ServiceTarget.of(TargetKind.RESPONSE, Duration.ofMinutes(10))
                        .calendar("business")),
        of(
            "priority P1",
            "response: on business",
            "response: on night",
            p -> p.response = p.response.calendar("night")),
        of(
            "priority P1",
            "response: no warnings",
            "response: warn at 50% and 75%",
            p -> p.response = p.response.warnings(50, 75)),
        of(
            "priority P1",
            "response: no pauses",
            "response: pauses caller",
            p -> p.response = p.response.pausedBy(Set.of("caller"))),
        of(
            "priority P2",
            "no service level",
            "response: within 15 min",
            p -> p.gold = When.any().priorities(Priority.P1, Priority.P2)));
  }

  private static List<AutomationRule> restart(
      Duration limit, @Nullable Integer attempts, @Nullable String resolves) {
    return List.of(
        new AutomationRule("restart", limit, attempts, resolves), AutomationRule.of("drain"));
  }

  private static List<Case> settings() {
    return List.of(
        of("name", "acme", "acme 2", p -> p.name = "acme 2"),
        of(
            "automation drain",
            "is only asked for",
            "none",
            p -> p.automations = p.automations.subList(0, 1)),
        of(
            "automation restart",
            "has 5 min",
            "has 6 min",
            p -> p.automations = restart(Duration.ofMinutes(6), null, null)),
        of(
            "automation restart",
            "has 5 min",
            "has 5 min, is tried 2 times",
            p -> p.automations = restart(Duration.ofMinutes(5), 2, null)),
        of(
            "automation restart",
            "has 5 min",
            "has 5 min, resolves as fix",
            p -> p.automations = restart(Duration.ofMinutes(5), null, "fix")),
        of(
            "workaround wait",
            "for every incident: Wait.",
            "for every incident: Go on.",
            p -> p.workaround = new KnownWorkaround("wait", When.any(), "Go on.")),
        of(
            "workaround wait",
            "for every incident: Wait.",
            "for category a: Wait.",
            p -> p.workaround = new KnownWorkaround("wait", When.any().categories("a"), "Wait.")),
        of(
            "continuity plans",
            "failover",
            "failover and paper",
            p -> p.plans = List.of("failover", "paper")),
        of("told in exercises", "on call", "nobody", p -> p.paging = ExercisePaging.NOBODY),
        of(
            "plan fire, invoked by major incidents",
            "none",
            "those with category a",
            p -> p.fire = p.fire.onMajor(When.any().categories("a"))),
        of(
            "plan fire, invoked by major incidents",
            "none",
            "all",
            p -> p.fire = p.fire.onMajor(When.any())),
        of(
            "plan fire, step freeze",
            "within any time, usual attempts, on failure stop",
            "stage 1, \"Hold\", within 5 min, 2 attempts, on failure go on",
            p ->
                p.fire =
                    Plan.of("fire")
                        .then(
                            PlanStep.of("freeze")
                                .what("Hold")
                                .within(Duration.ofMinutes(5))
                                .attempts(2)
                                .orGoOn())),
        of(
            "plan fire, step thaw",
            "none",
            "return, stage 1",
            p -> p.fire = p.fire.thenBack(PlanStep.of("thaw"))),
        of("plan fire, step web", "none", "stage 2", p -> p.fire = p.fire.then(PlanStep.of("web"))),
        of(
            "severe priorities",
            "P1",
            "P1 and P2",
            p -> p.severePriorities = new Priority[] {Priority.P1, Priority.P2}),
        of("auto-close after", "3 d", "2 d", p -> p.times = times(2, 7, 1, null)),
        of("reopening within", "7 d", "8 d", p -> p.times = times(3, 8, 1, null)),
        of("follow-up of holds after", "1 d", "4 d", p -> p.times = times(3, 7, 4, null)),
        of(
            "acknowledgements lapse after",
            "never",
            "30 min",
            p -> p.times = times(3, 7, 1, Duration.ofMinutes(30))),
        of(
            "stale after",
            "never",
            "2 h",
            p -> p.times = Times.DEFAULT.staleAfter(Duration.ofHours(2))),
        of("catch-up", "latest", "each", p -> p.catchUp = CatchUp.EACH),
        of("delivery, attempts", "6", "7", p -> p.delivery = delivery(7, 10_000, 15)),
        of(
            "delivery, first pause",
            "10 s",
            "10 s 500 ms",
            p -> p.delivery = delivery(6, 10_500, 15)),
        of(
            "delivery, longest pause",
            "15 min",
            "20 min",
            p -> p.delivery = delivery(6, 10_000, 20)),
        of(
            "quiet hours",
            "inside night, priority P3",
            "inside night, priority P3 and P4",
            p -> p.quiet = new QuietHours("night", true, Set.of(Priority.P3, Priority.P4))),
        of(
            "quiet hours",
            "inside night",
            "outside business",
            p -> p.quiet = new QuietHours("business", false, Set.of(Priority.P3))),
        of(
            "maintenance db upgrade",
            "from 2026-12-05T01:00",
            "from 2026-12-05T02:00",
            p -> p.work = work("db upgrade", When.any(), 3, BERLIN, false)),
        of(
            "maintenance db upgrade",
            "for every incident",
            "for category a",
            p -> p.work = work("db upgrade", When.any().categories("a"), 2, BERLIN, false)),
        of(
            "maintenance db upgrade",
            "targets run on",
            "targets pause",
            p -> p.work = work("db upgrade", When.any(), 2, BERLIN, true)),
        of(
            "holds that stop the path",
            "every hold",
            "caller",
            p -> p.pauses = new Pauses(Set.of("caller"))),
        of("open incidents", "live", "at next rung", p -> p.adoption = Adoption.AT_NEXT_RUNG),
        of("state Waiting", "none", "on hold", p -> p.lifecycle = waiting("New")),
        of(
            "transition from Assigned on hold for 'caller'",
            "none",
            "to Waiting",
            p -> p.lifecycle = waiting("Assigned")));
  }

  @ParameterizedTest
  @MethodSource("edits")
  void an_edit_of_one_part_is_reported_at_its_place_in_words(Case each) {
    Parts parts = new Parts();
    each.edit.in(parts);
    Policy before = new Parts().build();
    Policy after = parts.build();
    assertThat(differences(before, after))
        .anySatisfy(
            found -> {
              assertThat(found.about()).startsWith(each.place);
              assertThat(found.before()).contains(each.before);
              assertThat(found.after()).contains(each.after);
            })
        .allSatisfy(
            found ->
                assertThat(found.toString()).doesNotContain("[").doesNotContain("as it is before"));
  }

  @Test
  void only_policies_of_one_version_decide_the_same() {
    Map<String, Policy> policies = new LinkedHashMap<>();
    List<Case> all = edits().toList();
    for (Case each : all) {
      Parts parts = new Parts();
      each.edit.in(parts);
      Policy policy = parts.build();
      policies.put(policy.version(), policy);
    }
    assertThat(policies).hasSize(all.size());
    List<Policy> each = new ArrayList<>(policies.values());
    each.add(new Parts().build());
    for (Policy one : each) {
      for (Policy other : each) {
        assertThat(differences(one, other).isEmpty())
            .isEqualTo(one.version().equals(other.version()));
      }
    }
  }

  @Test
  void what_is_only_written_in_another_way_is_named_by_its_section() {
    Policy before = small(builder -> builder);
    Policy after = small(builder -> builder.category("a/c", "apps"));
    assertThat(differences(before, after))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.about()).isEqualTo("categories, as written");
              assertThat(each.after()).contains("no decision found that differs");
            });
  }

  private static Policy small(Function<PolicyBuilder, PolicyBuilder> edit) {
    return edit.apply(SmallPolicies.empty()).row(new MatrixRow("all", When.any(), "one")).build();
  }

  private static List<Difference> differences(Policy before, Policy after) {
    return PolicyDiff.between(before, after, VerifyOptions.from(SmallPolicies.FROM)).differences();
  }

  private static BusinessCalendarBuilder business(String hours, ZoneId zone) {
    return BusinessCalendar.builder("business", zone)
        .weekly(WeeklyHours.CLOSED.open(hours, MONDAY, TUESDAY))
        .holiday(CHRISTMAS, "Christmas");
  }

  private static BusinessCalendar night(String until) {
    return BusinessCalendar.builder("night", ZoneOffset.UTC)
        .weekly(WeeklyHours.CLOSED.open("00:00-" + until, MONDAY))
        .build();
  }

  private static Season sale(int from) {
    return new Season(
        "sale",
        new DateSpan.Once(LocalDate.of(2026, 11, from), LocalDate.of(2026, 11, 30)),
        ZoneOffset.UTC);
  }

  private static Contact by(String person, String channel) {
    return new Contact(Recipient.person(person), channel);
  }

  private static RotaOverride override(String person, LocalDateTime from) {
    return new RotaOverride(
        Recipient.person(person), Contact.person("kim"), from, from.plusDays(1), ZoneOffset.UTC);
  }

  private static Times times(int close, int reopen, int followUp, Duration lapse) {
    return new Times(
        Duration.ofDays(close), Duration.ofDays(reopen), Duration.ofDays(followUp), lapse, null);
  }

  private static DeliveryRules delivery(int attempts, int millis, int minutes) {
    return new DeliveryRules(attempts, Duration.ofMillis(millis), Duration.ofMinutes(minutes));
  }

  private static MaintenanceWindow work(
      String name, When when, int hour, ZoneId zone, boolean pauses) {
    return new MaintenanceWindow(
        name,
        when,
        LocalDateTime.of(2026, 12, 5, hour - 1, 0),
        LocalDateTime.of(2026, 12, 5, hour + 3, 0),
        zone,
        pauses);
  }

  private static Lifecycle waiting(String from) {
    Lifecycle.Builder builder = Lifecycle.builder();
    Lifecycle.itil().states().forEach(state -> builder.state(state.name(), state.phase()));
    builder.state("Waiting", Phase.ON_HOLD);
    for (var row : Lifecycle.itil().transitions()) {
      builder.on(row.from().name(), row.trigger(), row.to().name());
    }
    return builder
        .onHold(from, "caller", "Waiting")
        .on("Waiting", Trigger.RESUME, "In progress")
        .build();
  }
}
