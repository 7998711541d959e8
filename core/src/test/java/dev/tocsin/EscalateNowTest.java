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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.desk.CommandRefusedException;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Until;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.RungOutcome;
import org.junit.jupiter.api.Test;

/** "When a rung is due", 9. */
class EscalateNowTest {
  private final Fixture f =
      new Fixture(
          path(
              Rung.after("page", minutes(10)).until(Until.ACKNOWLEDGED).notifyOnCall("checkout"),
              Rung.after("more", minutes(30)).until(Until.ACKNOWLEDGED).notifyOnCall("database"),
              Rung.after("chef", minutes(60)).informOnCall("management")));
  private final Incident incident = f.desk.log(checkoutDown());

  private Incident escalate(String rung, Caller caller) {
    Caller seeing =
        caller.expectedVersion() == null ? caller.expecting(f.get(incident).version()) : caller;
    return f.desk.handle(incident.id(), new Command.EscalateNow(rung), seeing);
  }

  @Test
  void point_9_takes_the_rung_now_and_those_before_it_are_overtaken() {
    escalate("more", Caller.of(LEE));
    f.worker.runUntilIdle();
    assertThat(f.told()).containsExactly("lee:page");
    assertThat(outcomes(f, incident)).containsExactly(RungOutcome.OVERTAKEN);
    assertThat(f.events(incident)).contains("escalated-now");
    f.pass(minutes(60));
    assertThat(f.told()).containsExactly("lee:page", "morgan:inform");
    assertThat(due(f, incident, "chef")).containsExactly(START.plus(minutes(60)));
  }

  @Test
  void point_9_voids_the_acknowledgement() {
    f.desk.acknowledge(incident.id(), DANA);
    assertThat(escalate("more", Caller.of(LEE)).acknowledgement()).isNull();
    f.worker.runUntilIdle();
    assertThat(f.told()).containsExactly("lee:page");
  }

  @Test
  void point_9_a_stale_version_is_refused() {
    f.desk.comment(incident.id(), DANA, "I have it nearly");
    assertThatThrownBy(() -> escalate("more", Caller.of(LEE).expecting(incident.version())))
        .isInstanceOfSatisfying(
            StaleVersionException.class,
            stale -> {
              assertThat(stale.expected()).isEqualTo(incident.version());
              assertThat(stale.actual()).isEqualTo(incident.version() + 1);
            });
    f.worker.runUntilIdle();
    assertThat(f.sent).isEmpty();
  }

  @Test
  void point_9_a_rung_that_is_not_on_the_path_is_refused_with_those_that_are() {
    assertThatThrownBy(() -> escalate("nowhere", Caller.of(LEE)))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining("'nowhere'")
        .hasMessageContaining("[page, more, chef]");
  }

  @Test
  void point_9_twice_is_two_pages_and_uses_up_no_repeat() {
    escalate("more", Caller.of(LEE));
    f.worker.runUntilIdle();
    escalate("more", Caller.of(LEE));
    f.worker.runUntilIdle();
    assertThat(f.told()).containsExactly("lee:page", "lee:page");
    f.check(incident);
  }

  @Test
  void point_9_without_the_version_that_the_caller_saw_it_is_refused() {
    assertThatThrownBy(
            () -> f.desk.handle(incident.id(), new Command.EscalateNow("more"), Caller.of(LEE)))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining("which version");
  }

  @Test
  void point_9_what_is_resolved_is_not_escalated() {
    f.desk.resolve(incident.id(), DANA, "done");
    assertThatThrownBy(() -> escalate("more", Caller.of(LEE)))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining("'Resolved'");
  }

  @Test
  void point_9_an_incident_that_no_row_matches_has_no_rung() {
    Fixture bare = new Fixture(Fixture.teams().build());
    Incident lost = bare.desk.log(checkoutDown());
    assertThatThrownBy(
            () ->
                bare.desk.handle(
                    lost.id(),
                    new Command.EscalateNow("page"),
                    Caller.of(LEE).expecting(lost.version())))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining("no row of the matrix");
  }

  @Test
  void point_9_a_second_acknowledgement_is_recorded_and_one_by_the_same_person_is_not() {
    f.desk.acknowledge(incident.id(), DANA);
    f.desk.acknowledge(incident.id(), DANA);
    f.desk.acknowledge(incident.id(), LEE);
    assertThat(f.events(incident).stream().filter("acknowledged"::equals)).hasSize(2);
  }
}
