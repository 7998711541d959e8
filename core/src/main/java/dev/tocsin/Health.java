package dev.tocsin;

import dev.tocsin.store.Backlog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much waits, and for how long: what an operator watches.
 *
 * <p>Immutable; null only where marked. Ages are 0 when nothing is due. Source: escalation.md,
 * "When a rung is due" 10 (a view of health), "Editing the policy"; store-contract.md, C21.
 *
 * @param now the store's time, UTC
 * @param wakes the incidents for which something is due
 * @param messages the messages that wait
 * @param policies which policy is in force, and whether this node has it
 */
public record Health(Instant now, Queue wakes, Queue messages, Policies policies) {
  /**
   * One queue.
   *
   * @param due how many are due and not taken
   * @param held how many a worker has taken
   * @param oldestAge how long the oldest has been due, taken or not
   * @param parked how many were given up: of incidents, those that are poison
   */
  public record Queue(long due, long held, Duration oldestAge, long parked) {}

  /**
   * The versions of the policy.
   *
   * @param inForce the version in force by the store; null when no desk has been used yet
   * @param serial the how-manieth it is; 0 when there is none
   * @param here the version by which this node decides
   * @param problem why this node decides nothing, or null when it does
   * @param missing versions that open incidents run under and that this node has looked for in
   *     vain: those incidents wait until one is put back; sorted
   * @param openUnderOthers how many open incidents this node's last whole sweep left under other
   *     versions than the one then in force, or could not read; null before a sweep has ended
   */
  public record Policies(
      @Nullable String inForce,
      long serial,
      String here,
      @Nullable String problem,
      List<String> missing,
      @Nullable Long openUnderOthers) {
    /** Copies the list. */
    public Policies {
      missing = List.copyOf(missing);
    }
  }

  static Health of(Backlog backlog, Policies policies) {
    return new Health(
        backlog.now(),
        of(backlog.wakes(), backlog.now()),
        of(backlog.outbox(), backlog.now()),
        policies);
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
