package dev.tocsin;

import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.desk.Decision;
import dev.tocsin.desk.Facts;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.policy.DeliveryRules;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.Fence;
import dev.tocsin.store.Item;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.Poison;
import dev.tocsin.store.Settlement;
import dev.tocsin.store.StoreUnavailableException;
import dev.tocsin.store.WakeBatch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what is due and sends what waits. The host runs it: {@link #runOnce()} from its own
 * scheduler, or {@link #start} on an executor of its own.
 *
 * <p>Items are claimed under a lease, done one by one, and settled under the claim's fence. A
 * worker that dies loses nothing: after the lease another one goes on, and a message may then
 * arrive twice, under the same key. A rung is taken at most lease + poll interval + outage after it
 * was due (escalation.md, "When a rung is due" 11); each claim that is lost with its node costs
 * another lease, and where every worker is just sending, half a lease more. Run it on as many
 * threads and nodes as you like, but one thread at a time for each worker. Source:
 * store-contract.md, "Claims", "Poison", "Outbox".
 */
public final class DeskWorker {
  private static final Logger LOG = LoggerFactory.getLogger(DeskWorker.class);

  /** For how long a claim lasts unless the worker settles it, by the store's clock. */
  public static final Duration LEASE = Duration.ofMinutes(1);

  /** How often a started worker looks, unless told otherwise. */
  public static final Duration POLL = Duration.ofSeconds(1);

  private static final Duration LONGEST_POLL = Duration.ofDays(1);

  private static final int BATCH = 20;

  private final Corridor corridor;
  private final @Nullable Delivery delivery;
  private final AdoptionSweep sweep;
  private volatile boolean stopping;
  private @Nullable ScheduledFuture<?> schedule;

  DeskWorker(Corridor corridor, @Nullable Delivery delivery, AdoptionSweep sweep) {
    this.corridor = corridor;
    this.delivery = delivery;
    this.sweep = sweep;
  }

  /**
   * One turn: sends waiting messages, takes what is due, takes some open incidents over into a
   * policy that has come into force, sends what came of it; at most some twenty of each. Severe
   * ones go first.
   *
   * @return what was done; another turn may find more while it is {@link WorkReport#busy()}
   * @throws dev.tocsin.store.StoreUnavailableException when the store does not answer; nothing is
   *     lost, run it again later
   * @throws PolicyUnavailableException when this node does not have the policy that is in force: it
   *     claims nothing, and other nodes go on
   */
  public WorkReport runOnce() {
    corridor.rules.check();
    return delivery == null
        ? takeDue().plus(adopt())
        : send(delivery).plus(takeDue()).plus(adopt()).plus(send(delivery));
  }

  /**
   * Turns until nothing is left that is due now.
   *
   * @return what was done in all
   * @throws dev.tocsin.store.StoreUnavailableException when the store does not answer
   * @throws PolicyUnavailableException as {@link #runOnce} does
   */
  public WorkReport runUntilIdle() {
    WorkReport all = WorkReport.NOTHING;
    WorkReport turn;
    do {
      turn = runOnce();
      all = all.plus(turn);
    } while (turn.busy() && !stopping());
    return all;
  }

  /**
   * Runs by itself from now on, looking every second.
   *
   * @param executor the host's; the host shuts it down
   */
  public void start(ScheduledExecutorService executor) {
    start(executor, POLL);
  }

  /**
   * Runs by itself from now on.
   *
   * @param executor the host's; the host shuts it down
   * @param poll the pause between two looks; positive, a day at most
   * @throws InvalidValueException when the pause is out of range
   * @throws IllegalStateException when it was started before
   */
  public synchronized void start(ScheduledExecutorService executor, Duration poll) {
    if (poll.isNegative() || poll.isZero() || poll.compareTo(LONGEST_POLL) > 0) {
      throw new InvalidValueException(
          "poll", poll.toString(), "is out of range", "use a positive duration of a day at most");
    }
    if (schedule != null) {
      throw new IllegalStateException(
          "This worker was started before: make another with desk.worker().");
    }
    stopping = false;
    schedule =
        executor.scheduleWithFixedDelay(this::runGuarded, 0, poll.toNanos(), TimeUnit.NANOSECONDS);
  }

  /**
   * Stops within the step that it is in; what it has claimed and not begun is given back at once.
   * Returns without waiting. May be called by any thread, more than once.
   */
  public synchronized void stop() {
    stopping = true;
    if (schedule != null) {
      schedule.cancel(false);
    }
  }

  private void runGuarded() {
    try {
      runUntilIdle();
    } catch (Throwable e) { // else the executor would never run it again, and say nothing
      LOG.atWarn().setCause(e).log("a turn of the worker failed; the next one goes on");
    }
  }

  /** Whether it was told to stop, or the host wants its thread back: that ends this turn only. */
  private boolean stopping() {
    return stopping || Thread.currentThread().isInterrupted();
  }

  private WorkReport takeDue() {
    if (stopping()) {
      return WorkReport.NOTHING;
    }
    WakeBatch batch = corridor.store.claimWakes(corridor.tenants, BATCH, LEASE);
    WorkReport done = poison(batch.poison());
    Rulebook.InForce in = batch.claims().isEmpty() ? null : inForceOrRelease(batch);
    for (WakeBatch.Claim claim : batch.claims()) {
      if (in == null || stopping()) {
        settle(claim.fence(), new Outcome.Released());
      } else {
        done = done.plus(takeDue(claim, in, batch.now()));
      }
    }
    return done;
  }

  /** Asked after the claim, so that no policy by which an incident was adopted is missed. */
  private Rulebook.InForce inForceOrRelease(WakeBatch batch) {
    try {
      return corridor.rules.check();
    } catch (PolicyUnavailableException e) {
      batch.claims().forEach(claim -> settle(claim.fence(), new Outcome.Released()));
      throw e;
    }
  }

  private WorkReport adopt() {
    return stopping() ? WorkReport.NOTHING : sweep.page(corridor.rules.check(), this::stopping);
  }

  private WorkReport takeDue(WakeBatch.Claim claim, Rulebook.InForce in, Instant now) {
    try {
      Decision decision =
          corridor.decide(
              in,
              claim.incident(),
              new Command.PassTime(),
              Caller.of(Actor.DESK),
              Facts.of(corridor.ids.next()),
              now);
      if (decision.nothingToDo()) {
        Instant next = decision.wake() == null ? now.plus(LEASE) : decision.wake().due();
        settle(claim.fence(), new Outcome.RetryAt(next, "nothing was due yet"));
        return WorkReport.NOTHING;
      }
      CommitResult result = corridor.store.commit(decision.toCommit(claim.fence(), null));
      if (result instanceof CommitResult.Committed) {
        corridor.committed(decision);
      } else if (result instanceof CommitResult.Rejected rejected) {
        throw new CommitRejectedException(rejected.reason(), rejected.detail());
      } else if (!(result instanceof CommitResult.Unknown)) {
        settle(claim.fence(), new Outcome.Released()); // somebody was quicker: at the next turn
        return WorkReport.NOTHING;
      }
      return new WorkReport(1, 0, 0, 0, 0, false);
    } catch (StoreUnavailableException e) {
      throw e;
    } catch (PolicyUnavailableException e) {
      return withoutPolicy(e, claim.fence(), claim.attempt());
    } catch (RuntimeException e) {
      return poison(List.of(new Poison(claim.fence(), claim.attempt(), Reasons.of(e))));
    }
  }

  private WorkReport send(Delivery delivery) {
    if (stopping()) {
      return WorkReport.NOTHING;
    }
    OutboxBatch batch = corridor.store.claimOutbox(corridor.tenants, BATCH, LEASE);
    WorkReport done = poison(batch.poison());
    Instant enough = batch.now().plus(LEASE.dividedBy(2)); // so that nothing outlives its lease
    for (OutboxBatch.Claim claim : batch.claims()) {
      if (stopping() || !corridor.store.now().isBefore(enough)) {
        delivery.settle(claim, new Outcome.Released());
      } else {
        done = done.plus(send(delivery, claim));
      }
    }
    return done;
  }

  private WorkReport send(Delivery delivery, OutboxBatch.Claim claim) {
    try {
      return delivery.deliver(claim);
    } catch (InterruptedException e) {
      delivery.settle(claim, new Outcome.Released());
      Thread.currentThread().interrupt();
      return WorkReport.NOTHING;
    } catch (StoreUnavailableException | OutcomeUnknownException e) {
      throw e;
    } catch (PolicyUnavailableException e) {
      return withoutPolicy(e, claim.fence(), claim.attempt());
    } catch (RuntimeException e) {
      return poison(List.of(new Poison(claim.fence(), claim.attempt(), Reasons.of(e))));
    }
  }

  /** Left to a node that has the policy: never given up, for it may be put back. */
  private WorkReport withoutPolicy(PolicyUnavailableException e, Fence fence, int attempt) {
    if (e.incidentId() == null) {
      settle(fence, new Outcome.Released());
      throw e;
    }
    String reason = Reasons.of(e);
    DeliveryRules rules = corridor.rules.known().delivery();
    Instant again = corridor.store.now().plus(rules.pause(attempt, keyOf(fence)));
    settle(fence, new Outcome.RetryAt(again, reason));
    corridor.listener.poisoned(new Poison(fence, attempt, reason));
    return new WorkReport(0, 0, 0, 0, 1, false);
  }

  /** Tries again later, and gives up after as many tries as a delivery has. */
  private WorkReport poison(List<Poison> poison) {
    for (Poison each : poison) {
      DeliveryRules rules = corridor.rules.known().delivery();
      Outcome outcome =
          each.attempt() >= rules.attempts()
              ? new Outcome.Parked(each.reason())
              : new Outcome.RetryAt(
                  corridor.store.now().plus(rules.pause(each.attempt(), keyOf(each.fence()))),
                  each.reason());
      settle(each.fence(), outcome);
      corridor.listener.poisoned(each);
    }
    return new WorkReport(0, 0, 0, 0, poison.size(), false);
  }

  private static OutboxKey keyOf(Fence fence) {
    return fence.item() instanceof Item.OfOutbox outbox
        ? outbox.key()
        : new OutboxKey(((Item.OfWake) fence.item()).incidentId().value(), 0);
  }

  private void settle(Fence fence, Outcome outcome) {
    corridor.store.settle(new Settlement(fence, outcome));
  }
}
