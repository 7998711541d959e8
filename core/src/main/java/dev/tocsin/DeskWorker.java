package dev.tocsin;

import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.Poison;
import dev.tocsin.store.StoreUnavailableException;
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
 * <p>Items are claimed under a lease, done one by one, and settled under the claim's fence; what
 * became due is committed together where the store can do that ({@link
 * dev.tocsin.store.Capability#BATCH_COMMIT}) and no {@link dev.tocsin.host.OnCall} has to be asked.
 * A worker that dies loses nothing: after the lease another one goes on, and a message may then
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

  static final int BATCH = 20;

  private final Corridor corridor;
  private final @Nullable Delivery delivery;
  private final AdoptionSweep sweep;
  private final Troubles troubles;
  private final DueWakes wakes;
  private volatile boolean stopping;
  private @Nullable ScheduledFuture<?> schedule;

  DeskWorker(Corridor corridor, @Nullable Delivery delivery, AdoptionSweep sweep) {
    this.corridor = corridor;
    this.delivery = delivery;
    this.sweep = sweep;
    this.troubles = new Troubles(corridor);
    this.wakes = new DueWakes(corridor, troubles);
  }

  /**
   * One turn: sends waiting messages, takes what is due, takes some open incidents over into a
   * policy that has come into force, sends what came of it; at most some twenty of each, of what is
   * due a hundred where it is committed together. Severe ones go first.
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
        ? wakes.take(this::stopping).plus(adopt())
        : send(delivery).plus(wakes.take(this::stopping)).plus(adopt()).plus(send(delivery));
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
   * Stops within the step that it is in; what it has claimed and not decided is given back at once.
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

  private WorkReport adopt() {
    return stopping() ? WorkReport.NOTHING : sweep.page(corridor.rules.check(), this::stopping);
  }

  private WorkReport send(Delivery delivery) {
    if (stopping()) {
      return WorkReport.NOTHING;
    }
    OutboxBatch batch = corridor.store.claimOutbox(corridor.tenants, BATCH, LEASE);
    WorkReport done = troubles.poison(batch.poison());
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
      return troubles.withoutPolicy(e, claim.fence(), claim.attempt());
    } catch (RuntimeException e) {
      return troubles.poison(List.of(new Poison(claim.fence(), claim.attempt(), Reasons.of(e))));
    }
  }
}
