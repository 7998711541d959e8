package dev.tocsin;

import static dev.tocsin.Fixture.DANA;
import static dev.tocsin.Fixture.START;
import static dev.tocsin.Fixture.minutes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Until;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.FlappingEvent;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Phase;
import dev.tocsin.policy.FlappingRule;
import dev.tocsin.policy.PolicyBuilder;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes and goes: domain.md, practice 1. */
class FlappingTest {
  private static final Actor PROBE = Actor.system("probe");

  private final Fixture f =
      new Fixture(policy().flapping(new FlappingRule(2, minutes(30), minutes(15))).build());
  private final Incident incident = f.desk.log(Fixture.checkoutDown());

  private static PolicyBuilder policy() {
    return Fixture.teams()
        .escalate(
            "all",
            When.any(),
            Rung.after("page", minutes(0)).until(Until.ACKNOWLEDGED).notifyOnCall("checkout"));
  }

  private static void clear(Fixture f, Incident incident, Actor by) {
    f.desk.handle(incident.id(), new Command.Resolve("it answers", "self-cleared"), Caller.of(by));
  }

  /** It goes, and comes back a minute later. */
  private static void again(Fixture f, Incident incident) {
    f.worker.runUntilIdle();
    clear(f, incident, PROBE);
    f.pass(minutes(1));
    f.desk.log(Fixture.checkoutDown());
    f.pass(minutes(1));
  }

  private void again(int times) {
    for (int i = 0; i < times; i++) {
      again(f, incident);
    }
  }

  private List<String> flapping() {
    return f.events(incident).stream().filter(type -> type.startsWith("flapping-")).toList();
  }

  private Instant ended() {
    return f.history(incident).stream()
        .filter(entry -> entry.event() instanceof FlappingEvent.FlappingEnded)
        .map(Entry::occurredAt)
        .reduce((one, two) -> two)
        .orElseThrow();
  }

  @Test
  void a_few_returns_page_each_time() {
    again(2);
    assertThat(f.told()).containsExactly("dana:page", "dana:page", "dana:page");
    assertThat(flapping()).isEmpty();
    f.check(incident);
  }

  @Test
  void more_are_told_once_and_page_nobody() {
    again(8);
    assertThat(f.told()).containsExactly("dana:page", "dana:page", "dana:page", "dana:inform");
    assertThat(f.get(incident).escalation().round()).isEqualTo(3);
    assertThat(f.get(incident).recurrences()).isEqualTo(8);
    assertThat(f.get(incident).phase()).isEqualTo(Phase.ACTIVE);
    assertThat(flapping()).startsWith("flapping-began").contains("flapping-cleared");
    assertThat(f.get(incident).flapping().returns()).hasSizeLessThanOrEqualTo(3);
    f.check(incident);
  }

  @Test
  void it_stays_open_until_it_was_calm_and_is_resolved_then() {
    again(3);
    clear(f, incident, PROBE);
    Instant cleared = f.now;
    f.pass(minutes(14));
    assertThat(f.get(incident).phase()).isEqualTo(Phase.ACTIVE);
    f.pass(minutes(2));
    assertThat(f.get(incident).phase()).isEqualTo(Phase.RESOLVED);
    assertThat(f.get(incident).resolution().kind()).isEqualTo("self-cleared");
    assertThat(ended()).isEqualTo(cleared.plus(minutes(15)));
    assertThat(f.get(incident).flapping()).isNull();
    f.check(incident);
  }

  @Test
  void that_was_calm_is_recorded_at_its_true_instant_however_late_one_looks() {
    again(3);
    clear(f, incident, PROBE);
    Instant cleared = f.now;
    f.sleep(minutes(600));
    f.worker.runUntilIdle();
    assertThat(ended()).isEqualTo(cleared.plus(minutes(15)));
    assertThat(f.get(incident).resolution().at()).isEqualTo(cleared.plus(minutes(15)));
    f.check(incident);
  }

  @Test
  void when_it_is_calm_and_still_there_it_pages_afresh() {
    again(3);
    f.sent.clear();
    f.pass(minutes(20));
    assertThat(f.told()).containsExactly("dana:page");
    assertThat(f.get(incident).escalation().start()).isEqualTo(START.plus(minutes(5 + 15)));
    assertThat(f.get(incident).flapping()).isNull();
    f.check(incident);
  }

  @Test
  void when_it_is_calm_and_somebody_has_it_nobody_is_paged() {
    again(3);
    f.desk.acknowledge(incident.id(), DANA);
    f.sent.clear();
    f.pass(minutes(60));
    assertThat(f.sent).isEmpty();
    assertThat(f.get(incident).acknowledgement()).isNotNull();
    assertThat(f.get(incident).flapping()).isNull();
  }

  @Test
  void a_person_ends_it_at_once_and_the_next_return_pages() {
    again(3);
    f.desk.resolve(incident.id(), DANA, "the cable was loose");
    assertThat(f.get(incident).phase()).isEqualTo(Phase.RESOLVED);
    assertThat(flapping()).endsWith("flapping-ended");
    f.sent.clear();
    f.desk.log(Fixture.checkoutDown());
    f.worker.runUntilIdle();
    assertThat(f.told()).containsExactly("dana:page");
    f.check(incident);
  }

  @Test
  void slow_returns_are_none() {
    for (int i = 0; i < 6; i++) {
      again(f, incident);
      f.pass(minutes(20));
    }
    assertThat(flapping()).isEmpty();
    f.check(incident);
  }

  @Test
  void a_policy_without_it_keeps_no_record_of_it() {
    Fixture without = new Fixture(policy().build());
    Incident one = without.desk.log(Fixture.checkoutDown());
    for (int i = 0; i < 6; i++) {
      again(without, one);
    }
    assertThat(without.get(one).flapping()).isNull();
    assertThat(without.events(one)).doesNotContain("return-counted");
    assertThat(without.sent).hasSize(7);
  }
}
