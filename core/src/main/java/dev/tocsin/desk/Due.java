package dev.tocsin.desk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that is due at an instant, and what is then done.
 *
 * @param at when it is true
 * @param step what is recorded when the instant has come; it must record something, so that the
 *     same is not due again
 */
record Due(Instant at, Step step) {
  /** What is recorded. Takes the decision so far and the instant at which it was due. */
  @FunctionalInterface
  interface Step {
    void take(Decider decider, Instant at);
  }

  /** The earlier of two; of equals the first. */
  static @Nullable Due earlier(@Nullable Due first, @Nullable Due second) {
    if (first == null || second == null) {
      return first == null ? second : first;
    }
    return second.at.isBefore(first.at) ? second : first;
  }

  /** The same so much earlier that it comes before all else at its instant. */
  static @Nullable Due justBefore(@Nullable Due due) {
    return due == null ? null : new Due(due.at.minusNanos(1), due.step);
  }
}
