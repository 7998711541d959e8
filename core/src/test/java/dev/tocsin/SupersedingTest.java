package dev.tocsin;

import static dev.tocsin.Fixture.DANA;
import static dev.tocsin.Fixture.LEE;
import static dev.tocsin.Fixture.START;
import static dev.tocsin.Fixture.checkoutDown;
import static dev.tocsin.Fixture.minutes;
import static dev.tocsin.Fixture.teams;
import static dev.tocsin.RungsDueTest.outcomes;
import static dev.tocsin.RungsDueTest.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.escalation.Repeat;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Until;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.RungOutcome;
import dev.tocsin.policy.CatchUp;
import dev.tocsin.policy.Policy;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.Settlement;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** "When a rung is due", 6: what was due before a command, and what the command stops. */
class SupersedingTest {
  private final Fixture f =
      new Fixture(
          path(
              Rung.after("page", minutes(10)).until(Until.ACKNOWLEDGED).notifyOnCall("checkout"),
              Rung.after("chef", minutes(20)).informOnCall("management")));
  private final Incident incident = f.desk.log(checkoutDown());

  @Nested
  class What_was_due_before {
    @Test
    void point_6_is_recorded_first_at_its_own_instant_and_unsent_when_the_command_stops_it() {
      f.sleep(minutes(15));
      f.desk.acknowledge(incident.id(), DANA);
      List<Entry> history = f.history(incident);
      assertThat(f.events(incident))
          .containsExactly("logged", "round-started", "rung-fired", "acknowledged");
      assertThat(history.get(2).occurredAt()).isEqualTo(START.plus(minutes(10)));
      assertThat(history.get(2).recordedAt()).isEqualTo(START.plus(minutes(15)));
      assertThat(outcomes(f, incident)).containsExactly(RungOutcome.OVERTAKEN);
      f.worker.runUntilIdle();
      assertThat(f.sent).isEmpty();
    }

    @Test
    void point_6_is_sent_when_the_command_does_not_stop_it() {
      f.sleep(minutes(25));
      f.desk.acknowledge(incident.id(), DANA);
      f.worker.runUntilIdle();
      assertThat(f.told()).containsExactly("morgan:inform");
      assertThat(outcomes(f, incident)).containsExactly(RungOutcome.OVERTAKEN, RungOutcome.FIRED);
    }

    @Test
    void point_6_a_comment_stops_nothing() {
      f.sleep(minutes(15));
      f.desk.comment(incident.id(), DANA, "looking");
      f.worker.runUntilIdle();
      assertThat(f.told()).containsExactly("dana:page");
    }

    @Test
    void point_6_the_last_resort_is_not_paged_by_the_command_that_resolves() {
      Fixture nobody = new Fixture(path(Rung.after("page", minutes(10)).notifyOnCall("empty")));
      Incident unseen = nobody.desk.log(checkoutDown());
      nobody.sleep(minutes(15));
      nobody.desk.resolve(unseen.id(), DANA, "by chance");
      nobody.worker.runUntilIdle();
      assertThat(nobody.events(unseen)).contains("rung-fired", "last-resort-paged", "resolved");
      assertThat(nobody.sent).isEmpty();
      nobody.check(unseen);
    }

    @Test
    void point_6_nobody_is_asked_whether_to_go_on_by_the_command_that_goes_on() {
      f.desk.hold(incident.id(), DANA, "caller");
      f.sleep(minutes(60 * 25));
      f.desk.resume(incident.id(), DANA);
      f.worker.runUntilIdle();
      assertThat(f.events(incident)).contains("follow-up-due");
      assertThat(f.sent).isEmpty();
    }
  }

  @Nested
  class What_waits_in_the_outbox {
    @Test
    void point_6_is_superseded_by_each_command_that_stops_it() {
      List<java.util.function.Consumer<Incident>> stops =
          List.of(
              each -> f.desk.acknowledge(each.id(), LEE),
              each -> f.desk.start(each.id(), LEE),
              each -> f.desk.resolve(each.id(), LEE, "done"),
              each -> f.desk.cancel(each.id(), LEE, "a test"),
              each -> f.desk.assign(each.id(), LEE, "database", null, null));
      for (int i = 0; i < stops.size(); i++) {
        Incident each = f.desk.log(checkoutDown().dedupKey("k" + i));
        f.sleep(minutes(10));
        f.desk.comment(each.id(), LEE, "the page is written now, and waits");
        assertThat(f.desk.health().messages().due()).isEqualTo(1);
        stops.get(i).accept(each);
        assertThat(f.desk.health().messages().due()).as("command %s", i).isZero();
        f.desk.cancel(f.desk.log(checkoutDown().dedupKey("k" + i)).id(), LEE, "next");
      }
    }

    @Test
    void point_6_and_7_is_superseded_whichever_repeat_it_is_of_where_each_of_them_is_sent() {
      Fixture each =
          new Fixture(
              teams()
                  .catchUp(CatchUp.EACH)
                  .escalate(
                      "all",
                      When.any(),
                      Rung.after("page", minutes(10))
                          .until(Until.ACKNOWLEDGED)
                          .notifyOnCall("checkout")
                          .repeat(new Repeat(minutes(10), 3)))
                  .build());
      Incident late = each.desk.log(checkoutDown());
      each.sleep(minutes(10));
      each.desk.comment(late.id(), LEE, "the page is written now, and waits");
      each.sleep(minutes(40));
      each.desk.comment(late.id(), LEE, "and so are three repeats");
      assertThat(each.desk.health().messages().due()).isPositive();
      each.desk.acknowledge(late.id(), LEE);
      each.worker.runUntilIdle();
      assertThat(each.told()).isEmpty();
      assertThat(each.desk.health().messages().due()).isZero();
      each.check(late);
    }

    @Test
    void point_6_is_superseded_although_its_rung_was_repeated_under_a_policy_that_lets_it_last() {
      Fixture before = new Fixture(path(repeated(Until.ACKNOWLEDGED)));
      Incident each = before.desk.log(checkoutDown());
      before.sleep(minutes(10));
      before.desk.comment(each.id(), LEE, "the page is written now, and waits");
      Policy lasting = path(repeated(Until.RESOLVED));
      ServiceDesk desk =
          ServiceDesk.builder(lasting, before.memory, before::id)
              .notifier(before.sent::add)
              .build();
      desk.activate(lasting);
      before.sleep(minutes(10));
      desk.comment(each.id(), LEE, "and so is its repeat, of which an acknowledgement is no end");
      desk.acknowledge(each.id(), DANA);
      desk.worker().runUntilIdle();
      assertThat(before.told()).containsExactly("dana:page");
      before.check(each);
    }

    private Rung repeated(Until until) {
      return Rung.after("page", minutes(10))
          .until(until)
          .notifyOnCall("checkout")
          .repeat(new Repeat(minutes(10), 3));
    }

    @Test
    void point_6_a_message_in_flight_may_still_arrive_and_says_of_which_state_it_speaks() {
      f.sleep(minutes(10));
      f.desk.comment(incident.id(), LEE, "due");
      var claim =
          f.memory
              .claimOutbox(
                  java.util.Set.of(dev.tocsin.incident.TenantId.DEFAULT), 1, DeskWorker.LEASE)
              .claims()
              .get(0);
      f.desk.resolve(incident.id(), LEE, "done");
      var message = (dev.tocsin.notification.Notification) claim.entry().outgoing();
      assertThat(message.state()).isEqualTo("New");
      assertThat(f.memory.settle(new Settlement(claim.fence(), new Outcome.Delivered()))).isTrue();
    }

    @Test
    void point_6_a_message_that_a_dead_node_had_claimed_is_not_sent_any_more() {
      f.sleep(minutes(10));
      f.desk.comment(incident.id(), LEE, "due");
      f.memory.claimOutbox(
          java.util.Set.of(dev.tocsin.incident.TenantId.DEFAULT), 1, DeskWorker.LEASE);
      f.desk.resolve(incident.id(), LEE, "done");
      f.sleep(DeskWorker.LEASE);
      f.worker.runUntilIdle();
      assertThat(f.sent).isEmpty();
      assertThat(f.desk.health().messages().due()).isZero();
    }

    @Test
    void a_command_that_lowers_the_priority_sends_nothing_that_it_finds_due() {
      f.sleep(minutes(10));
      f.desk.handle(
          incident.id(),
          new Command.Reprioritise(null, null, Priority.P5, "one printer"),
          Caller.of(LEE));
      f.worker.runUntilIdle();
      assertThat(f.sent).isEmpty();
      f.check(incident);
    }

    @Test
    void a_repeat_takes_the_place_of_those_before_it_but_not_of_the_first() {
      Fixture slow =
          new Fixture(
              path(
                  Rung.after("page", minutes(0))
                      .notifyOnCall("checkout")
                      .repeat(new Repeat(minutes(5), 5))));
      Incident each = slow.desk.log(checkoutDown());
      for (int i = 0; i < 4; i++) {
        slow.sleep(minutes(5));
        slow.desk.comment(each.id(), LEE, "one more page is written");
      }
      slow.worker.runUntilIdle();
      assertThat(slow.told()).containsExactly("dana:page", "dana:page");
    }
  }
}
