package dev.tocsin.calendar;

import com.google.common.collect.Comparators;
import com.google.common.collect.ImmutableList;
import dev.tocsin.incident.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A calendar's clock, less the union of suspensions: overlapping ones count once.
 *
 * <p>Pure functions. Suspensions come in any order, may overlap, and may have no end yet. Cost
 * grows with their number (and its logarithm when they are not in order of their start), not with
 * the time between. Source: escalation.md, "When a rung is due" 1.
 */
public final class SuspendedClock {
  private static final Comparator<Interval> BY_START = Comparator.comparing(Interval::from);

  private SuspendedClock() {}

  /**
   * The first instant at or after {@code start} at which the clock shows a threshold.
   *
   * @param calendar when the clock runs; {@link BusinessCalendar#ALWAYS} for elapsed time
   * @param start when the clock was started
   * @param threshold not negative; zero is due at {@code start}, suspended or not
   * @param suspensions when it stands still
   * @return null while a suspension that has no end yet stands in the way, or when the calendar
   *     never opens for so long
   * @throws InvalidValueException when the threshold is negative
   */
  public static @Nullable Instant due(
      BusinessCalendar calendar, Instant start, Duration threshold, List<Interval> suspensions) {
    if (threshold.isNegative()) {
      throw new InvalidValueException(
          "threshold", threshold.toString(), "is negative", "use zero or more");
    }
    if (threshold.isZero()) {
      return start;
    }
    Duration left = threshold;
    Instant at = start;
    for (Interval suspension : inOrder(suspensions)) {
      Instant until = suspension.until();
      if (until != null && !until.isAfter(at)) {
        continue;
      }
      if (suspension.from().isAfter(at)) {
        Duration free = calendar.between(at, suspension.from());
        if (free.compareTo(left) >= 0) {
          break;
        }
        left = left.minus(free);
      }
      if (until == null) {
        return null;
      }
      at = until;
    }
    return calendar.plus(at, left);
  }

  /**
   * What the clock shows.
   *
   * @param calendar when the clock runs; {@link BusinessCalendar#ALWAYS} for elapsed time
   * @param start when the clock was started
   * @param until when it is read; at or before {@code start} it shows nothing
   * @param suspensions when it stands still; one without an end lasts beyond {@code until}
   * @return not negative
   */
  public static Duration served(
      BusinessCalendar calendar, Instant start, Instant until, List<Interval> suspensions) {
    Duration served = Duration.ZERO;
    Instant at = start;
    for (Interval suspension : inOrder(suspensions)) {
      if (!suspension.from().isBefore(until)) {
        break;
      }
      Instant end = suspension.until();
      if (end != null && !end.isAfter(at)) {
        continue;
      }
      if (suspension.from().isAfter(at)) {
        served = served.plus(calendar.between(at, suspension.from()));
      }
      if (end == null) {
        return served;
      }
      at = end;
    }
    return until.isAfter(at) ? served.plus(calendar.between(at, until)) : served;
  }

  private static List<Interval> inOrder(List<Interval> suspensions) {
    return Comparators.isInOrder(suspensions, BY_START)
        ? suspensions
        : ImmutableList.sortedCopyOf(BY_START, suspensions);
  }
}
