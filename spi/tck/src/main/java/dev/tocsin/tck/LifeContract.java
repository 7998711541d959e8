package dev.tocsin.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.incident.Incident;
import dev.tocsin.incident.RecordEvent;
import dev.tocsin.incident.UnknownEvent;
import dev.tocsin.store.Capability;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.CommitResult.Committed;
import dev.tocsin.store.CommitResult.Reason;
import dev.tocsin.store.Item;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.PolicyDocument;
import dev.tocsin.store.Settlement;
import dev.tocsin.store.StoreUnavailableException;
import dev.tocsin.store.WakeBatch;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** C36 and C38: versions of the schema and of what is kept, connections, interrupts. */
public abstract non-sealed class LifeContract extends Suite {

  /** For subclasses. */
  protected LifeContract() {}

  @Test
  @Tag(Step.REGISTER)
  void C36_unknown_events_and_fields_survive_a_round_trip() {
    UnknownEvent event =
        new UnknownEvent(
            "teleported",
            Map.of("to", "the moon", "deep", Map.of("a", List.of(1, 2, "x")), "on", true));
    Incident logged = committed(log(null));
    Draft draft =
        on(logged)
            .event(event, null)
            .event(new RecordEvent.Commented("x", true, Map.of("colour", "red")), null);
    Incident incident = committed(draft);

    assertEquals(draft.commit().entries(), history(logged.id()).subList(1, 3));
    assertEquals(event, history(logged.id()).get(1).event());
    assertEquals(incident, load(logged.id()));
  }

  @Test
  @Tag(Step.FAULTS)
  void C36_a_node_older_than_the_schema_stops_writing_visibly() {
    Faults faults = data().faults();
    if (faults == null) {
      assertKeepsObjects();
      return;
    }
    Draft before = log("key").wake(now()).send("dana");
    Incident incident = committed(before);
    OutboxBatch.Claim claim = entry();
    committed(log(null).wake(now()).send("lee"));
    faults.raiseSchema();

    for (int i = 0; i < 2; i++) {
      int node = i;
      assertEquals(
          Reason.SCHEMA_NEWER, reason(node(i).commit(on(incident).comment("old").commit())));
      for (Executable write :
          List.<Executable>of(
              () -> node(node).claimWakes(MINE, 1, lease()),
              () -> node(node).claimOutbox(MINE, 1, lease()),
              () -> node(node).settle(new Settlement(claim.fence(), new Outcome.Delivered())),
              () -> node(node).unpark(TENANT, new Item.OfWake(incident.id())),
              () -> node(node).keepPolicy(TENANT, new PolicyDocument("v1", new byte[] {1})))) {
        assertThrows(StoreUnavailableException.class, write);
      }
    }
    if (store().capabilities().contains(Capability.BATCH_COMMIT)) {
      List<CommitResult> results = store().commitAll(List.of(on(incident).comment("x").commit()));
      assertEquals(Reason.SCHEMA_NEWER, reason(results.get(0)));
    }
    assertEquals(incident, load(incident.id()), "reading goes on");
    assertEquals(1, history(incident.id()).size());
  }

  @Test
  @Tag(Step.FAULTS)
  void C38_one_connection_an_operation_suffices_and_none_leaks() {
    Faults faults = data().faults();
    if (faults == null) {
      assertAlwaysCertain();
      return;
    }
    everyOperation();
    assertEquals(0, faults.connectionsOut());
    assertEquals(1, faults.mostConnectionsOut());
  }

  private void everyOperation() {
    Incident incident = committed(log("key").wake(now()).send("dana").send("lee"));
    store().commit(on(incident).comment("x").wake(now()).commit());
    store().commit(on(incident).comment("conflict").commit());
    store().commit(log("key").commit());
    WakeBatch.Claim wake = wake();
    List<OutboxBatch.Claim> sent = outbox(10);
    settle(wake, new Outcome.Released());
    settle(sent.get(0), new Outcome.Parked("x"));
    settle(sent.get(1), new Outcome.Delivered());
    parked();
    store().unpark(TENANT, sent.get(0).fence().item());
    history(incident.id());
    all();
    holders("key");
    store().backlog(MINE);
    store().keepPolicy(TENANT, new PolicyDocument("v1", new byte[] {1}));
    store().activatePolicy(TENANT, "v1", 0);
    store().activePolicy(TENANT);
    store().policy(TENANT, "v1");
    now();
  }

  /** Waits until there is a victim, and then a little longer in each round. */
  private static void interrupt(AtomicReference<@Nullable Thread> victim, int spins) {
    for (int spin = 0; spin < spins || (spin < 1_000_000 && victim.get() == null); spin++) {
      Thread.onSpinWait();
    }
    Thread thread = victim.get();
    if (thread != null) {
      thread.interrupt();
    }
  }

  @Test
  @Tag(Step.FAULTS)
  void C38_an_interrupt_at_any_point_leaks_nothing_and_leaves_no_doubt() {
    Faults faults = data().faults();
    if (faults == null) {
      assertAlwaysCertain();
      return;
    }
    try (Rendezvous race = new Rendezvous(2)) {
      for (int round = 0; round < 100; round++) {
        Draft draft = log("key-" + round).comment("one").send("dana");
        AtomicReference<@Nullable Thread> victim = new AtomicReference<>();
        int spins = round * 50;
        List<Object> results =
            race.round(
                i -> {
                  if (i == 1) {
                    interrupt(victim, spins);
                    return "interrupted";
                  }
                  if (spins % 100 == 0) {
                    Thread.currentThread().interrupt();
                  }
                  victim.set(Thread.currentThread());
                  try {
                    return store().commit(draft.commit());
                  } finally {
                    victim.set(null);
                    Thread.interrupted();
                  }
                });
        CommitResult result = (CommitResult) results.get(0);
        assertTrue(
            result instanceof Committed || result instanceof CommitResult.Unknown,
            () -> "an interrupt made it " + result);
        assertEquals(new Committed(2), other().commit(draft.commit()));
        assertEquals(2, history(draft.incident().id()).size());
        assertEquals(0, faults.connectionsOut(), "connections leaked");
      }
    }
    everyOperation();
    assertEquals(0, faults.connectionsOut(), "connections leaked");
  }
}
