package dev.tocsin;

import static dev.tocsin.Fixture.checkoutDown;
import static dev.tocsin.Fixture.minutes;
import static dev.tocsin.RungsDueTest.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.escalation.Rung;
import dev.tocsin.host.DeskListener;
import dev.tocsin.incident.Escalation;
import dev.tocsin.incident.Hold;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.State;
import dev.tocsin.incident.Status;
import dev.tocsin.notification.UndeliverableException;
import dev.tocsin.store.Poison;
import dev.tocsin.store.WakeBatch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** C24, C25: one bad item does not stop the queue. */
class PoisonTest {
  private final List<Poison> reported = new ArrayList<>();
  private FaultyStore store;
  private final Fixture f =
      new Fixture(
          path(Rung.after("page", minutes(10)).notifyOnCall("checkout")),
          desk ->
              desk.listener(
                  new DeskListener() {
                    @Override
                    public void poisoned(Poison poison) {
                      reported.add(poison);
                    }
                  }),
          memory -> store = new FaultyStore(memory));

  private static Incident with(Incident incident, Status status, Escalation escalation) {
    return new Incident(
        incident.identity(),
        incident.version(),
        incident.details(),
        incident.classification(),
        status,
        incident.ownership(),
        escalation,
        null,
        null,
        null,
        null,
        List.of(),
        0,
        incident.recordedAt(),
        incident.more());
  }

  /** An incident whose path began so early that no clock can say when its rung is due. */
  private static Incident broken(Incident incident) {
    Escalation e = incident.escalation();
    return with(
        incident,
        new Status(
            new State("On hold", Phase.ON_HOLD),
            incident.status().since(),
            new Hold("caller", null, Instant.MIN, List.of())),
        new Escalation(
            e.policyVersion(),
            e.row(),
            e.path(),
            e.round(),
            Instant.MAX,
            e.ceiling(),
            List.of(),
            List.of(),
            null));
  }

  private void poison(IncidentId id) {
    store.wakes =
        batch ->
            new WakeBatch(
                batch.now(),
                batch.claims().stream()
                    .map(
                        claim ->
                            claim.incident().id().equals(id)
                                ? new WakeBatch.Claim(
                                    claim.fence(),
                                    broken(claim.incident()),
                                    claim.due(),
                                    claim.attempt())
                                : claim)
                    .toList(),
                batch.poison());
  }

  @Nested
  class An_incident_on_which_the_engine_fails {
    @Test
    void does_not_block_the_queue_is_reported_and_in_the_end_parked() {
      Incident bad = f.desk.log(checkoutDown());
      Incident good = f.desk.log(checkoutDown().dedupKey("good"));
      poison(bad.id());
      f.sleep(minutes(10));
      f.worker.runUntilIdle();
      assertThat(f.sent).extracting(m -> m.incidentId()).containsExactly(good.id());
      assertThat(reported).hasSize(1);
      f.pass(Duration.ofHours(2));
      assertThat(reported).hasSize(6);
      assertThat(f.desk.health().wakes().parked()).isEqualTo(1);
      assertThat(f.desk.parked(1).get(0).attempts()).isEqualTo(6);
    }

    @Test
    void goes_on_when_it_is_unparked_and_put_right() {
      Incident bad = f.desk.log(checkoutDown());
      poison(bad.id());
      f.pass(Duration.ofHours(2));
      store.wakes = batch -> batch;
      assertThat(f.desk.unpark(f.desk.parked(1).get(0).item())).isTrue();
      f.worker.runUntilIdle();
      assertThat(f.told()).containsExactly("dana:page");
      f.check(bad);
    }
  }

  @Nested
  class A_message_that_cannot_even_be_given_up {
    @Test
    void does_not_block_those_behind_it() {
      List<IncidentId> delivered = new ArrayList<>();
      FaultyStore[] faulty = new FaultyStore[1];
      Fixture g =
          new Fixture(
              path(Rung.after("page", minutes(0)).notifyOnCall("checkout")),
              desk ->
                  desk.notifier(
                      message -> {
                        if (message.subject().contains("bad")) {
                          faulty[0].next(
                              1,
                              FaultyStore.Fault.rejected(
                                  dev.tocsin.store.CommitResult.Reason.UNSTORABLE));
                          throw new UndeliverableException("no", null);
                        }
                        delivered.add(message.incidentId());
                      }),
              memory -> faulty[0] = new FaultyStore(memory));
      g.desk.log(dev.tocsin.incident.Report.of("bad").category("application/checkout"));
      Incident good =
          g.desk.log(dev.tocsin.incident.Report.of("good").category("application/checkout"));
      g.worker.runUntilIdle();
      assertThat(delivered).containsExactly(good.id());
      g.pass(Duration.ofHours(3));
      assertThat(g.desk.health().messages().parked()).isEqualTo(1);
    }
  }
}
