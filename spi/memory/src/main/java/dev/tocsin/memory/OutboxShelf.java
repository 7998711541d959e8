package dev.tocsin.memory;

import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Backlog;
import dev.tocsin.store.Fence;
import dev.tocsin.store.Item;
import dev.tocsin.store.Lane;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.OutboxEntry;
import dev.tocsin.store.Outcome;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The outbox of one tenant. In the lanes stand the heads of the strands, ordered by age.
 *
 * <p>A delivered or superseded entry is forgotten; a parked one is kept until a person unparks it.
 * The lane of a strand is that of its head: a severe entry behind a normal one of the same
 * incident, recipient and channel waits for it, for otherwise it would overtake. Not thread-safe.
 * Source: store-contract.md, "Outbox", C17 to C28.
 */
final class OutboxShelf implements Shelf<OutboxBatch.Claim> {
  private final TenantId tenant;
  private final AtomicLong tickets;
  private final ParkedShelf parked;
  private final Map<OutboxKey, Parcel> parcels = new HashMap<>();
  private final Strands strands = new Strands();
  private final Lanes lanes = new Lanes();

  OutboxShelf(TenantId tenant, AtomicLong tickets, ParkedShelf parked) {
    this.tenant = tenant;
    this.tickets = tickets;
    this.parked = parked;
  }

  /** Whether an entry of this key waits or is parked. */
  boolean has(OutboxKey key) {
    return parcels.containsKey(key);
  }

  /** The incidents that have an entry which waits or is parked. */
  Set<IncidentId> incidents() {
    Set<IncidentId> incidents = new HashSet<>();
    for (Parcel parcel : parcels.values()) {
      incidents.add(parcel.entry.incidentId());
    }
    return incidents;
  }

  /** Adds an entry at the tail. */
  void add(OutboxEntry entry, long now) {
    Parcel parcel = new Parcel(entry);
    parcels.put(entry.key(), parcel);
    append(parcel, now);
  }

  /**
   * Takes an entry of an incident back, unless it is parked: at once, or when its live claim ends
   * without a delivery. One that was seen to end does not live again when the clock is put back:
   * the entry stands in its lane, from which the next claim would take it.
   */
  void supersede(OutboxKey key, IncidentId incidentId, long now) {
    Parcel parcel = parcels.get(key);
    Strand strand = parcel == null ? null : parcel.strand;
    if (parcel != null && strand != null && parcel.entry.incidentId().equals(incidentId)) {
      if (parcel.live(now) && lanes.away().has(strand.slot)) {
        parcel.superseded = true;
      } else {
        drop(parcel, strand, now);
      }
    }
  }

  private void drop(Parcel parcel, Strand strand, long now) {
    parcels.remove(parcel.entry.key());
    leave(parcel, strand, now);
  }

  /** Whether a fence's number is that of the live claim of an entry. */
  boolean holds(OutboxKey key, Fence fence, long now) {
    Parcel parcel = parcels.get(key);
    return parcel != null && parcel.lease != null && parcel.lease.heldBy(fence.number(), now);
  }

  /** Ends the live claim of an entry. */
  void settle(OutboxKey key, Outcome outcome, long now) {
    Parcel parcel = parcels.get(key);
    if (parcel == null || parcel.strand == null || parcel.lease == null) {
      throw new IllegalStateException("Entry " + key + " is settled without a claim");
    }
    Strand strand = parcel.strand;
    Lease lease = parcel.lease;
    boolean takenBack = parcel.superseded && !(outcome instanceof Outcome.Parked);
    if (outcome instanceof Outcome.Delivered || takenBack) {
      drop(parcel, strand, now);
    } else if (outcome instanceof Outcome.Parked given) {
      lease.park();
      parked.add(new Item.OfOutbox(key), lease.attempts(), given.reason(), now);
      leave(parcel, strand, now);
    } else {
      if (outcome instanceof Outcome.RetryAt retry) {
        lease.retry(Micros.of(retry.at()));
      } else {
        lease.giveBack();
      }
      place(strand, parcel, now);
    }
  }

  /** Puts an entry that was parked at the tail of its queue. */
  void unpark(OutboxKey key, long now) {
    Parcel parcel = parcels.get(key);
    if (parcel != null) {
      parcel.lease = null;
      parcel.superseded = false;
      append(parcel, now);
    }
  }

  @Override
  public void refresh(long now) {
    for (int slot = lanes.away().poll(now); slot >= 0; slot = lanes.away().poll(now)) {
      Strand strand = strands.at(slot);
      Parcel head = head(slot);
      if (head.superseded && !head.live(now)) {
        drop(head, strand, now);
      } else {
        place(strand, head, now);
      }
    }
  }

  @Override
  public long first(Lane lane, long now) {
    return lanes.lane(lane).firstAt();
  }

  @Override
  public OutboxBatch.Claim claim(Lane lane, long now, long until) {
    int slot = lanes.lane(lane).first();
    Parcel parcel = head(slot);
    Lease lease = parcel.lease;
    if (lease == null) {
      lease = new Lease();
      parcel.lease = lease;
    }
    long number = tickets.incrementAndGet();
    lease.claim(number, until);
    place(strands.at(slot), parcel, now);
    Fence fence = new Fence(tenant, new Item.OfOutbox(parcel.entry.key()), number);
    return new OutboxBatch.Claim(fence, parcel.entry, lease.attempts());
  }

  /** The earliest instant at which an entry can be claimed, or {@link Micros#NEVER}. */
  long earliest() {
    long earliest = lanes.away().firstAt();
    for (Lane lane : Lane.values()) {
      int slot = lanes.lane(lane).first();
      earliest = slot < 0 ? earliest : Math.min(earliest, head(slot).since);
    }
    return earliest;
  }

  /** Counts, after a refresh; those that stand behind another are due too. */
  Backlog.Lot backlog(long now) {
    WakeQueue away = lanes.away();
    long held = 0;
    long oldest = Micros.NEVER;
    for (int i = 0; i < away.size(); i++) {
      Parcel parcel = head(away.slotAt(i));
      boolean live = parcel.live(now);
      held += live ? 1 : 0;
      Parcel due = live ? parcel : parcel.younger;
      oldest = due == null ? oldest : Math.min(oldest, due.since);
    }
    for (Lane lane : Lane.values()) {
      int slot = lanes.lane(lane).first();
      oldest = slot < 0 ? oldest : Math.min(oldest, head(slot).since);
    }
    long due = (long) parcels.size() - parked.entries() - away.size();
    return new Backlog.Lot(
        due, held, parked.entries(), oldest == Micros.NEVER ? null : Micros.toInstant(oldest));
  }

  private void append(Parcel parcel, long now) {
    parcel.order = tickets.incrementAndGet();
    parcel.since = now;
    Strand strand = strands.open(Strand.Key.of(parcel.entry));
    strand.append(parcel);
    if (strand.head() == parcel) {
      place(strand, parcel, now);
    }
  }

  private void leave(Parcel parcel, Strand strand, long now) {
    boolean wasHead = strand.head() == parcel;
    strand.remove(parcel);
    Parcel next = strand.head();
    if (next == null) {
      lanes.remove(strand.slot);
      strands.close(strand);
    } else if (wasHead) {
      place(strand, next, now);
    }
  }

  private void place(Strand strand, Parcel head, long now) {
    if (head.lease != null && head.lease.until() > now) {
      lanes.putAway(strand.slot, head.lease.until());
    } else {
      lanes.put(strand.slot, head.entry.lane(), head.order);
    }
  }

  private Parcel head(int slot) {
    return Objects.requireNonNull(strands.at(slot).head());
  }
}
