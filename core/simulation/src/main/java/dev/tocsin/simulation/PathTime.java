package dev.tocsin.simulation;

import dev.tocsin.incident.Suspension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a path's clock shows a threshold, computed in another way than the engine does it: by
 * guessing too early and adding what was suspended until then, until nothing is to be added.
 * Source: escalation.md, "When a rung is due" 1.
 */
final class PathTime {
  private PathTime() {}

  /** The instant, or null while a suspension without an end stands before it. */
  static @Nullable Instant due(Instant start, Duration threshold, List<Suspension> suspensions) {
    Instant guess = start.plus(threshold);
    while (true) {
      Duration suspended = Duration.ZERO;
      for (Suspension suspension : suspensions) {
        Instant from = start.isAfter(suspension.from()) ? start : suspension.from();
        if (!from.isBefore(guess)) {
          continue;
        }
        if (suspension.until() == null) {
          return null;
        }
        Instant until = guess.isBefore(suspension.until()) ? guess : suspension.until();
        if (until.isAfter(from)) {
          suspended = suspended.plus(Duration.between(from, until));
        }
      }
      Instant next = start.plus(threshold).plus(suspended);
      if (!next.isAfter(guess)) {
        return guess;
      }
      guess = next;
    }
  }
}
