package dev.tocsin.calendar;

import dev.tocsin.incident.InvalidValueException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time, the end excluded.
 *
 * <p>Immutable. Equal ends make an empty one.
 *
 * @param from its first instant
 * @param until the first instant after it; null when it has no end yet
 */
public record Interval(Instant from, @Nullable Instant until) {
  /**
   * Refuses an end before the start.
   *
   * @throws InvalidValueException when it is
   */
  public Interval {
    Objects.requireNonNull(from, "from");
    if (until != null && until.isBefore(from)) {
      throw new InvalidValueException(
          "until",
          until.toString(),
          "is before " + from,
          "use an end that is not before the start");
    }
  }
}
