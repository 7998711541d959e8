package dev.tocsin.simulation;

import dev.tocsin.DeskWorker;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Fence;
import dev.tocsin.store.Item;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.ParkedItem;
import dev.tocsin.store.Settlement;
import dev.tocsin.store.WakeBatch;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What claims may be given and ended: invariants 20, 21, 24, 25 and 27. */
final class ClaimChecks {
  private final Mirror mirror;
  private final Verdict verdict;
  private final Tally tally;
  private final OutboxChecks outbox;
  private final SimulatedTime time;

  ClaimChecks(
      Mirror mirror, Verdict verdict, Tally tally, OutboxChecks outbox, SimulatedTime time) {
    this.mirror = mirror;
    this.verdict = verdict;
    this.tally = tally;
    this.outbox = outbox;
    this.time = time;
  }

  void claimed(WakeBatch batch, Set<TenantId> tenants, Duration lease) {
    Instant now = time.instant();
    for (WakeBatch.Claim claim : batch.claims()) {
      Life life = mirror.life(claim.incident().id());
      handedOut(claim.fence(), claim.incident().tenant(), tenants, now);
      verdict.check(
          Invariant.NOTHING_ACKNOWLEDGED_MISSING,
          life != null && life.snapshot.equals(claim.incident()),
          () -> "claimed " + claim.incident() + ", committed was " + life);
      Instant due = life == null ? null : life.due();
      verdict.check(
          Invariant.WAKE_IS_COMPUTED,
          claim.due().equals(due) && !claim.due().isAfter(now),
          () -> life + " was claimed as due at " + claim.due() + ", it is due " + due);
      take(claim.fence(), now.plus(lease));
    }
    batch.poison().forEach(each -> take(each.fence(), now.plus(lease)));
  }

  void claimed(OutboxBatch batch, Set<TenantId> tenants, Duration lease) {
    Instant now = time.instant();
    for (OutboxBatch.Claim claim : batch.claims()) {
      Letter letter = mirror.letter(claim.entry().key());
      outbox.claimed(claim, now);
      handedOut(claim.fence(), letter == null ? null : letter.tenant, tenants, now);
      take(claim.fence(), now.plus(lease));
    }
    batch.poison().forEach(each -> take(each.fence(), now.plus(lease)));
  }

  private void handedOut(
      Fence fence, @Nullable TenantId owner, Set<TenantId> tenants, Instant now) {
    verdict.check(
        Invariant.TENANTS_DISJOINT,
        owner != null && tenants.contains(owner) && fence.tenant().equals(owner),
        () -> fence + " of " + owner + " was given to " + tenants);
    Lease lease = mirror.lease(fence.item());
    if (lease == null) {
      return;
    }
    verdict.check(
        Invariant.PARKED_STAYS_VISIBLE, lease.parked() == null, () -> fence + " is parked");
    verdict.check(
        Invariant.ONE_LIVE_LEASE,
        !lease.live(now) || !time.latest().isBefore(lease.until()),
        () -> fence + " is held under " + lease.fence() + " until " + lease.until());
    verdict.check(
        Invariant.FENCES_RISE,
        fence.number() > lease.highest(),
        () -> fence + " does not rise above " + lease.highest());
  }

  private void take(Fence fence, Instant until) {
    Lease lease = mirror.lease(fence.item());
    if (lease != null) {
      lease.claim(fence.number(), until);
    }
  }

  void settled(Settlement settlement, boolean result) {
    Instant now = time.instant();
    Fence fence = settlement.fence();
    Lease lease = mirror.lease(fence.item());
    boolean held = lease != null && lease.heldBy(fence.number(), now);
    verdict.check(
        Invariant.FENCES_RISE,
        held == result || (!result && mayBeGone(fence.item())),
        () -> settlement + " was " + (result ? "accepted" : "refused") + " at " + now);
    if (!result) {
      tally.reached(RareState.SETTLED_TOO_LATE, settlement.outcome() instanceof Outcome.Delivered);
      return;
    }
    if (fence.item() instanceof Item.OfOutbox) {
      outbox.settled(settlement, now, false);
    } else if (lease != null) {
      wake((Item.OfWake) fence.item(), lease, settlement.outcome(), now);
    }
  }

  /**
   * Whether it was taken back, and may have gone while the clock showed that its claim was over,
   * although it shows less now.
   */
  private boolean mayBeGone(Item item) {
    Letter letter = item instanceof Item.OfOutbox outbox ? mirror.letter(outbox.key()) : null;
    return letter != null && letter.takenBack && !letter.lease.live(time.latest());
  }

  private void wake(Item.OfWake item, Lease lease, Outcome outcome, Instant now) {
    Life life = mirror.life(item.incidentId());
    if (life == null) {
      return;
    }
    if (outcome instanceof Outcome.RetryAt retry) {
      Instant due = life.wake == null ? null : life.wake.due();
      verdict.check(
          Invariant.NOTHING_OVERDUE,
          !retry.error().startsWith("nothing was due")
              || due == null
              || !retry.at().isAfter(now.isAfter(due) ? now : due)
              || mirror.computedDue(life.snapshot, retry.at())
              || (mirror.computed(life.snapshot, null)
                  && !retry.at().isAfter(time.latest().plus(DeskWorker.LEASE))),
          () -> life + " is put off to " + retry.at() + ", and is due " + due);
      lease.end(retry.at());
    } else if (outcome instanceof Outcome.Parked parked) {
      verdict.check(
          Invariant.PARKED_STAYS_VISIBLE,
          life.poison,
          () -> life + " is sound, and its wake is parked: " + parked.reason());
      if (life.wake == null) {
        lease.end(Instant.MIN); // it is over, and nothing is left to put aside
      } else {
        lease.park(parked.reason());
      }
    } else {
      lease.end(Instant.MIN);
    }
  }

  void unparked(Item item) {
    Instant now = time.instant();
    if (item instanceof Item.OfOutbox key) {
      Letter letter = mirror.letter(key.key());
      if (letter != null) {
        outbox.unparked(letter, now);
      }
      return;
    }
    Life life = mirror.life(((Item.OfWake) item).incidentId());
    if (life != null) {
      life.lease.unpark();
      boolean before = life.unparkedAt != null && life.unparkedAt.isBefore(now);
      life.unparkedAt = before ? life.unparkedAt : now;
      tally.reached(RareState.WAKE_UNPARKED);
    }
  }

  /** Whether everything that was given up can be seen; 24. */
  void parked(TenantId tenant, List<ParkedItem> seen) {
    Set<Item> visible = new HashSet<>();
    seen.forEach(each -> visible.add(each.item()));
    Set<Item> expected = new HashSet<>();
    for (Life life : mirror.of(tenant)) {
      if (life.lease.parked() != null) {
        expected.add(new Item.OfWake(life.id));
      }
    }
    mirror.letters.forEach(
        (key, letter) -> {
          if (letter.tenant.equals(tenant) && letter.fate == Letter.Fate.PARKED) {
            expected.add(new Item.OfOutbox(key));
          }
        });
    verdict.check(
        Invariant.PARKED_STAYS_VISIBLE,
        visible.equals(expected),
        () -> "parked are " + expected + ", visible are " + visible);
  }

  /** After healing: nothing has waited for longer than lease and poll; 27. */
  void punctual() {
    Instant now = time.instant();
    Instant bound = now.minus(DeskWorker.LEASE).minus(DeskWorker.POLL);
    for (Life life : mirror.lives.values()) {
      OutboxChecks.dropTakenBack(life, now);
      Instant due = life.lease.parked() == null ? life.due() : null;
      if (due != null) {
        punctual(life.toString(), due, life.lease, now, bound);
      }
      for (var queue : life.queues.values()) {
        Letter head = queue.peekFirst();
        if (head != null) {
          punctual(head.entry.key().toString(), head.since, head.lease, now, bound);
        }
      }
    }
  }

  private void punctual(String what, Instant due, Lease lease, Instant now, Instant bound) {
    Instant since = !lease.live(now) && lease.until().isAfter(due) ? lease.until() : due;
    verdict.check(
        Invariant.NOTHING_OVERDUE,
        !since.isBefore(bound),
        () -> what + " waits since " + since + " at " + now);
  }

  /** At the end: no message waits any more; 28. */
  void everyKeySettled() {
    Instant now = time.instant();
    mirror.lives.values().forEach(life -> OutboxChecks.dropTakenBack(life, now));
    mirror.letters.forEach(
        (key, letter) ->
            verdict.check(
                Invariant.EVERY_KEY_SETTLED,
                letter.fate != Letter.Fate.PENDING,
                () -> key + " still waits: " + letter.entry));
  }
}
