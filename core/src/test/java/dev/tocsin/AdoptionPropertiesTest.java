package dev.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.host.AutomationResult;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.LifecycleEvent;
import dev.tocsin.policy.Adoption;
import dev.tocsin.policy.Policy;
import dev.tocsin.store.Query;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** What holds however policies come into force while an incident is open. */
class AdoptionPropertiesTest {
  @Provide
  Arbitrary<Policy> policies() {
    return Steps.policies();
  }

  @Provide
  Arbitrary<Policy> plain() {
    return Steps.plain();
  }

  @Provide
  Arbitrary<List<Policy>> several() {
    return Steps.policies().list().ofSize(3);
  }

  @Provide
  Arbitrary<List<Steps.Step>> steps() {
    return Steps.some();
  }

  @Provide
  Arbitrary<Integer> minutes() {
    return Arbitraries.integers().between(0, 90);
  }

  private static Fixture fixture(Policy policy) {
    return new Fixture(
        policy,
        desk ->
            desk.policyCodec(new Nodes.MapCodec())
                .onCall(Steps.HOST)
                .automation(run -> AutomationResult.succeeded(null))
                .continuityPlan(plan -> "begun"));
  }

  @Property(seed = "29", tries = 500, edgeCases = EdgeCasesMode.NONE)
  void pinned_the_events_are_the_same_as_if_the_policy_had_never_changed(
      @ForAll("policies") Policy first,
      @ForAll("policies") Policy second,
      @ForAll("steps") List<Steps.Step> before,
      @ForAll("steps") List<Steps.Step> after) {
    Fixture never = fixture(first);
    Fixture changed = fixture(first);
    Incident one = never.desk.log(Fixture.checkoutDown());
    Incident other = changed.desk.log(Fixture.checkoutDown());
    for (Steps.Step step : before) {
      step.take(never, one);
      step.take(changed, other);
    }
    int soFar = changed.history(other).size();
    changed.desk.activate(Altered.adopted(second, first, Adoption.PINNED));
    for (Steps.Step step : after) {
      step.take(never, one);
      step.take(changed, other);
    }
    changed.check(other);
    List<Entry> untilReopened = untilReopened(changed.history(other), soFar);
    Statistics.label("after the change").collect(untilReopened.size() > soFar);
    assertThat(untilReopened).isEqualTo(untilReopened(never.history(one), soFar));
  }

  private static List<Entry> untilReopened(List<Entry> history, int from) {
    for (int i = from; i < history.size(); i++) {
      if (history.get(i).event() instanceof LifecycleEvent.Reopened) {
        return untilReopened(history.subList(0, i), i);
      }
    }
    return history.stream().map(entry -> entry.sealed(null)).toList(); // salts are drawn by turns
  }

  @Property(seed = "29", tries = 500, edgeCases = EdgeCasesMode.NONE)
  void live_before_anything_was_due_it_is_as_if_it_had_been_logged_under_the_new_one(
      @ForAll("plain") Policy second, @ForAll("minutes") int held, @ForAll("minutes") int served) {
    Policy next = Altered.changed(second, Adoption.LIVE, "", Duration.ofMinutes(60));
    Fixture changed = fixture(Fixture.teams().times(next.times()).build());
    Fixture always = fixture(next);
    Incident one = heldFor(changed, held);
    Incident other = heldFor(always, held);
    changed.desk.activate(next);
    changed.pass(Duration.ofMinutes(60 + served));
    always.pass(Duration.ofMinutes(60 + served));
    Statistics.label("something was due").collect(!due(always.history(other)).isEmpty());
    assertThat(due(changed.history(one))).isEqualTo(due(always.history(other)));
    assertThat(changed.get(one).escalation().policyVersion()).isEqualTo(next.version());
    assertThat(wake(changed, one)).isEqualTo(wake(always, other));
  }

  private static Incident heldFor(Fixture f, int minutes) {
    Incident incident = f.desk.log(Fixture.checkoutDown());
    f.desk.hold(incident.id(), Fixture.DANA, "supplier");
    f.sleep(Duration.ofMinutes(Math.min(minutes, 59))); // its follow-up is due after an hour
    f.desk.resume(incident.id(), Fixture.DANA);
    return incident;
  }

  private static Object wake(Fixture f, Incident incident) {
    return new dev.tocsin.desk.IncidentEngine(f.desk.policy()).nextWake(f.get(incident));
  }

  @Property(seed = "29", tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void at_the_next_rung_does_not_depend_on_when_the_engine_looked(
      @ForAll("plain") Policy first,
      @ForAll("plain") Policy second,
      @ForAll("minutes") int before,
      @ForAll("minutes") int after) {
    Fixture punctual = fixture(first);
    Fixture late = fixture(first);
    Incident watched = punctual.desk.log(Fixture.checkoutDown());
    Incident slept = late.desk.log(Fixture.checkoutDown());
    Policy next = Altered.changed(second, Adoption.AT_NEXT_RUNG, "new ", Duration.ZERO);
    punctual.pass(Duration.ofMinutes(before));
    late.sleep(Duration.ofMinutes(before));
    punctual.desk.activate(next);
    late.desk.activate(next);
    punctual.pass(Duration.ofMinutes(after));
    late.sleep(Duration.ofMinutes(after));
    late.worker.runUntilIdle();
    String version = punctual.get(watched).escalation().policyVersion();
    Statistics.label("went over").collect(version.equals(next.version()));
    assertThat(late.get(slept).escalation().policyVersion()).isEqualTo(version);
    assertThat(due(punctual.history(watched))).containsAll(due(late.history(slept)));
    assertThat(late.get(slept).escalation().start())
        .isEqualTo(punctual.get(watched).escalation().start());
    late.check(slept);
  }

  @Property(seed = "29", tries = 500, edgeCases = EdgeCasesMode.NONE)
  void no_incident_goes_back_every_rule_is_named_with_its_version_and_it_is_so_on_every_run(
      @ForAll("several") List<Policy> policies, @ForAll("steps") List<Steps.Step> steps) {
    assertThat(lives(policies, steps)).isEqualTo(lives(policies, steps));
  }

  /** With a change of the policy at each fourth step, in each of the three ways. */
  private static List<List<Entry>> lives(List<Policy> policies, List<Steps.Step> steps) {
    Fixture f = fixture(policies.get(0));
    Incident incident = f.desk.log(Fixture.checkoutDown());
    Map<String, Long> serials = new HashMap<>();
    serials.put(f.desk.policy().version(), 1L);
    Map<IncidentId, String> versions = new HashMap<>();
    Map<IncidentId, Long> reached = new HashMap<>();
    for (int i = 0; i < steps.size(); i++) {
      if (i % 4 == 3) {
        Adoption adoption = Adoption.values()[i / 4 % 3];
        Policy next = Altered.adopted(policies.get(adoption.ordinal()), adoption);
        serials.put(next.version(), f.desk.activate(next).serial());
      }
      steps.get(i).take(f, incident);
      for (Incident each : f.desk.search(Query.all(), null, 100).incidents()) {
        f.check(each);
        String version = each.escalation().policyVersion();
        if (!version.equals(versions.put(each.id(), version))) {
          Long before = reached.put(each.id(), serials.get(version));
          assertThat(before == null || before < serials.get(version)).isTrue();
        }
        rulesAreNamed(f.history(each), serials);
      }
    }
    return f.desk.search(Query.all(), null, 100).incidents().stream().map(f::history).toList();
  }

  private static void rulesAreNamed(List<Entry> history, Map<String, Long> known) {
    String version = "";
    for (Entry entry : history) {
      if (entry.by().equals(Actor.DESK)) {
        assertThat(entry.cause()).as("cause of %s", entry.event()).isNotNull();
        assertThat(known).containsKey(entry.cause().policyVersion());
        if (entry.event() instanceof EscalationEvent.RungFired) {
          assertThat(entry.cause().policyVersion()).isEqualTo(version);
        }
      }
      if (entry.event() instanceof LifecycleEvent.Logged logged) {
        version = logged.policyVersion();
      } else if (entry.event() instanceof EscalationEvent.PathChosen chosen) {
        version = chosen.policyVersion();
        assertThat(entry.cause().policyVersion()).isEqualTo(version);
      }
    }
  }

  private static List<String> due(List<Entry> history) {
    List<String> due = new ArrayList<>();
    for (Entry entry : history) {
      if (entry.event() instanceof EscalationEvent.RungFired fired) {
        due.add(
            fired.round()
                + " "
                + fired.path()
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
}
