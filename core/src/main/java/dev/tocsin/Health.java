package dev.tocsin;

import dev.tocsin.store.Backlog;
import java.time.Duration;
import java.time.Instant;

/**
 * How much waits, and for how long: what an operator watches.
 *
 * <p>Immutable; no nulls. Ages are 0 when nothing is due. Source: escalation.md, "When a rung is
 * due" 10 (a view of health); store-contract.md, C21.
 *
 * @param now the store's time, UTC
 * @param wakes the incidents for which something is due
 * @param messages the messages that wait
 */
public record Health(Instant now, Queue wakes, Queue messages) {
  /**
   * One queue.
   *
   * @param due how many are due and not taken
   * @param held how many a worker has taken
   * @param oldestAge how long the oldest has been due, taken or not
   * @param parked how many were given up: of incidents, those that are poison
   */
  public record Queue(long due, long held, Duration oldestAge, long parked) {}

  static Health of(Backlog backlog) {
    return new Health(
        backlog.now(), of(backlog.wakes(), backlog.now()), of(backlog.outbox(), backlog.now()));
  }

  private static Queue of(Backlog.Lot lot, Instant now) {
    Instant oldest = lot.oldestDue();
    return new Queue(
        lot.due(),
        lot.held(),
        oldest == null ? Duration.ZERO : Duration.between(oldest, now),
        lot.parked());
  }
}
