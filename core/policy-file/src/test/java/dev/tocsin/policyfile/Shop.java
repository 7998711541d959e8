package dev.tocsin.policyfile;

import static dev.tocsin.lifecycle.Trigger.ASSIGN;
import static dev.tocsin.lifecycle.Trigger.CANCEL;
import static dev.tocsin.lifecycle.Trigger.CLOSE;
import static dev.tocsin.lifecycle.Trigger.HOLD;
import static dev.tocsin.lifecycle.Trigger.MARK_DUPLICATE;
import static dev.tocsin.lifecycle.Trigger.REOPEN;
import static dev.tocsin.lifecycle.Trigger.RESOLVE;
import static dev.tocsin.lifecycle.Trigger.RESUME;
import static dev.tocsin.lifecycle.Trigger.START;
import static dev.tocsin.policyfile.ShopTimes.local;

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
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Recipient;
import dev.tocsin.incident.Source;
import dev.tocsin.incident.Urgency;
import dev.tocsin.lifecycle.Lifecycle;
import dev.tocsin.policy.Adoption;
import dev.tocsin.policy.AutomationRule;
import dev.tocsin.policy.CatchUp;
import dev.tocsin.policy.DeliveryRules;
import dev.tocsin.policy.ExercisePaging;
import dev.tocsin.policy.FlappingRule;
import dev.tocsin.policy.Follow;
import dev.tocsin.policy.HourlyRate;
import dev.tocsin.policy.KnownWorkaround;
import dev.tocsin.policy.MaintenanceWindow;
import dev.tocsin.policy.MajorRules;
import dev.tocsin.policy.OperationalLevel;
import dev.tocsin.policy.Pauses;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.PolicyBuilder;
import dev.tocsin.policy.QuietHours;
import dev.tocsin.policy.ServiceLevelRule;
import dev.tocsin.policy.Staffing;
import dev.tocsin.policy.StormRule;
import dev.tocsin.policy.Supplier;
import dev.tocsin.policy.SupplierContract;
import dev.tocsin.policy.SupplierTarget;
import dev.tocsin.policy.Team;
import dev.tocsin.policy.Times;
import dev.tocsin.priority.PriorityTable;
import dev.tocsin.servicelevel.ServiceLevel;
import dev.tocsin.servicelevel.ServiceTarget;
import dev.tocsin.servicelevel.TargetKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules of {@code shop.yaml}, made by builders. */
final class Shop {
  private static final Contact DANA = by("dana", "sms");

  private Shop() {}

  private static Plan fire() {
    return Plan.of("fire")
        .onMajor(When.any().categories("datacentre").priorities(Priority.P1))
        .then(
            PlanStep.of("freeze-orders")
                .what("Stop taking orders")
                .within(Duration.ofMinutes(5))
                .attempts(2))
        .then(
            PlanStep.of("fail-over-database").within(Duration.ofMinutes(10)),
            PlanStep.of("fail-over-web").orGoOn(),
            PlanStep.of("dns"))
        .thenBack(PlanStep.of("database-back"), PlanStep.of("web-back"))
        .thenBack(PlanStep.of("check"));
  }

  static Policy policy() {
    PolicyBuilder builder = Policy.builder("shop");
    times(builder);
    people(builder);
    serviceLevels(builder);
    matrix(builder);
    return builder
        .category("application/checkout", "checkout")
        .defaultTeam("service-desk")
        .priorities(priorities())
        .lifecycle(lifecycle())
        .lastResort(by("operations-manager", "phone"))
        .severe(Priority.P1, Priority.P2)
        .adoption(Adoption.AT_NEXT_RUNG)
        .catchUp(CatchUp.EACH)
        .childrenFollow(Follow.RESOLVE, Follow.CANCEL)
        .storm(StormRule.byService("shop is down", 20, Duration.ofMinutes(10)))
        .storm(new StormRule("region", StormRule.By.ATTRIBUTE, "region", 50, Duration.ofMinutes(5)))
        .flapping(new FlappingRule(4, Duration.ofMinutes(30), Duration.ofMinutes(15)))
        .delivery(new DeliveryRules(5, Duration.ofSeconds(5), Duration.ofMinutes(10)))
        .plan(fire())
        .plan(Plan.of("paper").onMajor(When.any()).then(PlanStep.of("print")))
        .plan(Plan.of("by-hand").then(PlanStep.of("one"), PlanStep.of("two")))
        .exercisePaging(ExercisePaging.NOBODY)
        .majorIncidents(
            MajorRules.of("incident-commander")
                .team("management")
                .updateEvery(
                    Map.of(Priority.P1, Duration.ofMinutes(30), Priority.P2, Duration.ofHours(1)))
                .stakeholders(
                    new Target.Subscribers(),
                    new Target.Reporter(),
                    new Target.OnCallOf("management"))
                .declareAfter(Duration.ofMinutes(10))
                .reviewWithin(Duration.ofDays(5))
                .costPerHour(HourlyRate.of("95.50 EUR")))
        .build();
  }

  static Contact by(String person, String channel) {
    return new Contact(Recipient.person(person), channel);
  }

  private static void times(PolicyBuilder builder) {
    builder
        .calendar(ShopTimes.business())
        .calendar(ShopTimes.night())
        .season(ShopTimes.christmas())
        .season(ShopTimes.sale())
        .rota(ShopTimes.checkout())
        .rota(ShopTimes.commanders())
        .quietHours(new QuietHours("night", true, Set.of(Priority.P3, Priority.P4)))
        .maintenance(
            new MaintenanceWindow(
                "new database",
                When.any().services("shop"),
                local("2026-11-29T01:00"),
                local("2026-11-29T05:00:30"),
                ShopTimes.BERLIN,
                true))
        .maintenance(
            new MaintenanceWindow(
                "new till",
                When.any(),
                local("2026-12-29T01:00"),
                local("2026-12-29T05:00"),
                ShopTimes.LONDON,
                false))
        .pauses(new Pauses(Set.of("caller", "Awaiting vendor")))
        .times(
            new Times(
                Duration.ofDays(2),
                Duration.ofDays(8),
                Duration.ofHours(12),
                Duration.ofMinutes(30),
                Duration.ofHours(24)));
  }

  private static void people(PolicyBuilder builder) {
    Contact scribes = new Contact(new Recipient("group", "scribes"), "default");
    builder
        .team(Team.of("service-desk", 1, "sam"))
        .team(fixed("checkout", 2, DANA, by("stand by me", "chat")))
        .team(Team.onRota("database", 2, "checkout"))
        .team(new Team("network", 2, new Staffing.ByHost()))
        .team(fixed("management", 3, by("morgan", "phone")))
        .role("incident-commander", new Staffing.ByRota("commanders"))
        .role("scribe", new Staffing.Fixed(List.of(Contact.person("sam"), scribes)))
        .supplier(
            new Supplier(
                "acme",
                List.of(by("acme desk", "phone")),
                SupplierContract.of("AC-17")
                    .hours("business")
                    .response(SupplierTarget.of(Duration.ofHours(1)))
                    .resolution(
                        new SupplierTarget(
                            Map.of(Priority.P1, Duration.ofHours(4)), Duration.ofDays(2)))
                    .chase(new Repeat(Duration.ofHours(2), 5))))
        .supplier(
            new Supplier(
                "globex",
                List.of(new Contact(new Recipient("group", "globex"), "chat")),
                SupplierContract.of("globex")
                    .resolution(new SupplierTarget(Map.of(Priority.P1, Duration.ofHours(8)), null))
                    .chase(new Repeat(Duration.ofDays(1), null))))
        .automation(new AutomationRule("restart-checkout", Duration.ofMinutes(5), 2, "workaround"))
        .automations("flush-cache")
        .workaround(
            new KnownWorkaround(
                "pay-later", When.any().categories("application/checkout"), "Pay by invoice."))
        .continuityPlans("manual-till");
  }

  private static Team fixed(String id, int tier, Contact... contacts) {
    return new Team(id, tier, new Staffing.Fixed(List.of(contacts)));
  }

  private static void serviceLevels(PolicyBuilder builder) {
    builder
        .operationalLevel(
            new OperationalLevel(
                "swift",
                Set.of("checkout", "database"),
                Set.of(Priority.P1, Priority.P2),
                ServiceTarget.of(TargetKind.RESOLUTION, Duration.ofHours(2))
                    .calendar("business")
                    .warnings(75),
                List.of(new Target.OnCallOf("management"), new Target.Reporter())))
        .operationalLevel(
            new OperationalLevel(
                "everybody",
                Set.of(),
                Set.of(),
                ServiceTarget.of(TargetKind.RESOLUTION, Duration.ofDays(3)),
                List.of()));
    builder
        .serviceLevel(
            new ServiceLevelRule(
                When.any().priorities(Priority.P1),
                ServiceLevel.of(
                    "severe",
                    ServiceTarget.of(TargetKind.RESPONSE, Duration.ofMinutes(15)),
                    ServiceTarget.of(TargetKind.UPDATE, Duration.ofMinutes(30)),
                    ServiceTarget.of(TargetKind.RESOLUTION, Duration.ofHours(4))
                        .calendar("business")
                        .warnings(50, 75)
                        .pausedBy(List.of("caller", "Awaiting vendor")))))
        .serviceLevel(
            new ServiceLevelRule(
                When.any(),
                ServiceLevel.of(
                    "usual",
                    ServiceTarget.of(TargetKind.RESPONSE, Duration.ofHours(8)).warnings(90),
                    ServiceTarget.of(TargetKind.RESOLUTION, Duration.ofHours(16))
                        .calendar("business"))));
  }

  private static void matrix(PolicyBuilder builder) {
    Duration hour = Duration.ofHours(1);
    Rung reminder =
        Rung.after("page", hour).action(new Action.Notify(List.of(new Target.Reporter())));
    builder
        .path(Path.of("checkout is down", checkoutPath()))
        .row(new MatrixRow("checkout is down", checkout(), "checkout is down").overlaps("severe"))
        .row(new MatrixRow("severe", When.any().priorities(Priority.P1), "standard"))
        .path(byDay())
        .row(new MatrixRow("by day", When.any().inside("business"), "by day"))
        .row(new MatrixRow("everything else", When.any(), "quiet"))
        .path(
            Path.of(
                "standard",
                Rung.after("page", Duration.ofMillis(500))
                    .action(new Action.Notify(List.of(new Target.AccountableTeam())))
                    .repeat(new Repeat(hour, 1))))
        .path(Path.of("quiet"))
        .path(Path.of("hourly", reminder).repeat(new PathRepeat("page", new Repeat(hour, null))));
  }

  private static When checkout() {
    return When.any()
        .categories("application/checkout")
        .exactCategories("application", "network")
        .priorities(Priority.P1, Priority.P2)
        .impacts(Impact.EXTENSIVE)
        .urgencies(Urgency.CRITICAL, Urgency.HIGH)
        .services("shop")
        .teams("checkout", "service-desk")
        .sources(Source.MONITORING)
        .attribute("region", "eu", "uk")
        .attribute("on", "")
        .outside("business")
        .seasons("christmas", "sale");
  }

  private static Path byDay() {
    return Path.of(
            "by day",
            new Rung(
                "page",
                new Threshold.Business(Duration.ofMinutes(10), "business"),
                Until.UPDATED,
                List.of(
                    new Action.Notify(
                        List.of(
                            new Target.Role("incident-commander"), new Target.AffectedUsers()))),
                null,
                null),
            new Rung(
                "help",
                new Threshold.Share(75, TargetKind.RESOLUTION),
                Until.RESOLVED,
                List.of(
                    new Action.RaisePriority(Priority.P1),
                    new Action.Engage("acme"),
                    new Action.Engage("globex"),
                    new Action.Invoke("manual-till"),
                    new Action.Run("restart-checkout")),
                null,
                null),
            Rung.after("both", Duration.ofHours(3))
                .action(new Action.Notify(List.of(new Target.OfSupplier("acme"))))
                .action(new Action.Inform(List.of(new Target.Reporter())))
                .action(new Action.Run("flush-cache"))
                .action(new Action.Notify(List.of(new Target.AccountableTeam()))))
        .repeat(new PathRepeat("page", new Repeat(Duration.ofHours(4), 3)));
  }

  private static Rung[] checkoutPath() {
    Repeat every5m = new Repeat(Duration.ofMinutes(5), null);
    return new Rung[] {
      Rung.after("tell", Duration.ZERO)
          .action(new Action.Notify(List.of(new Target.Subscribers())))
          .message("We know, we are on it"),
      Rung.after("page", Duration.ZERO)
          .until(Until.ACKNOWLEDGED)
          .notifyOnCall("checkout")
          .repeat(new Repeat(Duration.ofMinutes(5), 3)),
      Rung.after("again", Duration.ofSeconds(90))
          .until(Until.ACKNOWLEDGED)
          .action(new Action.Notify(List.of(new Target.AccountableTeam(), new Target.Person(DANA))))
          .repeat(every5m),
      Rung.after("experts", Duration.ofMinutes(15))
          .until(Until.ACKNOWLEDGED)
          .summon("database", "network"),
      Rung.after("tier-2", Duration.ofMinutes(20)).reassign("database"),
      Rung.after("maybe", Duration.ofMinutes(25)).proposeMajor(),
      Rung.after("major", Duration.ofMinutes(30))
          .declareMajor()
          .action(new Action.Inform(List.of(new Target.Reporter()))),
      Rung.after("manager", Duration.ofMinutes(45))
          .informOnCall("management")
          .repeat(new Repeat(Duration.ofMinutes(90), 2)),
    };
  }

  private static PriorityTable priorities() {
    return PriorityTable.of(
        List.of(Impact.EXTENSIVE, Impact.SIGNIFICANT, Impact.of("on")),
        List.of(Urgency.CRITICAL, Urgency.HIGH, Urgency.MEDIUM, Urgency.LOW),
        List.of(List.of(1, 1, 2, 3), List.of(1, 2, 3, 4), List.of(2, 3, 4, 9)));
  }

  private static Lifecycle lifecycle() {
    Lifecycle.Builder builder =
        Lifecycle.builder()
            .state("New", Phase.NEW)
            .state("Queued", Phase.ACTIVE)
            .state("Busy", Phase.ACTIVE)
            .state("Waiting", Phase.ON_HOLD)
            .state("Awaiting vendor", Phase.ON_HOLD)
            .state("Resolved", Phase.RESOLVED)
            .state("Closed", Phase.CLOSED)
            .on("New", ASSIGN, "Queued")
            .on("New", RESOLVE, "Resolved")
            .on("New", CANCEL, "Closed");
    for (String open : List.of("Queued", "Busy")) {
      builder
          .on(open, START, "Busy")
          .on(open, HOLD, "Waiting")
          .onHold(open, "supplier", "Awaiting vendor")
          .on(open, RESOLVE, "Resolved")
          .on(open, MARK_DUPLICATE, "Closed");
    }
    return builder
        .on("Waiting", RESUME, "Busy")
        .on("Awaiting vendor", RESUME, "Busy")
        .on("Resolved", CLOSE, "Closed")
        .on("Resolved", REOPEN, "New")
        .build();
  }
}
