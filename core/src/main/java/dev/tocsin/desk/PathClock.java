package dev.tocsin.desk;

import dev.tocsin.incident.Suspension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Elapsed time less the union of suspensions. Source: escalation.md, "When a rung is due" 1.
 *
 * <p>The suspensions of an incident come in the order of their start and do not overlap, for each
 * ends before the next begins.
 */
final class PathClock {
  private PathClock() {}

  /**
   * The first instant at which the clock, started at {@code start}, shows {@code threshold}.
   *
   * @return null while a suspension that has no end yet stands in the way
   */
  static @Nullable Instant due(Instant start, Duration threshold, List<Suspension> suspensions) {
    if (suspensions.isEmpty()) {
      return start.plus(threshold);
    }
    Duration left = threshold;
    Instant at = start;
    for (Suspension suspension : suspensions) {
      Instant until = suspension.until();
      if (until != null && !until.isAfter(at)) {
        continue;
      }
      if (suspension.from().isAfter(at)) {
        Duration free = Duration.between(at, suspension.from());
        if (free.compareTo(left) >= 0) {
          return at.plus(left);
        }
        left = left.minus(free);
      } else if (left.isZero()) {
        return at;
      }
      if (until == null) {
        return null;
      }
      at = until;
    }
    return at.plus(left);
  }

  /** How much the clock, started at {@code start}, shows at {@code now}. */
  static Duration elapsed(Instant start, Instant now, List<Suspension> suspensions) {
    Duration all = Duration.between(start, now);
    for (Suspension suspension : suspensions) {
      Instant from = later(start, suspension.from());
      Instant until = suspension.until() == null ? now : earlier(now, suspension.until());
      if (until.isAfter(from)) {
        all = all.minus(Duration.between(from, until));
      }
    }
    return all;
  }

  static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
