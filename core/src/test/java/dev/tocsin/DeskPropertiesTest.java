package dev.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.desk.Decision;
import dev.tocsin.desk.Facts;
import dev.tocsin.desk.HostAnswer;
import dev.tocsin.desk.IncidentEngine;
import dev.tocsin.desk.MissingFactException;
import dev.tocsin.escalation.Contact;
import dev.tocsin.host.OnCall;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.FamilyEvent;
import dev.tocsin.incident.FlappingEvent;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentEvent;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.PlanRun;
import dev.tocsin.incident.RungOutcome;
import dev.tocsin.incident.State;
import dev.tocsin.policy.Policy;
import dev.tocsin.store.Chain;
import dev.tocsin.store.Redaction;
import dev.tocsin.store.Wake;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** What holds whatever happens to an incident, under whatever policy. */
class DeskPropertiesTest {
  @Provide
  Arbitrary<Policy> policies() {
    return Steps.policies();
  }

  @Provide
  Arbitrary<Policy> plain() {
    return Steps.plain();
  }

  @Provide
  Arbitrary<List<Steps.Step>> steps() {
    return Steps.some();
  }

  /** Every third is mostly about a major incident, whose events are rare otherwise. */
  @Provide
  Arbitrary<List<Steps.Step>> lives() {
    return Arbitraries.frequencyOf(
        Tuple.of(2, Steps.some()), Tuple.of(1, Steps.ofMajorIncidents()));
  }

  @Property(seed = "29", tries = 2000, edgeCases = EdgeCasesMode.NONE)
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void the_snapshot_is_the_fold_and_every_law_of_the_register_holds(
      @ForAll("policies") Policy policy, @ForAll("lives") List<Steps.Step> steps) {
    Fixture f = Steps.fixture(policy);
    Incident incident = f.desk.log(Steps.reported());
    for (Steps.Step step : steps) {
      step.take(f, incident);
      f.check(incident);
      wakeIsNoLaterThanAnythingThatTimeChanges(policy, f.get(incident));
    }
    List<Entry> history = f.history(incident);
    sequencesAreContiguousAndTimesInOrder(history);
    exactlyOneKnownTeamIsAccountable(policy, history);
    noTransitionIsOutsideTheTable(policy, history);
    everyRungIsRecordedOnceForEachRoundAndOccurrence(history);
    everyMessageIsNamedByItsEntry(f, history);
    history = redacted(f, incident);
    history.forEach(entry -> Statistics.label("events").collect(entry.event().type()));
    everyKindOfEventIsReached();
  }

  /** What is left of the history without what is personal folds to the redacted snapshot (C35). */
  private static List<Entry> redacted(Fixture f, Incident incident) {
    Phase phase = f.get(incident).phase();
    boolean inForce = f.get(incident).plans().stream().anyMatch(PlanRun::inForce);
    if (phase == Phase.RESOLVED || inForce) {
      return f.history(incident);
    }
    if (phase != Phase.CLOSED) {
      f.desk.cancel(incident.id(), Fixture.DANA, "over");
    }
    f.worker.runUntilIdle();
    DeskRetention retention = f.desk.retention();
    if (retention.archivable(f.now.plusSeconds(1), 10).contains(incident.id())) {
      retention.archive(incident.id(), Fixture.DANA, "over");
      f.check(incident);
    }
    List<Entry> history = new ArrayList<>(f.history(incident));
    Instant now = f.get(incident).recordedAt();
    Redaction redaction =
        Redaction.of(
            new UUID(9, 9),
            f.get(incident),
            history,
            Fixture.DANA,
            now,
            "asked for",
            () -> new UUID(9, 11));
    redaction.replaced().forEach(entry -> history.set((int) entry.sequence() - 1, entry));
    history.addAll(redaction.commit().entries());
    Incident snapshot = redaction.commit().snapshot();
    assertThat(IncidentEngine.fold(history)).isEqualTo(snapshot);
    assertThat(Chain.verify(snapshot, history).fault()).isNull();
    assertThat(history.toString() + snapshot).doesNotContain("Checkout answers 503");
    assertThat(
            Redaction.of(
                    new UUID(9, 10),
                    snapshot,
                    history,
                    Fixture.DANA,
                    now,
                    "x",
                    () -> new UUID(9, 11))
                .replaced())
        .isEmpty();
    return history;
  }

  /** What needs two incidents, or a report that comes and goes, has properties of its own. */
  private static boolean elsewhere(Class<?> event) {
    return FamilyEvent.class.isAssignableFrom(event) || FlappingEvent.class.isAssignableFrom(event);
  }

  /** So that the property cannot pass by never coming to the point. */
  private static void everyKindOfEventIsReached() {
    Statistics.label("events")
        .coverage(
            checker ->
                Arrays.stream(IncidentEvent.class.getAnnotation(JsonSubTypes.class).value())
                    .filter(type -> !elsewhere(type.value()))
                    .map(JsonSubTypes.Type::name)
                    .filter(
                        type ->
                            !Set.of(
                                    "delivery-parked",
                                    "marked-duplicate",
                                    "state-replaced",
                                    "supplier-unreached",
                                    "step-result-late",
                                    "messages-withheld",
                                    "swarm-left",
                                    "role-left")
                                .contains(type))
                    .forEach(type -> checker.check(type).count(count -> count > 0)));
  }

  @Property(seed = "29", tries = 500, edgeCases = EdgeCasesMode.NONE)
  void the_same_inputs_give_the_same_events_on_any_run(
      @ForAll("policies") Policy policy, @ForAll("steps") List<Steps.Step> steps) {
    assertThat(run(policy, steps)).isEqualTo(run(policy, steps));
  }

  @Property(seed = "29", tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void after_the_worker_has_looked_nothing_is_overdue(
      @ForAll("policies") Policy policy, @ForAll("steps") List<Steps.Step> steps) {
    Fixture f = Steps.fixture(policy);
    Incident incident = f.desk.log(Fixture.checkoutDown());
    for (Steps.Step step : steps) {
      step.take(f, incident);
    }
    f.worker.runUntilIdle();
    Wake wake = new IncidentEngine(policy).nextWake(f.get(incident));
    assertThat(wake == null || wake.due().isAfter(f.now)).isTrue();
    assertThat(f.desk.health().wakes().due()).isZero();
    assertThat(f.desk.health().messages().due()).isZero();
    assertThat(f.desk.health().wakes().parked()).isZero();
  }

  @Property(seed = "29", tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void when_a_rung_is_due_does_not_depend_on_when_the_engine_looked(
      @ForAll("policies") Policy policy, @ForAll("minutes") int minutes) {
    Fixture punctual = Steps.fixture(policy);
    Fixture late = Steps.fixture(policy);
    Incident watched = punctual.desk.log(Fixture.checkoutDown());
    Incident slept = late.desk.log(Fixture.checkoutDown());
    punctual.pass(Duration.ofMinutes(minutes));
    late.sleep(Duration.ofMinutes(minutes));
    late.worker.runUntilIdle();
    List<String> all = due(punctual.history(watched));
    assertThat(all).containsAll(due(late.history(slept)));
    assertThat(punctual.get(watched).escalation().round())
        .isEqualTo(late.get(slept).escalation().round());
    assertThat(punctual.get(watched).escalation().start())
        .isEqualTo(late.get(slept).escalation().start());
    assertThat(punctual.get(watched).team()).isEqualTo(late.get(slept).team());
    assertThat(punctual.get(watched).swarm() == null).isEqualTo(late.get(slept).swarm() == null);
  }

  @Property(seed = "29", tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void a_hold_shifts_what_is_due_by_exactly_its_own_length(
      @ForAll("plain") Policy policy, @ForAll("minutes") int before, @ForAll("minutes") int held) {
    Fixture f = Steps.fixture(policy);
    Incident incident = f.desk.log(Fixture.checkoutDown());
    f.pass(Duration.ofMinutes(before));
    IncidentEngine engine = new IncidentEngine(policy);
    Incident going = f.get(incident);
    Wake without = engine.nextWake(going);
    f.desk.hold(incident.id(), Fixture.DANA, "supplier");
    f.sleep(Duration.ofMinutes(held));
    f.desk.resume(incident.id(), Fixture.DANA);
    Incident resumed = f.get(incident);
    Wake with = engine.nextWake(resumed);
    if (without == null || resumed.escalation().round() != going.escalation().round()) {
      return;
    }
    assertThat(with).isNotNull();
    assertThat(with.due()).isEqualTo(without.due().plus(Duration.ofMinutes(held)));
  }

  @Provide
  Arbitrary<Integer> minutes() {
    return net.jqwik.api.Arbitraries.integers().between(0, 50);
  }

  private static List<String> due(List<Entry> history) {
    List<String> due = new ArrayList<>();
    for (Entry entry : history) {
      if (entry.event() instanceof EscalationEvent.RungFired fired) {
        due.add(
            fired.round()
                + " "
                + fired.rung()
                + " "
                + fired.occurrence()
                + " "
                + entry.occurredAt());
      }
    }
    return due;
  }

  private static List<List<Entry>> run(Policy policy, List<Steps.Step> steps) {
    Fixture f = Steps.fixture(policy);
    Incident incident = f.desk.log(Fixture.checkoutDown());
    steps.forEach(step -> step.take(f, incident));
    List<List<Entry>> all = new ArrayList<>();
    f.desk
        .search(dev.tocsin.store.Query.all(), null, 100)
        .incidents()
        .forEach(each -> all.add(f.history(each)));
    return all;
  }

  /** Brute force: if the engine does something when asked at an instant, the wake is not later. */
  private static void wakeIsNoLaterThanAnythingThatTimeChanges(Policy policy, Incident incident) {
    IncidentEngine engine = new IncidentEngine(policy);
    Wake wake = engine.nextWake(incident);
    for (int minutes : new int[] {1, 13, 60, 600, 10_000}) {
      Instant at = incident.recordedAt().plus(Duration.ofMinutes(minutes));
      Decision decision = passTime(engine, incident, Facts.of(new UUID(1, minutes)), at);
      if (decision.nothingToDo()) {
        assertThat(wake == null || wake.due().isAfter(at)).isTrue();
      } else {
        assertThat(wake).as("%s of %s", decision.entries(), incident).isNotNull();
        assertThat(wake.due())
            .as("%s of %s", decision.entries(), incident)
            .isBeforeOrEqualTo(decision.entries().get(0).occurredAt());
      }
    }
  }

  private static Decision passTime(
      IncidentEngine engine, Incident incident, Facts facts, Instant at) {
    try {
      return engine.decide(incident, new Command.PassTime(), Caller.of(Actor.DESK), facts, at);
    } catch (MissingFactException missing) {
      OnCall.Answer answer = Steps.HOST.onCall(missing.staffed(), at);
      List<Contact> people =
          answer.people().stream()
              .map(person -> new Contact(person.recipient(), person.channel()))
              .toList();
      HostAnswer known = new HostAnswer(people, answer.until(), null);
      return passTime(engine, incident, facts.onCall(missing.staffed(), known), at);
    }
  }

  private static void sequencesAreContiguousAndTimesInOrder(List<Entry> history) {
    Instant last = Instant.MIN;
    for (int i = 0; i < history.size(); i++) {
      Entry entry = history.get(i);
      assertThat(entry.sequence()).isEqualTo(i + 1);
      assertThat(entry.recordedAt()).isAfterOrEqualTo(last);
      assertThat(entry.occurredAt()).isBeforeOrEqualTo(entry.recordedAt());
      last = entry.recordedAt();
    }
  }

  private static void exactlyOneKnownTeamIsAccountable(Policy policy, List<Entry> history) {
    Incident incident = null;
    for (Entry entry : history) {
      incident = IncidentEngine.apply(incident, entry);
      assertThat(policy.teams()).containsKey(incident.team());
    }
  }

  private static void noTransitionIsOutsideTheTable(Policy policy, List<Entry> history) {
    Set<String> table =
        policy.lifecycle().transitions().stream()
            .map(row -> key(row.from(), row.to()))
            .collect(Collectors.toSet());
    Incident incident = null;
    for (Entry entry : history) {
      State from = incident == null ? null : incident.status().state();
      incident = IncidentEngine.apply(incident, entry);
      State to = incident.status().state();
      if (from == null) {
        assertThat(to).isEqualTo(policy.lifecycle().initial());
      } else if (!from.equals(to)) {
        assertThat(table).contains(key(from, to));
      }
    }
  }

  private static String key(State from, State to) {
    return from.name() + " -> " + to.name();
  }

  private static void everyRungIsRecordedOnceForEachRoundAndOccurrence(List<Entry> history) {
    Set<String> seen = new HashSet<>();
    for (Entry entry : history) {
      if (entry.event() instanceof EscalationEvent.RungFired fired) {
        assertThat(
                seen.add(
                    fired.round()
                        + "/"
                        + fired.path()
                        + "/"
                        + fired.rung()
                        + "/"
                        + fired.occurrence()))
            .as("%s twice", fired)
            .isTrue();
        assertThat(fired.outcome() == RungOutcome.OVERTAKEN && !fired.notified().isEmpty())
            .isFalse();
      }
    }
  }

  private static void everyMessageIsNamedByItsEntry(Fixture f, List<Entry> history) {
    Set<Object> keys = new HashSet<>();
    f.sent.forEach(message -> assertThat(keys.add(message.key())).as("sent twice").isTrue());
    assertThat(f.desk.health().messages().parked()).isZero();
    assertThat(history).isNotEmpty();
  }
}
