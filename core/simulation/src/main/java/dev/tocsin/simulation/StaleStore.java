package dev.tocsin.simulation;

import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.IncidentStore;
import dev.tocsin.store.Loaded;
import dev.tocsin.store.Lookup;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * A negative store: now and then it reads from a replica that is seconds behind. Source:
 * store-contract.md, C10.
 */
final class StaleStore extends ForwardingStore {
  private record Earlier(Incident incident, Instant until) {}

  private final SimulatedTime time;
  private final Dice dice;
  private final Map<IncidentId, Earlier> replica = new HashMap<>();

  StaleStore(IncidentStore store, SimulatedTime time, Dice dice) {
    super(store);
    this.time = time;
    this.dice = dice;
  }

  @Override
  public CommitResult commit(Commit commit) {
    Incident before = store.load(commit.tenant(), Lookup.of(commit.incidentId(), null)).incident();
    CommitResult result = store.commit(commit);
    if (before != null && result instanceof CommitResult.Committed) {
      Instant until = time.instant().plus(Duration.ofSeconds(5));
      replica.put(before.id(), new Earlier(before, until));
    }
    return result;
  }

  @Override
  public Loaded load(TenantId tenant, Lookup lookup) {
    Loaded loaded = store.load(tenant, lookup);
    Incident incident = loaded.incident();
    Earlier earlier = incident == null ? null : replica.get(incident.id());
    boolean behind =
        earlier != null && time.instant().isBefore(earlier.until()) && dice.chance(0.02);
    return earlier == null || !behind
        ? loaded
        : new Loaded(
            loaded.now(), earlier.incident(), loaded.lastClosed(), null, loaded.activation());
  }
}
