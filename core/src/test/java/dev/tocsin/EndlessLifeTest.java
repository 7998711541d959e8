package dev.tocsin;

import static dev.tocsin.Fixture.DANA;
import static dev.tocsin.Fixture.checkoutDown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Until;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.RequestedAction;
import dev.tocsin.incident.Suspension;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.Supplier;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An incident that never ends must not grow until no store takes it, for then nobody is paged. */
class EndlessLifeTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private static Policy policy(Rung... rungs) {
    return Fixture.teams().automations("restart").escalate("all", When.any(), rungs).build();
  }

  private static Rung page() {
    return Rung.after("page", Duration.ZERO).until(Until.RESOLVED).notifyOnCall("checkout");
  }

  private static void comesAndGoes(Fixture f, Incident incident, Duration away) {
    f.now = f.now.plus(SECOND);
    f.desk.resolve(incident.id(), DANA, "over");
    f.now = f.now.plus(away);
    f.desk.log(checkoutDown());
  }

  @Test
  void what_comes_and_goes_for_ever_is_reopened_for_ever_and_stays_small() {
    Fixture f = new Fixture(policy(page()));
    Incident incident = f.desk.log(checkoutDown());
    for (int i = 0; i < 300; i++) {
      comesAndGoes(f, incident, i % 4 == 0 ? SECOND : Duration.ofMinutes(1));
    }

    Incident now = f.get(incident);
    assertThat(now.phase()).isEqualTo(Phase.ACTIVE);
    assertThat(now.recurrences()).isEqualTo(300);
    List<Suspension> kept = now.escalation().suspensions();
    assertThat(kept).hasSize(250);
    assertThat(kept.stream().filter(each -> each.from().plus(SECOND).equals(each.until())))
        .as("of 75 short ones the oldest 50 are forgotten")
        .hasSize(25);
    f.worker.runUntilIdle();
    assertThat(f.sent).isNotEmpty();
    f.check(incident);
  }

  @Test
  void what_came_back_a_thousand_times_can_still_be_put_on_hold() {
    Fixture f = new Fixture(policy(page()));
    Incident incident = f.desk.log(checkoutDown());
    for (int i = 0; i < 1_001; i++) {
      comesAndGoes(f, incident, SECOND);
    }

    f.desk.hold(incident.id(), DANA, "waiting for a part");

    assertThat(f.get(incident).phase()).isEqualTo(Phase.ON_HOLD);
    f.check(incident);
  }

  @Test
  void what_a_host_never_finishes_is_forgotten_oldest_first() {
    Fixture f =
        new Fixture(
            policy(
                Rung.after("run", Duration.ZERO)
                    .until(Until.RESOLVED)
                    .action(new Action.Run("restart"))));
    Incident incident = f.desk.log(checkoutDown());
    OutboxKey first = f.get(incident).escalation().requested().get(0).key();
    for (int i = 0; i < 520; i++) {
      comesAndGoes(f, incident, SECOND);
    }

    List<OutboxKey> kept =
        f.get(incident).escalation().requested().stream().map(RequestedAction::key).toList();
    assertThat(kept).hasSize(500).doesNotContain(first);
    f.check(incident);
  }

  @Test
  void of_a_supplier_that_is_asked_again_and_again_the_last_time_is_known() {
    Fixture f =
        new Fixture(
            Fixture.teams()
                .supplier(new Supplier("acme", List.of(Contact.person("acme-desk"))))
                .build());
    Incident incident = f.desk.log(checkoutDown());
    for (int i = 0; i < 40; i++) {
      f.desk.engageSupplier(incident.id(), DANA, "acme", null);
      f.worker.runUntilIdle();
      f.desk.handle(
          incident.id(), new Command.WithdrawSupplier("acme", "it was us"), Caller.of(DANA));
    }

    f.worker.runUntilIdle();
    f.sent.clear();

    f.desk.engageSupplier(incident.id(), DANA, "acme", null);

    assertThat(f.get(incident).escalation().engaged()).hasSize(1);
    f.worker.runUntilIdle();
    assertThat(f.sent).hasSize(1);
    f.check(incident);
  }

  @Test
  void of_a_rung_that_is_asked_for_again_and_again_the_latest_messages_are_known() {
    Fixture f = new Fixture(policy(page()));
    Incident incident = f.desk.log(checkoutDown());
    for (int i = 0; i < 600; i++) {
      f.now = f.now.plus(SECOND);
      Caller dana = Caller.of(DANA).expecting(f.get(incident).version());
      f.desk.handle(incident.id(), new Command.EscalateNow("page"), dana);
    }

    assertThat(f.get(incident).escalation().fired().get(0).notified()).hasSize(500);
    f.worker.runUntilIdle();
    assertThat(f.sent).as("the oldest were taken back").hasSize(500);
    f.check(incident);
  }
}
