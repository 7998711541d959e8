package dev.tocsin.servicelevel;

import dev.tocsin.incident.InvalidValueException;
import java.time.Instant;
import java.util.Objects;

/**
 * An instant at which a target's clock shows something worth telling.
 *
 * <p>Immutable, no nulls. Source: escalation.md, "Service levels" (warnings, breach at its true
 * instant, one breach for each missed interval).
 *
 * @param interval 1, or for updates the how-manieth in a row without one
 * @param percent the share of the target that the clock then shows; 100 is the breach
 * @param at when
 */
public record Alarm(long interval, int percent, Instant at) {
  /**
   * Checks the range.
   *
   * @throws InvalidValueException when interval or share is less than one
   */
  public Alarm {
    Objects.requireNonNull(at, "at");
    if (interval < 1 || percent < 1) {
      throw new InvalidValueException(
          "alarm", interval + "/" + percent + "%", "is out of range", "count from one");
    }
  }

  /**
   * Whether it breaches the target.
   *
   * @return false for a warning
   */
  public boolean breach() {
    return percent == 100;
  }
}
