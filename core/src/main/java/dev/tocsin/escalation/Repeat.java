package dev.tocsin.escalation;

import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.internal.Text;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * That a rung is taken again and again while its condition holds.
 *
 * <p>Repeats count from the instant at which the rung was first due, so lateness does not add up.
 * Immutable. Source: escalation.md, "The matrix" and "When a rung is due" 1.
 *
 * @param every the time between two, on the path's clock; positive
 * @param times how many repeats after the first time, at least 1; null for "until the condition
 *     ends"
 */
public record Repeat(Duration every, @Nullable Integer times) {
  /** Checks the range. */
  public Repeat {
    Text.duration("repeat every", every, Duration.ofMillis(1));
    if (times != null && times < 1) {
      throw new InvalidValueException(
          "repeat", times + " times", "is out of range", "use at least 1, or leave it out");
    }
  }

  @Override
  public String toString() {
    return "every " + every + (times == null ? "" : ", " + times + " times");
  }
}
