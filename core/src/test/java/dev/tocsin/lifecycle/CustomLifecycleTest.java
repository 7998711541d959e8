package dev.tocsin.lifecycle;

import static dev.tocsin.Fixture.LEE;
import static dev.tocsin.Fixture.minutes;
import static dev.tocsin.incident.Phase.ACTIVE;
import static dev.tocsin.incident.Phase.CLOSED;
import static dev.tocsin.incident.Phase.NEW;
import static dev.tocsin.incident.Phase.ON_HOLD;
import static dev.tocsin.incident.Phase.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.Fixture;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Incident;
import org.junit.jupiter.api.Test;

/** States with names of the host's own; the engine knows the phases. */
class CustomLifecycleTest {
  private final Fixture f =
      new Fixture(
          Fixture.teams()
              .lifecycle(
                  Lifecycle.builder()
                      .state("Queued", NEW)
                      .state("On the bench", ACTIVE)
                      .state("Parked", ON_HOLD)
                      .state("Awaiting vendor", ON_HOLD)
                      .state("Fixed", RESOLVED)
                      .state("Filed", CLOSED)
                      .on("Queued", Trigger.START, "On the bench")
                      .on("On the bench", Trigger.HOLD, "Parked")
                      .onHold("On the bench", "supplier", "Awaiting vendor")
                      .on("Parked", Trigger.RESUME, "On the bench")
                      .on("Awaiting vendor", Trigger.RESUME, "On the bench")
                      .onHold("Parked", "supplier", "Awaiting vendor")
                      .on("On the bench", Trigger.RESOLVE, "Fixed")
                      .on("Fixed", Trigger.REOPEN, "On the bench")
                      .on("Fixed", Trigger.CLOSE, "Filed")
                      .build())
              .escalate("all", When.any(), Rung.after("page", minutes(60)).notifyOnCall("checkout"))
              .build());
  private final Incident incident = f.desk.log(Fixture.checkoutDown());

  @Test
  void a_hold_goes_to_the_state_of_its_reason() {
    assertThat(incident.state()).isEqualTo("Queued");
    f.desk.start(incident.id(), LEE);
    assertThat(f.desk.hold(incident.id(), LEE, "supplier").state()).isEqualTo("Awaiting vendor");
    f.desk.resume(incident.id(), LEE);
    assertThat(f.desk.hold(incident.id(), LEE, "caller").state()).isEqualTo("Parked");
  }

  @Test
  void from_one_hold_to_another_the_path_goes_on_waiting() {
    f.desk.start(incident.id(), LEE);
    f.desk.hold(incident.id(), LEE, "caller");
    f.pass(minutes(100));
    assertThat(f.desk.hold(incident.id(), LEE, "supplier").state()).isEqualTo("Awaiting vendor");
    f.pass(minutes(100));
    f.desk.resume(incident.id(), LEE);
    assertThat(f.get(incident).escalation().suspensions())
        .extracting(suspension -> suspension.cause())
        .containsExactly("caller", "supplier");
    f.pass(minutes(59));
    assertThat(f.sent).isEmpty();
    f.pass(minutes(1));
    assertThat(f.told()).containsExactly("dana:page");
    f.check(incident);
  }

  @Test
  void what_has_no_row_is_refused() {
    assertThatThrownBy(() -> f.desk.resolve(incident.id(), LEE, "done"))
        .isInstanceOf(IllegalTransitionException.class)
        .hasMessageContaining("'Queued'")
        .hasMessageContaining("[start]");
  }

  @Test
  void what_is_resolved_can_be_closed_and_comes_back() {
    for (Trigger missing : new Trigger[] {Trigger.CLOSE, Trigger.REOPEN}) {
      Lifecycle.Builder builder =
          Lifecycle.builder().state("A", NEW).state("B", RESOLVED).state("C", CLOSED);
      builder.on("A", Trigger.RESOLVE, "B");
      if (missing == Trigger.REOPEN) {
        builder.on("B", Trigger.CLOSE, "C");
      } else {
        builder.on("B", Trigger.REOPEN, "A");
      }
      assertThatThrownBy(builder::build)
          .isInstanceOf(InvalidLifecycleException.class)
          .hasMessageContaining("has no row for '" + missing + "'");
    }
  }
}
