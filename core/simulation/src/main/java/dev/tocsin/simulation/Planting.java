package dev.tocsin.simulation;

import dev.tocsin.incident.TenantId;
import dev.tocsin.memory.MemoryStore;
import dev.tocsin.store.IncidentStore;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The store of a world, with the planted bug where it belongs: below what the oracle sees if it is
 * a store's, above if it is a desk's.
 */
final class Planting {
  private final Planted planted;
  private final Dice dice;
  private final MemoryStore memory;
  private final IncidentStore store;

  Planting(long seed, Planted planted, SimulatedTime time, Set<TenantId> tenants) {
    this.planted = planted;
    this.dice = new Dice(seed, "planted");
    this.memory = MemoryStore.create(time);
    this.store =
        switch (planted) {
          case LOSES_LAST_COMMITS -> new LosingStore(memory, time, dice);
          case STALE_READS -> new StaleStore(memory, time, dice);
          default ->
              planted.place() == Planted.Place.STORE
                  ? new RottenStore(planted, memory, dice, tenants)
                  : memory;
        };
  }

  /** As the oracle sees it. */
  IncidentStore store() {
    return store;
  }

  /** As a desk sees it, through what a node's store is like. */
  IncidentStore inTheNode(IncidentStore around, World world, Instance process) {
    return planted.place() == Planted.Place.NODE
        ? new RottenNode(planted, around, dice, world, process)
        : around;
  }

  /** When anything can be claimed, by the store's clock. */
  Optional<Instant> earliestClaimable(Set<TenantId> tenants) {
    return store instanceof LosingStore losing
        ? losing.earliestClaimable(tenants)
        : memory.earliestClaimable(tenants);
  }
}
