package dev.tocsin.store;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How much waits, for a view of health.
 *
 * <p>Immutable. Source: store-contract.md, C21.
 *
 * @param now the store's time, UTC
 * @param wakes the incidents whose wake is due
 * @param outbox the entries to be sent
 */
public record Backlog(Instant now, Lot wakes, Lot outbox) {
  /** Checks the parts. */
  public Backlog {
    Objects.requireNonNull(now, "now");
    Objects.requireNonNull(wakes, "wakes");
    Objects.requireNonNull(outbox, "outbox");
  }

  /**
   * One queue.
   *
   * @param due how many are due and not claimed
   * @param held how many are due and claimed
   * @param parked how many were given up
   * @param oldestDue since when the oldest that is due, claimed or not, waits, UTC; null when none
   *     is
   */
  public record Lot(long due, long held, long parked, @Nullable Instant oldestDue) {}
}
