package dev.tocsin;

import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.calendar.WeeklyHours;
import dev.tocsin.continuity.Plan;
import dev.tocsin.continuity.PlanStep;
import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.MatrixRow;
import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.PathRepeat;
import dev.tocsin.escalation.Repeat;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Target;
import dev.tocsin.escalation.Threshold;
import dev.tocsin.escalation.Until;
import dev.tocsin.escalation.When;
import dev.tocsin.host.AutomationResult;
import dev.tocsin.host.OnCall;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Category;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Link;
import dev.tocsin.incident.MajorRole;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Report;
import dev.tocsin.incident.TocsinException;
import dev.tocsin.incident.Urgency;
import dev.tocsin.notification.AutomationRun;
import dev.tocsin.notification.PlanInvocation;
import dev.tocsin.notification.UndeliverableException;
import dev.tocsin.oncall.Layer;
import dev.tocsin.oncall.Rota;
import dev.tocsin.oncall.Rotation;
import dev.tocsin.policy.AutomationRule;
import dev.tocsin.policy.CatchUp;
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
import dev.tocsin.policy.Times;
import dev.tocsin.servicelevel.ServiceLevel;
import dev.tocsin.servicelevel.ServiceTarget;
import dev.tocsin.servicelevel.TargetKind;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random policies, and random things that happen to an incident. */
final class Steps {
  static final List<String> TEAMS =
      List.of("service-desk", "checkout", "database", "network", "empty", "management");
  private static final Actor KIM = Actor.person("kim");
  private static final List<Actor> ACTORS =
      List.of(
          Actor.person("dana"),
          Actor.person("lee"),
          KIM,
          Actor.system("monitoring"),
          Actor.supplier("cables"));

  /** Open from 10:00 to 12:00 and from 15:00 to 17:00 every day. */
  static final BusinessCalendar BREAKS =
      BusinessCalendar.builder("breaks", ZoneOffset.UTC)
          .weekly(
              WeeklyHours.CLOSED
                  .open("10:00-12:00", DayOfWeek.values())
                  .open("15:00-17:00", DayOfWeek.values()))
          .build();

  /** Three people, two hours each. */
  static final Rota TURNS =
      Rota.of(
          "turns",
          ZoneOffset.UTC,
          Layer.of(
              "turns",
              Rotation.elapsedHours(2),
              LocalDateTime.parse("2026-11-27T07:30"),
              "ann",
              "ben",
              "cleo"));

  /** The host's rota: two people, who take turns every three hours. */
  static final OnCall HOST =
      (team, at) -> {
        long turn = Math.floorDiv(at.getEpochSecond(), 3 * 3_600);
        return new OnCall.Answer(
            List.of(OnCall.Person.of("host-" + turn % 2)),
            Instant.ofEpochSecond((turn + 1) * 3 * 3_600));
      };

  private Steps() {}

  /** A desk whose host has rotas. */
  static Fixture fixture(Policy policy) {
    return new Fixture(
        policy,
        builder -> builder.onCall(HOST).automation(Steps::run).continuityPlan(Steps::goThrough));
  }

  /** Reported by one of those who act in the steps. */
  static Report reported() {
    return Fixture.checkoutDown().reporter(KIM);
  }

  /** Does every second step, and gives the others up at once or after some tries. */
  static String goThrough(PlanInvocation request) throws Exception {
    int dice = request.key().hashCode() & 3;
    if (request.step() != null && dice == 0) {
      throw new UndeliverableException("no hands", null);
    }
    if (request.step() != null && dice == 1) {
      throw new IllegalStateException("busy");
    }
    return "begun";
  }

  /** By the key, so that equal lives run alike. */
  private static AutomationResult run(AutomationRun request) {
    return switch (Math.floorMod(request.key().hashCode(), 3)) {
      case 0 -> AutomationResult.succeeded("restarted");
      case 1 -> AutomationResult.failed("it does not help");
      default -> AutomationResult.underWay();
    };
  }

  /** Something that happens to one incident. */
  interface Step {
    void take(Fixture f, Incident incident);
  }

  static Arbitrary<List<Step>> some() {
    return anything().list().ofMaxSize(25);
  }

  static Arbitrary<Step> anything() {
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(5, commands()),
        net.jqwik.api.Tuple.of(3, passing()),
        net.jqwik.api.Tuple.of(1, logging()),
        net.jqwik.api.Tuple.of(1, SupplierSteps.some()),
        Tuple.of(1, feedback()));
  }

  /** What a person does with plans for service continuity, and time. */
  static Arbitrary<Step> continuing() {
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(2, continuity().map(command -> by(command, Actor.person("dana")))),
        net.jqwik.api.Tuple.of(1, passing()));
  }

  /** Mostly what is done about a major incident. */
  static Arbitrary<List<Step>> ofMajorIncidents() {
    return Arbitraries.frequencyOf(
            Tuple.of(6, commands(major())), Tuple.of(2, commands()), Tuple.of(4, passing()))
        .list()
        .ofMaxSize(25)
        .map(
            steps -> {
              List<Step> all = new ArrayList<>();
              all.add(
                  (f, incident) ->
                      f.desk.major().declare(incident.id(), Actor.person("dana"), "all of it"));
              all.addAll(steps);
              return all;
            });
  }

  static Arbitrary<Step> passing() {
    return Combinators.combine(Arbitraries.integers().between(0, 200), Arbitraries.of(true, false))
        .as(
            (minutes, watched) ->
                (f, incident) -> {
                  if (watched) {
                    f.pass(Duration.ofMinutes(minutes));
                  } else {
                    f.sleep(Duration.ofMinutes(minutes));
                  }
                });
  }

  private static Arbitrary<Step> logging() {
    return Combinators.combine(
            Arbitraries.of(Impact.EXTENSIVE, Impact.MODERATE, Impact.MINOR),
            Arbitraries.of(Urgency.CRITICAL, Urgency.LOW))
        .as(
            (impact, urgency) ->
                (f, incident) -> {
                  Report again = Fixture.checkoutDown().impact(impact).urgency(urgency);
                  boolean told = urgency.equals(Urgency.LOW);
                  f.desk.log(told ? again.reporter(Actor.person("ann")) : again);
                });
  }

  private static Arbitrary<Step> commands() {
    return commands(command());
  }

  private static Arbitrary<Step> commands(Arbitrary<Command> commands) {
    return Combinators.combine(commands, Arbitraries.of(ACTORS)).as(Steps::by);
  }

  private static Step by(Command command, Actor actor) {
    return (f, incident) -> {
      try {
        f.desk.handle(
            incident.id(), command, Caller.of(actor).expecting(f.get(incident).version()));
      } catch (TocsinException refused) {
        // refused with nothing done, as the checks after each step prove
      }
    };
  }

  static Arbitrary<Command> command() {
    Arbitrary<String> teams = Arbitraries.of(TEAMS);
    return Arbitraries.oneOf(
        Arbitraries.of(
            new Command.Acknowledge(),
            new Command.Start(),
            new Command.Resume(),
            new Command.Hold("caller", null, null),
            new Command.Hold("supplier", "asked twice", null),
            new Command.Resolve("done", "fix"),
            new Command.Close(null),
            new Command.Reopen("again"),
            new Command.Comment("hm", true),
            new Command.DeclareMajor("because"),
            new Command.PassTime()),
        Arbitraries.of(
            new Command.Acknowledge(),
            new Command.Start(),
            new Command.Cancel("a test"),
            new Command.AddLink(new Link(Link.RELATES_TO, "CHG-1")),
            new Command.Recategorise(Category.of("database/pool"), "the pool"),
            new Command.Recategorise(Category.of("printer"), "a printer"),
            new Command.ProposeProblem(
                "candidate-1",
                "service",
                "shop",
                Fixture.START,
                Fixture.START.plus(Duration.ofDays(7)),
                5,
                "5 in a week, 1 expected")),
        teams.map(team -> new Command.Assign(team, null, "yours")),
        teams.map(Command.JoinSwarm::new),
        continuity(),
        teams.map(Command.IdentifyPrimary::new),
        teams.list().ofMinSize(1).ofMaxSize(3).map(Command.Summon::new),
        Arbitraries.of("r0", "r1", "r2", "r3")
            .map(rung -> new Command.EscalateNow(rung, rung.equals("r1"))),
        Arbitraries.of(Priority.P1, Priority.P2, Priority.P3, Priority.P4)
            .map(priority -> new Command.Reprioritise(null, null, priority, "so they say")),
        Arbitraries.of(Impact.EXTENSIVE, Impact.MINOR)
            .map(impact -> new Command.Reprioritise(impact, null, null, "counted again")),
        major());
  }

  /** What is done about a major incident, its swarm and its review. */
  private static Arbitrary<Command> major() {
    Arbitrary<MajorRole> roles = Arbitraries.of(MajorRole.values());
    return Arbitraries.frequencyOf(
        Tuple.of(
            6,
            Arbitraries.of(
                new Command.DeclareMajor("because"),
                new Command.ProposeMajor("perhaps"),
                new Command.DismissMajor("no"),
                new Command.UpdateStakeholders("soon"),
                new Command.StandDown("it holds"),
                new Command.AddFinding("the pool"),
                new Command.AgreeAction("size it", "lee", Fixture.START.plusSeconds(21_600)),
                new Command.CompleteAction(1, null),
                new Command.CompleteReview("sized"))),
        Tuple.of(2, roles.map(role -> new Command.OfferRole(role, "lee"))),
        Tuple.of(3, roles.map(Command.AcceptRole::new)),
        Tuple.of(1, roles.map(Command.LeaveRole::new)),
        Tuple.of(
            3,
            Arbitraries.of(
                new Command.Summon(List.of("database")),
                new Command.JoinSwarm("database"),
                new Command.LeaveSwarm("database"))),
        Tuple.of(1, Arbitraries.of(TEAMS).map(team -> new Command.ReleaseTeams(List.of(team)))));
  }

  /** What a reporter says, and what is refused. */
  private static Arbitrary<Step> feedback() {
    Arbitrary<Command> said =
        Arbitraries.of(
            new Command.ConfirmResolution(5, "it works"),
            new Command.ConfirmResolution(null, null),
            new Command.RejectResolution("it does not"),
            new Command.RateService(2, null),
            new Command.RateService(4, "in the end"),
            new Command.RateService(6, null));
    return Combinators.combine(said, Arbitraries.of(KIM, KIM, KIM, Actor.person("dana")))
        .as(Steps::by);
  }

  private static Arbitrary<Command> continuity() {
    return Arbitraries.of(
        new Command.InvokePlan("fire", "smoke"),
        new Command.InvokePlan("paper", null),
        new Command.InvokePlan("manual till", null),
        new Command.SkipStep("fire", "database", "enough"),
        new Command.RetryStep("fire", "database"),
        new Command.RetryStep("fire", "web"),
        new Command.SkipStep("fire", "back", null),
        new Command.ReturnToNormal("fire", "it is out"),
        new Command.ReturnToNormal("paper", null));
  }

  /** Two plans: one with stages, limits and a return, and one for every major incident. */
  private static PolicyBuilder planned(PolicyBuilder builder) {
    return builder
        .plan(
            Plan.of("fire")
                .then(PlanStep.of("freeze"))
                .then(
                    PlanStep.of("database").within(Duration.ofMinutes(15)).attempts(2),
                    PlanStep.of("web").within(Duration.ofMinutes(40)).orGoOn())
                .then(PlanStep.of("dns"))
                .thenBack(PlanStep.of("back").within(Duration.ofMinutes(30))))
        .plan(Plan.of("paper").onMajor(When.any()).then(PlanStep.of("print").orGoOn()));
  }

  /** What a policy may have besides rungs, drawn beside them. */
  record Around(
      Staffing staffing,
      int quiet,
      int maintenance,
      int repeat,
      boolean everyHold,
      boolean promised,
      boolean major) {}

  /** Policies on elapsed time, of people who are always on call. */
  static Arbitrary<Policy> plain() {
    Around nothing = new Around(Staffing.of("dana"), 0, 0, 0, true, false, false);
    return policies(rungs(false), Arbitraries.just(nothing));
  }

  /** Policies with everything: calendars, rotas, the host, quiet hours, planned work, repeats. */
  static Arbitrary<Policy> policies() {
    Arbitrary<Around> around =
        Combinators.combine(
                Arbitraries.of(
                    Staffing.of("dana"), new Staffing.ByRota("turns"), new Staffing.ByHost()),
                Arbitraries.integers().between(0, 3),
                Arbitraries.integers().between(0, 3),
                Arbitraries.integers().between(0, 2),
                Arbitraries.of(true, false),
                Arbitraries.of(true, false),
                Arbitraries.just(true))
            .as(Around::new);
    return policies(rungs(true), around);
  }

  /** Policies with plans for service continuity and these people, on calendars and otherwise. */
  static Arbitrary<Policy> policies(Arbitrary<Staffing> staffing) {
    return policies(
        rungs(true), staffing.map(people -> new Around(people, 0, 0, 0, true, true, true)));
  }

  private static Arbitrary<Policy> policies(Arbitrary<Rung[]> rungs, Arbitrary<Around> around) {
    return Combinators.combine(
            rungs, rungs, Arbitraries.of(CatchUp.values()), Arbitraries.of(0, 30, 90), around)
        .as(
            (severe, others, catchUp, lapse, more) -> {
              PolicyBuilder builder =
                  Fixture.teams(more.staffing())
                      .calendar(BREAKS)
                      .rota(TURNS)
                      .automation(
                          more.everyHold()
                              ? AutomationRule.of("restart")
                              : new AutomationRule(
                                  "restart", Duration.ofMinutes(15), 3, "workaround"))
                      .workaround(new KnownWorkaround("wait", When.any(), "Try again in an hour."))
                      .continuityPlans("manual till")
                      .supplier(SupplierSteps.CABLES)
                      .catchUp(catchUp)
                      .pauses(more.everyHold() ? Pauses.EVERY_HOLD : new Pauses(Set.of("caller")))
                      .times(
                          new Times(
                              Duration.ofHours(3),
                              Duration.ofHours(6),
                              Duration.ofHours(1),
                              lapse == 0 ? null : Duration.ofMinutes(lapse),
                              more.promised() ? Duration.ofMinutes(70) : null));
              surround(builder, more);
              if (more.promised()) {
                planned(builder);
              } else {
                builder.continuityPlans("fire");
              }
              return builder
                  .path(path("severe", severe, more.repeat()))
                  .path(path("others", others, more.repeat()))
                  .row(
                      new MatrixRow(
                          "severe", When.any().priorities(Priority.P1, Priority.P2), "severe"))
                  .row(new MatrixRow("others", When.any(), "others"))
                  .build();
            });
  }

  private static void surround(PolicyBuilder builder, Around more) {
    if (more.quiet() == 1) {
      builder.quietHours(new QuietHours("breaks", true, Set.of(Priority.P3, Priority.P4)));
    } else if (more.quiet() == 2) {
      builder.quietHours(
          new QuietHours(
              "breaks", false, Set.of(Priority.P1, Priority.P2, Priority.P3, Priority.P4)));
    }
    if (more.promised()) {
      builder.operationalLevel(
          new OperationalLevel(
              "swift",
              Set.of("checkout", "database"),
              Set.of(),
              ServiceTarget.of(TargetKind.RESOLUTION, Duration.ofMinutes(45)).warnings(60),
              List.of(new Target.OnCallOf("management"))));
      builder
          .serviceLevel(
              new ServiceLevelRule(
                  When.any().priorities(Priority.P1, Priority.P2),
                  ServiceLevel.of(
                      "gold",
                      ServiceTarget.of(TargetKind.RESPONSE, Duration.ofMinutes(20)),
                      ServiceTarget.of(TargetKind.UPDATE, Duration.ofMinutes(40)).warnings(50),
                      ServiceTarget.of(TargetKind.RESOLUTION, Duration.ofHours(2))
                          .warnings(50, 80))))
          .serviceLevel(
              new ServiceLevelRule(
                  When.any().priorities(Priority.P3),
                  ServiceLevel.of(
                      "silver",
                      ServiceTarget.of(TargetKind.RESOLUTION, Duration.ofHours(3))
                          .calendar("breaks"))));
    }
    if (more.major()) {
      builder
          .role("incident-commander", more.staffing())
          .majorIncidents(
              MajorRules.of("incident-commander")
                  .team(more.promised() ? "network" : null)
                  .updateEvery(Duration.ofMinutes(more.promised() ? 25 : 45))
                  .declareAfter(more.promised() ? Duration.ofMinutes(20) : null)
                  .reviewWithin(Duration.ofMinutes(50)));
    }
    if (more.maintenance() > 0) {
      When when = more.maintenance() == 1 ? When.any().categories("application") : When.any();
      builder.maintenance(
          new MaintenanceWindow(
              "upgrade",
              when,
              LocalDateTime.parse("2026-11-27T07:00"),
              LocalDateTime.parse("2026-11-27T08:00").plusMinutes(50L * more.maintenance()),
              ZoneOffset.UTC,
              more.maintenance() == 2));
    }
  }

  private static Path path(String id, Rung[] rungs, int repeat) {
    Path path = Path.of(id, rungs);
    boolean possible = repeat > 0 && rungs.length > repeat;
    for (int i = repeat; possible && i < rungs.length; i++) {
      possible = rungs[i].repeat() == null;
    }
    return possible
        ? path.repeat(
            new PathRepeat(
                "r" + repeat, new Repeat(Duration.ofMinutes(45), repeat == 1 ? 2 : null)))
        : path;
  }

  private static Arbitrary<Rung[]> rungs(boolean everything) {
    Arbitrary<Rung> rung =
        Combinators.combine(
                Arbitraries.integers().between(0, 120),
                Arbitraries.of(Until.values()),
                Arbitraries.oneOf(telling(), changing(everything)),
                Arbitraries.integers().between(0, 3),
                Arbitraries.of(everything, false))
            .as(
                (after, until, actions, repeat, business) -> {
                  Rung made = Rung.after("r", Duration.ofMinutes(after)).until(until);
                  if (business) {
                    made =
                        new Rung(
                            "r",
                            new Threshold.Business(Duration.ofMinutes(after), "breaks"),
                            until,
                            List.of(),
                            null,
                            null);
                  }
                  if (everything && after % 7 == 3) {
                    made =
                        new Rung(
                            "r",
                            new Threshold.Share(75, TargetKind.RESOLUTION),
                            until,
                            List.of(),
                            null,
                            null);
                  }
                  for (Action action : actions) {
                    made = made.action(action);
                  }
                  return repeat > 0 && !made.changesIncident()
                      ? made.repeat(
                          new Repeat(Duration.ofMinutes(7L * repeat), repeat == 3 ? null : repeat))
                      : made;
                });
    return rung.list()
        .ofMaxSize(4)
        .map(
            list -> {
              List<Rung> named = new ArrayList<>();
              for (Rung each : list) {
                named.add(
                    new Rung(
                        "r" + named.size(),
                        each.threshold(),
                        each.until(),
                        each.actions(),
                        each.repeat(),
                        each.message()));
              }
              return named.toArray(new Rung[0]);
            });
  }

  private static Arbitrary<List<Action>> telling() {
    Arbitrary<Target> target =
        Arbitraries.oneOf(
            Arbitraries.of(TEAMS).map(Target.OnCallOf::new),
            Arbitraries.of(
                new Target.AccountableTeam(), new Target.Reporter(), new Target.Subscribers()));
    return target
        .list()
        .uniqueElements()
        .ofMinSize(1)
        .ofMaxSize(2)
        .map(targets -> List.<Action>of(new Action.Notify(targets)));
  }

  private static Arbitrary<List<Action>> changing(boolean everything) {
    Arbitrary<Action> usual =
        Arbitraries.oneOf(
            Arbitraries.of(TEAMS).map(Action.Reassign::new),
            Arbitraries.of(TEAMS)
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(Action.Summon::new),
            Arbitraries.of(new Action.DeclareMajor()));
    Arbitrary<Action> more =
        Arbitraries.of(
            new Action.Engage("cables"),
            new Action.Run("restart"),
            new Action.Invoke("manual till"),
            new Action.Invoke("fire"),
            new Action.ProposeMajor(),
            new Action.RaisePriority(Priority.P1),
            new Action.RaisePriority(Priority.P2));
    return (everything ? Arbitraries.oneOf(usual, more) : usual)
        .list()
        .uniqueElements()
        .ofMinSize(1)
        .ofMaxSize(2)
        .map(List::copyOf);
  }
}
