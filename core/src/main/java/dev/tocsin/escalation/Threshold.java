package dev.tocsin.escalation;

import dev.tocsin.internal.Text;
import java.time.Duration;

/**
 * When a rung is due, counted on a clock from the start of the round.
 *
 * <p>Immutable; no nulls. Business time of a calendar and shares of a target take their place
 * beside elapsed time. Source: escalation.md, "The matrix" (thresholds).
 */
public sealed interface Threshold {
  /**
   * Elapsed time, less the time during which the path was suspended.
   *
   * @param after not negative
   */
  record Elapsed(Duration after) implements Threshold {
    /** Checks the range. */
    public Elapsed {
      Text.duration("after", after, Duration.ZERO);
    }

    @Override
    public String toString() {
      return after.toString();
    }
  }
}
