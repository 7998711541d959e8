package dev.tocsin.verify;

import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.internal.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Which time is looked at, and how hard.
 *
 * <p>Immutable. Source: escalation.md, "Proving a policy" (within a stated budget).
 *
 * @param from the first instant at which an incident may be logged
 * @param horizon how far ahead rotas and calendars are looked at; an hour to ten years
 * @param budget how many regions may be looked at; what needs more is "not proved"
 */
public record VerifyOptions(Instant from, Duration horizon, long budget) {
  /** Eight weeks. */
  public static final Duration HORIZON = Duration.ofDays(56);

  /** Five million regions: some seconds. */
  public static final long BUDGET = 5_000_000;

  static final Duration LONGEST = Duration.ofDays(3_660);

  /** Checks the ranges. */
  public VerifyOptions {
    Objects.requireNonNull(from, "from");
    Text.duration("horizon", horizon, Duration.ofHours(1));
    if (horizon.compareTo(LONGEST) > 0) {
      throw new InvalidValueException(
          "horizon", horizon.toString(), "is out of range", "use an hour to ten years");
    }
    if (budget < 1) {
      throw new InvalidValueException(
          "budget", String.valueOf(budget), "is out of range", "use 1 or more");
    }
  }

  /**
   * Eight weeks from an instant.
   *
   * @param from the first instant at which an incident may be logged
   * @return the usual options
   */
  public static VerifyOptions from(Instant from) {
    return new VerifyOptions(from, HORIZON, BUDGET);
  }

  /**
   * With another horizon.
   *
   * @param value how far ahead
   * @return a copy
   */
  public VerifyOptions horizon(Duration value) {
    return new VerifyOptions(from, value, budget);
  }

  /**
   * With another budget.
   *
   * @param value how many regions
   * @return a copy
   */
  public VerifyOptions budget(long value) {
    return new VerifyOptions(from, horizon, value);
  }
}
