package dev.tocsin.benchmarks.durable;

import dev.tocsin.benchmarks.Incidents;
import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Decision;
import dev.tocsin.desk.Facts;
import dev.tocsin.desk.IncidentEngine;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Identity;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Chain;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.IncidentStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Incidents whose manager is to be told at one and the same instant. */
final class DueIncidents {
  private static final int BATCH = 500;

  private DueIncidents() {}

  /** The number that an incident was made of. */
  static int number(IncidentId id) {
    return (int) id.value().getLeastSignificantBits();
  }

  static IncidentId id(int number) {
    return new IncidentId(new UUID(0x4000L | (long) number << 32, Long.MIN_VALUE | number));
  }

  /**
   * Decides, as the desk does, what is committed when one is logged so that its wake is due then.
   */
  static Decision open(IncidentEngine engine, int number, Instant due) {
    Identity identity =
        new Identity(
            TenantId.DEFAULT,
            id(number),
            Incidents.reference(number),
            due.minus(Life.LATE),
            Ids.next());
    return engine.open(Life.report(), identity, null, Caller.of(Actor.DESK), Facts.of(Ids.next()));
  }

  /** Logs that many, numbered from zero. */
  static void log(IncidentStore store, IncidentEngine engine, int wakes, Instant due) {
    List<Commit> batch = new ArrayList<>();
    for (int i = 0; i < wakes; i++) {
      batch.add(Chain.seal(open(engine, i, due).toCommit(null, null), Ids::next));
      if (batch.size() == BATCH || i == wakes - 1) {
        for (CommitResult result : store.commitAll(batch)) {
          if (!(result instanceof CommitResult.Committed)) {
            throw new IllegalStateException(result.toString());
          }
        }
        batch.clear();
      }
    }
  }
}
