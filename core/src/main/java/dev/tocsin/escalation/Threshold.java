package dev.tocsin.escalation;

import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.internal.Text;
import dev.tocsin.servicelevel.TargetKind;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/**
 * When a rung is due, counted on a clock from the start of the round, or of a target.
 *
 * <p>Immutable; no nulls. Source: escalation.md, "The matrix" (thresholds).
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

  /**
   * Business time: elapsed time inside the hours of a calendar, less the time during which the path
   * was suspended.
   *
   * @param after not negative
   * @param calendar the id of a calendar of the policy
   */
  record Business(Duration after, String calendar) implements Threshold {
    /** Checks the range. */
    public Business {
      Text.duration("after", after, Duration.ZERO);
      Text.line("calendar", calendar, Text.ID);
    }

    @Override
    public String toString() {
      return after + " on " + calendar;
    }
  }

  /**
   * A share of a service level target, on the target's own clock: its start, calendar and pauses. A
   * rung with a share of a target that the incident does not have is never due by itself.
   *
   * @param percent of the target's duration; 1 to 1,000, so that a rung may also follow the breach
   * @param target which target
   */
  record Share(int percent, TargetKind target) implements Threshold {
    private static final int MOST = 1_000;

    /** Checks the range. */
    public Share {
      if (percent < 1 || percent > MOST) {
        throw new InvalidValueException(
            "after", percent + "%", "is out of range", "use 1% to 1000% of a target");
      }
      Objects.requireNonNull(target, "target");
    }

    @Override
    public String toString() {
      return percent + "% of " + target.name().toLowerCase(Locale.ROOT);
    }
  }
}
