package dev.tocsin;

import static dev.tocsin.Fixture.DANA;
import static dev.tocsin.Fixture.START;
import static dev.tocsin.Fixture.checkoutDown;
import static dev.tocsin.Fixture.minutes;
import static dev.tocsin.Fixture.teams;
import static dev.tocsin.RungsDueTest.due;
import static dev.tocsin.RungsDueTest.outcomes;
import static dev.tocsin.RungsDueTest.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.escalation.Repeat;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Until;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.RungOutcome;
import dev.tocsin.incident.Urgency;
import dev.tocsin.policy.CatchUp;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** "When a rung is due", 7 and 11: after a downtime. */
class CatchUpTest {
  private static Rung page(String id, int after, String team) {
    return Rung.after(id, minutes(after)).until(Until.ACKNOWLEDGED).notifyOnCall(team);
  }

  @Nested
  class The_latest_only {
    @Test
    void point_7_pages_of_overtaken_rungs_collapse_into_one_for_each_recipient() {
      Fixture f =
          new Fixture(
              path(
                  page("a", 10, "checkout"), page("b", 20, "checkout"), page("c", 30, "database")));
      Incident incident = f.desk.log(checkoutDown());
      f.sleep(minutes(60));
      f.worker.runUntilIdle();
      assertThat(f.told()).containsExactly("dana:page", "lee:page");
      assertThat(outcomes(f, incident))
          .containsExactly(RungOutcome.OVERTAKEN, RungOutcome.FIRED, RungOutcome.FIRED);
      f.check(incident);
    }

    @Test
    void point_7_a_page_is_not_overtaken_by_a_mere_information() {
      Fixture f =
          new Fixture(
              path(
                  page("a", 10, "checkout"),
                  Rung.after("b", minutes(20)).informOnCall("checkout")));
      f.desk.log(checkoutDown());
      f.sleep(minutes(60));
      f.worker.runUntilIdle();
      assertThat(f.told()).contains("dana:page");
    }

    @Test
    void point_7_actions_that_change_the_incident_all_run_in_order() {
      Fixture f =
          new Fixture(
              path(
                  Rung.after("major", minutes(10)).declareMajor(),
                  Rung.after("swarm", minutes(20)).summon("network"),
                  Rung.after("over", minutes(30)).reassign("database")));
      Incident incident = f.desk.log(checkoutDown());
      f.sleep(minutes(35));
      f.worker.runUntilIdle();
      assertThat(f.get(incident).major().at()).isEqualTo(START.plus(minutes(10)));
      assertThat(f.get(incident).swarm().member("network").summonedAt())
          .isEqualTo(START.plus(minutes(20)));
      assertThat(f.get(incident).ownership().since()).isEqualTo(START.plus(minutes(30)));
      assertThat(f.told()).containsExactly("nia:swarm");
    }

    @Test
    void point_7_missed_repeats_collapse_and_later_ones_do_not_drift() {
      Fixture f = new Fixture(path(page("a", 0, "checkout").repeat(new Repeat(minutes(7), null))));
      Incident incident = f.desk.log(checkoutDown());
      f.pass(minutes(1));
      f.sleep(minutes(29));
      f.worker.runUntilIdle();
      assertThat(f.told()).containsExactly("dana:page", "dana:page");
      f.pass(minutes(5));
      assertThat(due(f, incident, "a"))
          .containsExactly(START, START.plus(minutes(28)), START.plus(minutes(35)));
    }

    @Test
    void point_7_missed_repeats_do_not_pass_a_rung_that_comes_first_at_the_same_instant() {
      Fixture f =
          new Fixture(
              path(
                  Rung.after("over", minutes(30)).reassign("database"),
                  page("a", 10, "checkout").repeat(new Repeat(minutes(10), null))));
      Incident incident = f.desk.log(checkoutDown());
      f.pass(minutes(10));
      f.sleep(minutes(20));
      f.worker.runUntilIdle();
      assertThat(due(f, incident, "a"))
          .containsExactly(START.plus(minutes(10)), START.plus(minutes(20)));
      assertThat(f.get(incident).ownership().since()).isEqualTo(START.plus(minutes(30)));
    }

    @Test
    void point_7_a_year_of_downtime_with_endless_repeats_is_one_page_for_each_recipient() {
      Fixture f =
          new Fixture(
              path(
                  page("a", 0, "checkout").repeat(new Repeat(minutes(5), null)),
                  page("b", 1, "database").repeat(new Repeat(minutes(5), null))));
      Incident incident = f.desk.log(checkoutDown());
      f.pass(minutes(1));
      f.sent.clear();
      f.sleep(Duration.ofDays(365));
      f.worker.runUntilIdle();
      assertThat(f.told()).containsExactlyInAnyOrder("dana:page", "lee:page");
      assertThat(f.history(incident)).hasSizeLessThan(10);
      f.pass(minutes(5));
      assertThat(f.sent).hasSize(4);
      f.check(incident);
    }

    @Test
    void point_7_new_severe_incidents_do_not_wait_behind_the_backlog() {
      Fixture f = new Fixture(path(page("a", 10, "checkout")));
      for (int i = 0; i < 50; i++) {
        f.desk.log(checkoutDown().impact(Impact.MINOR).urgency(Urgency.LOW).dedupKey("old " + i));
      }
      f.sleep(minutes(10));
      Incident severe = f.desk.log(checkoutDown());
      f.sleep(minutes(10));
      f.worker.runOnce();
      assertThat(f.sent.get(0).incidentId()).isEqualTo(severe.id());
    }
  }

  @Nested
  class Each_of_them {
    @Test
    void point_7_every_page_is_sent_when_the_policy_says_each() {
      Fixture f =
          new Fixture(
              teams()
                  .catchUp(CatchUp.EACH)
                  .escalate(
                      "all",
                      When.any(),
                      page("a", 10, "checkout").repeat(new Repeat(minutes(5), 2)),
                      page("b", 20, "checkout"))
                  .build());
      Incident incident = f.desk.log(checkoutDown());
      f.sleep(minutes(60));
      f.worker.runUntilIdle();
      assertThat(due(f, incident, "a")).hasSize(3);
      assertThat(due(f, incident, "b")).hasSize(1);
      assertThat(outcomes(f, incident)).containsOnly(RungOutcome.FIRED);
      f.check(incident);
    }

    @Test
    void point_7_more_than_a_commit_can_hold_is_taken_in_several_and_the_queue_goes_on() {
      Fixture f =
          new Fixture(
              teams()
                  .catchUp(CatchUp.EACH)
                  .escalate(
                      "all",
                      When.any(),
                      page("a", 0, "checkout").repeat(new Repeat(minutes(1), null)))
                  .build());
      Incident incident = f.desk.log(checkoutDown());
      f.sleep(minutes(1_000));
      f.worker.runUntilIdle();
      assertThat(due(f, incident, "a")).hasSize(1_001);
      assertThat(f.desk.health().wakes().parked()).isZero();
      f.check(incident);
    }
  }

  @Nested
  class The_clock {
    @Test
    void a_step_back_never_takes_recorded_times_back() {
      Fixture f = new Fixture(path(page("a", 10, "checkout")));
      f.sleep(minutes(60));
      Incident incident = f.desk.log(checkoutDown());
      f.now = START;
      f.desk.acknowledge(incident.id(), DANA);
      f.desk.resolve(incident.id(), DANA, "done");
      assertThat(f.history(incident))
          .allSatisfy(entry -> assertThat(entry.recordedAt()).isEqualTo(START.plus(minutes(60))));
      f.check(incident);
    }

    @Test
    void a_step_back_sends_nothing_twice() {
      Fixture f = new Fixture(path(page("a", 10, "checkout")));
      Incident incident = f.desk.log(checkoutDown());
      f.pass(minutes(10));
      f.now = START;
      f.pass(minutes(30));
      assertThat(f.told()).containsExactly("dana:page");
      f.check(incident);
    }
  }
}
