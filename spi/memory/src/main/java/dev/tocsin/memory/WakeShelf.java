package dev.tocsin.memory;

import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Backlog;
import dev.tocsin.store.Fence;
import dev.tocsin.store.Item;
import dev.tocsin.store.Lane;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.Wake;
import dev.tocsin.store.WakeBatch;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The wakes of one tenant's incidents. Those in a lane are ordered by the instant at which they are
 * due.
 *
 * <p>Due and claim instant are two things: a commit without the fence moves the due, but only the
 * fence or the end of the lease frees a claim (C20). A parked wake stays parked, whatever people
 * commit, until it is unparked or the incident needs no wake any more. Not thread-safe. Source:
 * store-contract.md, "Wake queue", C17 to C25.
 */
final class WakeShelf implements Shelf<WakeBatch.Claim> {
  private final TenantId tenant;
  private final AtomicLong tickets;
  private final List<Row> rows;
  private final ParkedShelf parked;
  private final Lanes lanes = new Lanes();

  WakeShelf(TenantId tenant, AtomicLong tickets, List<Row> rows, ParkedShelf parked) {
    this.tenant = tenant;
    this.tickets = tickets;
    this.rows = rows;
    this.parked = parked;
  }

  /** Sets the wake that a commit brings; under the fence it ends the claim and its count. */
  void commit(Row row, @Nullable Wake wake, boolean fenced, long now) {
    if (fenced) {
      row.lease = null;
    }
    boolean over = row.due == Micros.NEVER || wake == null;
    if (over && row.lease != null && !row.lease.live(now)) {
      parked.remove(item(row));
      row.lease = null;
    }
    if (wake != null) {
      row.due = Micros.of(wake.due());
      row.lane = wake.lane();
    } else {
      row.due = Micros.NEVER;
    }
    place(row, now);
  }

  /** Whether a fence's number is that of the live claim of an incident's wake. */
  static boolean holds(@Nullable Row row, Fence fence, long now) {
    return row != null && row.lease != null && row.lease.heldBy(fence.number(), now);
  }

  /** Ends the live claim of an incident's wake; of one that is over meanwhile nothing is left. */
  void settle(Row row, Lease lease, Outcome outcome, long now) {
    if (row.due == Micros.NEVER) {
      row.lease = null;
    } else if (outcome instanceof Outcome.RetryAt retry) {
      lease.retry(Micros.of(retry.at()));
    } else if (outcome instanceof Outcome.Parked given) {
      lease.park();
      parked.add(item(row), lease.attempts(), given.reason(), now);
    } else {
      lease.giveBack();
    }
    place(row, now);
  }

  /** Puts a wake that was parked back, due at once; not when none is needed any more. */
  void unpark(Row row, long now) {
    row.lease = null;
    row.due = row.due == Micros.NEVER ? row.due : Math.min(row.due, now);
    place(row, now);
  }

  @Override
  public void refresh(long now) {
    for (int slot = lanes.away().poll(now); slot >= 0; slot = lanes.away().poll(now)) {
      place(rows.get(slot), now);
    }
  }

  @Override
  public long first(Lane lane, long now) {
    long due = lanes.lane(lane).firstAt();
    return due <= now ? due : Micros.NEVER;
  }

  @Override
  public WakeBatch.Claim claim(Lane lane, long now, long until) {
    Row row = rows.get(lanes.lane(lane).first());
    Lease lease = row.lease;
    if (lease == null) {
      lease = new Lease();
      row.lease = lease;
    }
    long number = tickets.incrementAndGet();
    lease.claim(number, until);
    place(row, now);
    Fence fence = new Fence(tenant, item(row), number);
    return new WakeBatch.Claim(fence, row.snapshot, Micros.toInstant(row.due), lease.attempts());
  }

  /** The earliest instant at which a wake can be claimed, or {@link Micros#NEVER}. */
  long earliest() {
    long due = Math.min(lanes.lane(Lane.SEVERE).firstAt(), lanes.lane(Lane.NORMAL).firstAt());
    return Math.min(due, lanes.away().firstAt());
  }

  /** Counts, after a refresh. */
  Backlog.Lot backlog(long now) {
    long due = 0;
    long oldest = Micros.NEVER;
    for (Lane lane : Lane.values()) {
      due += lanes.lane(lane).count(now);
      oldest = Math.min(oldest, first(lane, now));
    }
    long held = 0;
    for (int i = 0; i < lanes.away().size(); i++) {
      Row row = rows.get(lanes.away().slotAt(i));
      if (row.due <= now && row.lease != null && row.lease.live(now)) {
        held++;
        oldest = Math.min(oldest, row.due);
      }
    }
    return new Backlog.Lot(
        due, held, parked.wakes(), oldest == Micros.NEVER ? null : Micros.toInstant(oldest));
  }

  private void place(Row row, long now) {
    Lease lease = row.lease;
    if (row.due == Micros.NEVER || (lease != null && lease.parked())) {
      lanes.remove(row.slot);
    } else if (lease != null && lease.until() > now) {
      lanes.putAway(row.slot, Math.max(row.due, lease.until()));
    } else {
      lanes.put(row.slot, row.lane, row.due);
    }
  }

  private static Item item(Row row) {
    return new Item.OfWake(row.snapshot.id());
  }
}
