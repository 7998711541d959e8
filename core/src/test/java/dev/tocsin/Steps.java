package dev.tocsin;

import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Repeat;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Target;
import dev.tocsin.escalation.Until;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Category;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Link;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.TocsinException;
import dev.tocsin.incident.Urgency;
import dev.tocsin.policy.CatchUp;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.PolicyBuilder;
import dev.tocsin.policy.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random policies, and random things that happen to an incident. */
final class Steps {
  static final List<String> TEAMS =
      List.of("service-desk", "checkout", "database", "network", "empty", "management");
  private static final List<Actor> ACTORS =
      List.of(
          Actor.person("dana"),
          Actor.person("lee"),
          Actor.person("kim"),
          Actor.system("monitoring"),
          Actor.supplier("cables"));

  private Steps() {}

  /** Something that happens to one incident. */
  interface Step {
    void take(Fixture f, Incident incident);
  }

  static Arbitrary<List<Step>> some() {
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(5, commands()),
            net.jqwik.api.Tuple.of(3, passing()),
            net.jqwik.api.Tuple.of(1, logging()))
        .list()
        .ofMaxSize(25);
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
                (f, incident) ->
                    f.desk.log(Fixture.checkoutDown().impact(impact).urgency(urgency)));
  }

  private static Arbitrary<Step> commands() {
    return Combinators.combine(command(), Arbitraries.of(ACTORS))
        .as(
            (command, actor) ->
                (f, incident) -> {
                  try {
                    f.desk.handle(
                        incident.id(),
                        command,
                        Caller.of(actor).expecting(f.get(incident).version()));
                  } catch (TocsinException refused) {
                    // refused with nothing done, as the checks after each step prove
                  }
                });
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
            new Command.Recategorise(Category.of("printer"), "a printer")),
        teams.map(team -> new Command.Assign(team, null, "yours")),
        teams.map(Command.JoinSwarm::new),
        teams.map(Command.IdentifyPrimary::new),
        teams.list().ofMinSize(1).ofMaxSize(3).map(Command.Summon::new),
        Arbitraries.of("r0", "r1", "r2", "r3").map(Command.EscalateNow::new),
        Arbitraries.of(Priority.P1, Priority.P2, Priority.P3, Priority.P4)
            .map(priority -> new Command.Reprioritise(null, null, priority, "so they say")),
        Arbitraries.of(Impact.EXTENSIVE, Impact.MINOR)
            .map(impact -> new Command.Reprioritise(impact, null, null, "counted again")));
  }

  static Arbitrary<Policy> policies() {
    return Combinators.combine(
            rungs(), rungs(), Arbitraries.of(CatchUp.values()), Arbitraries.of(0, 30, 90))
        .as(
            (severe, others, catchUp, lapse) -> {
              PolicyBuilder builder =
                  Fixture.teams()
                      .catchUp(catchUp)
                      .times(
                          new Times(
                              Duration.ofHours(3),
                              Duration.ofHours(6),
                              Duration.ofHours(1),
                              lapse == 0 ? null : Duration.ofMinutes(lapse)));
              return builder
                  .escalate("severe", When.any().priorities(Priority.P1, Priority.P2), severe)
                  .escalate("others", When.any(), others)
                  .build();
            });
  }

  private static Arbitrary<Rung[]> rungs() {
    Arbitrary<Rung> rung =
        Combinators.combine(
                Arbitraries.integers().between(0, 120),
                Arbitraries.of(Until.values()),
                Arbitraries.oneOf(telling(), changing()),
                Arbitraries.integers().between(0, 3))
            .as(
                (after, until, actions, repeat) -> {
                  Rung made = Rung.after("r", Duration.ofMinutes(after)).until(until);
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

  private static Arbitrary<List<Action>> changing() {
    return Arbitraries.oneOf(
            Arbitraries.of(TEAMS).map(Action.Reassign::new),
            Arbitraries.of(TEAMS).list().uniqueElements().ofMinSize(1).ofMaxSize(3).map(Action.Summon::new),
            Arbitraries.of(new Action.DeclareMajor()))
        .list()
        .ofMinSize(1)
        .ofMaxSize(2)
        .map(List::copyOf);
  }
}
