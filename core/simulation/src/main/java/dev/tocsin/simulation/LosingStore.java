package dev.tocsin.simulation;

import dev.tocsin.incident.TenantId;
import dev.tocsin.memory.MemoryStore;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.IncidentStore;
import dev.tocsin.store.Item;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.Settlement;
import dev.tocsin.store.WakeBatch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A negative store: its standby lags behind, and a failover loses what it had not got yet. Source:
 * simulation.md.
 */
final class LosingStore extends ForwardingStore {
  private record Call(Instant at, Consumer<IncidentStore> what) {}

  private final SimulatedTime time;
  private final Dice dice;
  private final List<Call> journal = new ArrayList<>();
  private MemoryStore memory;

  LosingStore(MemoryStore memory, SimulatedTime time, Dice dice) {
    super(memory);
    this.memory = memory;
    this.time = time;
    this.dice = dice;
  }

  Optional<Instant> earliestClaimable(Set<TenantId> tenants) {
    return memory.earliestClaimable(tenants);
  }

  @Override
  public CommitResult commit(Commit commit) {
    if (dice.chance(0.005)) {
      failOver(dice.between(1, 5));
    }
    note(each -> each.commit(commit));
    return store.commit(commit);
  }

  @Override
  public WakeBatch claimWakes(Set<TenantId> tenants, int limit, Duration lease) {
    note(each -> each.claimWakes(tenants, limit, lease));
    return store.claimWakes(tenants, limit, lease);
  }

  @Override
  public OutboxBatch claimOutbox(Set<TenantId> tenants, int limit, Duration lease) {
    note(each -> each.claimOutbox(tenants, limit, lease));
    return store.claimOutbox(tenants, limit, lease);
  }

  @Override
  public boolean settle(Settlement settlement) {
    note(each -> each.settle(settlement));
    return store.settle(settlement);
  }

  @Override
  public boolean unpark(TenantId tenant, Item item) {
    note(each -> each.unpark(tenant, item));
    return store.unpark(tenant, item);
  }

  private void note(Consumer<IncidentStore> what) {
    journal.add(new Call(time.instant(), what));
  }

  private void failOver(int lost) {
    List<Call> kept = List.copyOf(journal.subList(0, Math.max(0, journal.size() - lost)));
    Instant[] replayed = {Instant.EPOCH};
    MemoryStore standby =
        MemoryStore.create(() -> replayed[0] == null ? time.instant() : replayed[0]);
    for (Call call : kept) {
      replayed[0] = call.at();
      call.what().accept(standby);
    }
    replayed[0] = null;
    journal.clear();
    journal.addAll(kept);
    memory = standby;
    store = standby;
  }
}
