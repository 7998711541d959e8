package dev.tocsin.memory;

import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Backlog;
import dev.tocsin.store.Lane;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Several tenants' shards, locked together in the order of the tenants' names, so that two sweeps
 * never wait for each other.
 *
 * <p>What is claimed over several tenants is in one order: all that is severe, then the rest, each
 * by age; so no tenant starves another. Source: store-contract.md, C17 and C21.
 */
final class Sweep implements AutoCloseable {
  private static final Comparator<Shard> BY_TENANT =
      Comparator.comparing(shard -> shard.tenant.value());
  private static final Lane[] LANES = Lane.values();

  private final List<Shard> shards;

  private Sweep(List<Shard> shards) {
    this.shards = shards;
  }

  /** Locks the shards of those tenants that have one. */
  static Sweep over(Map<TenantId, Shard> all, Set<TenantId> tenants) {
    List<Shard> shards = new ArrayList<>(tenants.size());
    for (TenantId tenant : tenants) {
      Shard shard = all.get(tenant);
      if (shard != null) {
        shards.add(shard);
      }
    }
    if (shards.size() > 1) {
      shards.sort(BY_TENANT);
    }
    for (Shard shard : shards) {
      shard.lock.lock();
    }
    return new Sweep(shards);
  }

  /** The earliest instant at which anything can be claimed, or {@link Micros#NEVER}. */
  long earliest() {
    long earliest = Micros.NEVER;
    for (Shard shard : shards) {
      earliest = Math.min(earliest, Math.min(shard.wakes.earliest(), shard.outbox.earliest()));
    }
    return earliest;
  }

  /** Counts what waits in all of them. */
  Backlog backlog(Instant instant) {
    long now = Micros.of(instant);
    Backlog.Lot wakes = new Backlog.Lot(0, 0, 0, null);
    Backlog.Lot outbox = wakes;
    for (Shard shard : shards) {
      shard.wakes.refresh(now);
      shard.outbox.refresh(now);
      wakes = sum(wakes, shard.wakes.backlog(now));
      outbox = sum(outbox, shard.outbox.backlog(now));
    }
    return new Backlog(instant, wakes, outbox);
  }

  /** The wakes of each shard. */
  List<WakeShelf> wakes() {
    List<WakeShelf> shelves = new ArrayList<>(shards.size());
    for (Shard shard : shards) {
      shelves.add(shard.wakes);
    }
    return shelves;
  }

  /** The outbox of each shard. */
  List<OutboxShelf> outboxes() {
    List<OutboxShelf> shelves = new ArrayList<>(shards.size());
    for (Shard shard : shards) {
      shelves.add(shard.outbox);
    }
    return shelves;
  }

  /** Claims from several shelves as if they were one. */
  static <C> List<C> claim(List<? extends Shelf<C>> shelves, int limit, long now, long until) {
    for (Shelf<C> shelf : shelves) {
      shelf.refresh(now);
    }
    List<C> claims = List.of();
    for (Lane lane : LANES) {
      while (claims.size() < limit) {
        Shelf<C> first = first(shelves, lane, now);
        if (first == null) {
          break;
        }
        if (claims.isEmpty()) {
          claims = new ArrayList<>();
        }
        claims.add(first.claim(lane, now, until));
      }
    }
    return claims;
  }

  private static <C> @Nullable Shelf<C> first(
      List<? extends Shelf<C>> shelves, Lane lane, long now) {
    Shelf<C> first = null;
    long least = Micros.NEVER;
    for (Shelf<C> shelf : shelves) {
      long at = shelf.first(lane, now);
      if (at < least) {
        least = at;
        first = shelf;
      }
    }
    return first;
  }

  private static Backlog.Lot sum(Backlog.Lot a, Backlog.Lot b) {
    Instant oldest = a.oldestDue();
    if (oldest == null || (b.oldestDue() != null && b.oldestDue().isBefore(oldest))) {
      oldest = b.oldestDue();
    }
    return new Backlog.Lot(a.due() + b.due(), a.held() + b.held(), a.parked() + b.parked(), oldest);
  }

  @Override
  public void close() {
    for (Shard shard : shards) {
      shard.lock.unlock();
    }
  }
}
