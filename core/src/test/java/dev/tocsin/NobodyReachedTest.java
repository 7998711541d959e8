package dev.tocsin;

import static dev.tocsin.Fixture.DANA;
import static dev.tocsin.Fixture.LEE;
import static dev.tocsin.Fixture.START;
import static dev.tocsin.Fixture.checkoutDown;
import static dev.tocsin.Fixture.minutes;
import static dev.tocsin.RungsDueTest.due;
import static dev.tocsin.RungsDueTest.outcomes;
import static dev.tocsin.RungsDueTest.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.escalation.Repeat;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Until;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.RungOutcome;
import dev.tocsin.notification.UndeliverableException;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** "When a rung is due", 4: nothing is dropped in silence. */
class NobodyReachedTest {
  private static Rung page(String id, int after, String team) {
    return Rung.after(id, minutes(after)).until(Until.ACKNOWLEDGED).notifyOnCall(team);
  }

  @Nested
  class Empty_rungs {
    @Test
    void point_4_are_recorded_and_the_next_is_due_at_once() {
      Fixture f = new Fixture(path(page("a", 10, "empty"), page("b", 60, "database")));
      Incident incident = f.desk.log(checkoutDown());
      f.pass(minutes(30));
      assertThat(outcomes(f, incident)).containsExactly(RungOutcome.EMPTY, RungOutcome.FIRED);
      assertThat(due(f, incident, "b")).containsExactly(START.plus(minutes(10)));
      assertThat(f.told()).containsExactly("lee:page");
    }

    @Test
    void point_4_only_the_very_next_comes_at_once_when_that_reaches_somebody() {
      Fixture f =
          new Fixture(
              path(page("a", 0, "empty"), page("b", 30, "database"), page("c", 60, "network")));
      Incident incident = f.desk.log(checkoutDown());
      f.pass(minutes(59));
      assertThat(f.told()).containsExactly("lee:page");
      f.pass(minutes(1));
      assertThat(due(f, incident, "c")).containsExactly(START.plus(minutes(60)));
    }

    @Test
    void point_4_when_no_rung_reaches_anybody_the_last_resort_is_paged_once() {
      Fixture f =
          new Fixture(
              path(
                  page("a", 10, "empty").repeat(new Repeat(minutes(5), null)),
                  page("b", 60, "empty")));
      Incident incident = f.desk.log(checkoutDown());
      f.pass(minutes(120));
      assertThat(f.told()).containsExactly("operations-manager:page");
      assertThat(f.events(incident)).containsOnlyOnce("last-resort-paged");
    }

    @Test
    void point_4_in_the_next_round_the_last_resort_is_paged_again() {
      Fixture f = new Fixture(path(page("a", 0, "empty")));
      Incident incident = f.desk.log(checkoutDown());
      f.desk.assign(incident.id(), DANA, "database", null, null);
      f.worker.runUntilIdle();
      assertThat(f.events(incident).stream().filter("last-resort-paged"::equals)).hasSize(2);
    }

    @Test
    void point_4_a_swarm_of_nobody_is_an_empty_rung() {
      Fixture f =
          new Fixture(path(Rung.after("s", minutes(5)).summon("empty"), page("b", 60, "network")));
      f.desk.log(checkoutDown());
      f.pass(minutes(5));
      assertThat(f.told()).containsExactly("nia:page");
    }

    @Test
    void point_4_a_swarm_of_the_accountable_team_alone_is_not_empty() {
      Fixture f =
          new Fixture(
              path(Rung.after("s", minutes(5)).summon("checkout"), page("b", 60, "network")));
      Incident incident = f.desk.log(checkoutDown());
      f.pass(minutes(5));
      assertThat(outcomes(f, incident)).containsExactly(RungOutcome.FIRED);
    }

    @Test
    void point_4_a_hold_stops_what_would_come_at_once() {
      Fixture f = new Fixture(path(page("a", 10, "empty"), page("b", 60, "database")));
      Incident incident = f.desk.log(checkoutDown());
      f.desk.hold(incident.id(), DANA, "caller");
      f.pass(minutes(100));
      assertThat(f.told()).isEmpty();
      f.desk.resume(incident.id(), DANA);
      f.pass(minutes(10));
      assertThat(f.told()).containsExactly("lee:page");
    }
  }

  @Nested
  class Overtaken_rungs {
    @Test
    void point_4_a_rung_that_was_escalated_past_reached_nobody() {
      Fixture f = new Fixture(path(page("a", 10, "database"), page("b", 60, "empty")));
      Incident incident = f.desk.log(checkoutDown());
      f.desk.handle(
          incident.id(),
          new Command.EscalateNow("b"),
          Caller.of(LEE).expecting(f.get(incident).version()));
      f.pass(minutes(100));
      assertThat(f.told()).containsExactly("operations-manager:page");
    }

    @Test
    void point_4_a_rung_that_was_overtaken_by_one_whose_message_is_parked_reached_nobody() {
      Fixture f =
          new Fixture(
              path(page("a", 10, "database"), page("b", 20, "database")),
              desk ->
                  desk.notifier(
                      message -> {
                        throw new UndeliverableException("no such pager", null);
                      }));
      Incident incident = f.desk.log(checkoutDown());
      f.sleep(minutes(30));
      f.worker.runUntilIdle();
      assertThat(outcomes(f, incident)).containsExactly(RungOutcome.OVERTAKEN, RungOutcome.FIRED);
      assertThat(f.events(incident)).contains("delivery-parked", "last-resort-paged");
    }
  }

  @Nested
  class Parked_messages {
    private final List<String> dead = new java.util.ArrayList<>();

    private Fixture fixture(Rung... rungs) {
      return new Fixture(
          path(rungs),
          desk ->
              desk.notifier(
                  message -> {
                    if (dead.contains(message.recipient().id())) {
                      throw new UndeliverableException("no such pager", null);
                    }
                    delivered.add(message.recipient().id());
                  }));
    }

    private final List<String> delivered = new java.util.ArrayList<>();

    @Test
    void point_4_when_all_of_a_rung_are_parked_the_next_is_due_at_once() {
      dead.add("lee");
      Fixture f = fixture(page("a", 10, "database"), page("b", 60, "network"));
      Incident incident = f.desk.log(checkoutDown());
      f.pass(minutes(10));
      assertThat(delivered).containsExactly("nia");
      assertThat(due(f, incident, "b")).containsExactly(START.plus(minutes(10)));
    }

    @Test
    void point_4_when_one_of_two_is_parked_the_next_waits() {
      dead.add("lee");
      Fixture f =
          fixture(page("a", 10, "database").notifyOnCall("network"), page("b", 60, "management"));
      f.desk.log(checkoutDown());
      f.pass(minutes(30));
      assertThat(delivered).containsExactly("nia");
    }

    @Test
    void point_4_a_swarm_whose_messages_are_all_parked_is_exhausted() {
      dead.addAll(List.of("lee", "nia"));
      Fixture f =
          fixture(
              Rung.after("s", minutes(5)).summon("database", "network"),
              page("b", 60, "management"));
      f.desk.log(checkoutDown());
      f.pass(minutes(5));
      assertThat(delivered).containsExactly("morgan");
    }

    @Test
    void point_4_when_all_of_the_path_are_parked_the_last_resort_is_paged() {
      dead.addAll(List.of("lee", "nia"));
      Fixture f = fixture(page("a", 10, "database"), page("b", 60, "network"));
      f.desk.log(checkoutDown());
      f.pass(minutes(10));
      assertThat(delivered).containsExactly("operations-manager");
    }

    @Test
    void point_4_a_message_of_an_earlier_round_that_is_parked_changes_nothing_in_this_one() {
      dead.add("lee");
      Fixture f = fixture(page("a", 0, "database"), page("b", 60, "network"));
      Incident incident = f.desk.log(checkoutDown());
      var claimed =
          f.memory.claimOutbox(
              java.util.Set.of(dev.tocsin.incident.TenantId.DEFAULT), 1, DeskWorker.LEASE);
      assertThat(claimed.claims()).hasSize(1);
      f.desk.assign(incident.id(), DANA, "management", null, null);
      f.pass(minutes(2));
      assertThat(f.get(incident).escalation().round()).isEqualTo(2);
      f.check(incident);
    }
  }
}
