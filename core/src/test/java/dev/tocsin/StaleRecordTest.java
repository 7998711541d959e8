package dev.tocsin;

import static dev.tocsin.Fixture.DANA;
import static dev.tocsin.Fixture.LEE;
import static dev.tocsin.Fixture.START;
import static dev.tocsin.Fixture.checkoutDown;
import static dev.tocsin.Fixture.minutes;
import static dev.tocsin.Fixture.teams;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.RecordEvent;
import dev.tocsin.policy.InvalidPolicyException;
import dev.tocsin.policy.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Practice 10: an open record that nobody keeps up to date is spoken of. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StaleRecordTest {
  private final Fixture f =
      new Fixture(teams().times(Times.DEFAULT.staleAfter(Duration.ofHours(1))).build());
  private final Incident incident = f.desk.log(checkoutDown());

  private List<Instant> reminded() {
    return f.history(incident).stream()
        .filter(entry -> entry.event() instanceof RecordEvent.StaleReminded)
        .map(Entry::occurredAt)
        .toList();
  }

  @Test
  void the_accountable_team_is_reminded_and_again_each_time_that_it_passes() {
    f.pass(minutes(59));
    assertThat(reminded()).isEmpty();
    f.pass(minutes(121));
    assertThat(reminded())
        .containsExactly(
            START.plus(minutes(60)), START.plus(minutes(120)), START.plus(minutes(180)));
    assertThat(f.told()).containsExactly("dana:remind", "dana:remind", "dana:remind");
    assertThat(f.sent.get(0).text()).contains("Nothing was recorded since 2026-11-27T08:00:00Z");
    f.check(incident);
  }

  @Test
  void whoever_records_something_puts_it_off_and_a_program_does_not() {
    f.pass(minutes(40));
    f.desk.comment(incident.id(), LEE, "Looking at the pool");
    f.pass(minutes(40));
    f.desk.comment(incident.id(), Actor.system("ci"), "Build 7 is green");
    assertThat(reminded()).isEmpty();
    f.pass(minutes(30));
    assertThat(reminded()).containsExactly(START.plus(minutes(100)));
  }

  @Test
  void another_state_is_an_update_and_a_hold_has_its_own_follow_up() {
    f.pass(minutes(30));
    f.desk.start(incident.id(), Actor.system("ci"));
    f.pass(minutes(45));
    assertThat(reminded()).isEmpty();
    f.desk.hold(incident.id(), DANA, "supplier");
    f.pass(minutes(600));
    assertThat(reminded()).isEmpty();
    f.desk.resume(incident.id(), DANA);
    f.pass(minutes(60));
    assertThat(reminded()).hasSize(1);
  }

  @Test
  void nobody_is_reminded_of_what_is_resolved_or_of_anything_unless_the_policy_says_so() {
    f.desk.resolve(incident.id(), DANA, "Rolled back");
    f.pass(minutes(600));
    assertThat(reminded()).isEmpty();

    Fixture silent = new Fixture(teams().build());
    Incident other = silent.desk.log(checkoutDown());
    silent.pass(Duration.ofDays(30));
    assertThat(silent.events(other)).doesNotContain("stale-reminded");
  }

  @Test
  void what_was_missed_while_nobody_looked_is_one_reminder_and_the_rhythm_stays() {
    f.sleep(minutes(205));
    f.worker.runUntilIdle();
    assertThat(reminded()).containsExactly(START.plus(minutes(60)));
    assertThat(f.sent).hasSize(1);
    f.pass(minutes(40));
    assertThat(reminded()).containsExactly(START.plus(minutes(60)), START.plus(minutes(240)));
    f.check(incident);
  }

  @Test
  void the_team_that_has_it_by_then_is_told() {
    f.desk.assign(incident.id(), DANA, "database", null, "it is the pool");
    f.sent.clear();
    f.pass(minutes(60));
    assertThat(f.told()).containsExactly("lee:remind");
  }

  @Test
  void a_time_that_is_not_positive_is_refused() {
    assertThatThrownBy(() -> teams().times(Times.DEFAULT.staleAfter(Duration.ZERO)))
        .isInstanceOf(InvalidPolicyException.class)
        .hasMessageContaining("stale-after");
  }
}
