package dev.tocsin.simulation;

import dev.tocsin.incident.Suspension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a clock shows a threshold, computed in another way than the engine does it: by walking from
 * one edge to the next, of hours that open and close and of suspensions that begin and end, and
 * counting what lies between. Source: escalation.md, "When a rung is due" 1.
 */
final class PathTime {
  private static final int MOST_EDGES = 10_000;

  private PathTime() {}

  /**
   * The instant, or null while a suspension without an end stands before it.
   *
   * @param hours the hours in which the clock goes; null for all
   */
  static @Nullable Instant due(
      Instant start, Duration threshold, List<Suspension> suspensions, @Nullable Hours hours) {
    Instant at = start;
    Duration left = threshold;
    for (int i = 0; i < MOST_EDGES; i++) {
      Suspension still = covering(at, suspensions);
      if (still != null) {
        if (still.until() == null) {
          return null;
        }
        at = still.until();
      } else if (hours != null && !hours.open(at)) {
        at = hours.change(at);
      } else {
        Instant edge = edge(at, suspensions, hours);
        if (edge == null || !at.plus(left).isAfter(edge)) {
          return at.plus(left);
        }
        left = left.minus(Duration.between(at, edge));
        at = edge;
      }
    }
    return null;
  }

  private static @Nullable Suspension covering(Instant at, List<Suspension> suspensions) {
    for (Suspension each : suspensions) {
      if (each.covers(at)) {
        return each;
      }
    }
    return null;
  }

  /** Where the clock may stop next. */
  private static @Nullable Instant edge(
      Instant at, List<Suspension> suspensions, @Nullable Hours hours) {
    Instant edge = hours == null ? null : hours.change(at);
    for (Suspension each : suspensions) {
      boolean really = each.until() == null || each.until().isAfter(each.from());
      if (really && each.from().isAfter(at) && (edge == null || each.from().isBefore(edge))) {
        edge = each.from();
      }
    }
    return edge;
  }

  /** The first instant from one on at which none of them lasts, or null. */
  static @Nullable Instant free(Instant from, List<Suspension> suspensions) {
    Instant at = from;
    for (Suspension still = covering(at, suspensions); still != null; ) {
      if (still.until() == null) {
        return null;
      }
      at = still.until();
      still = covering(at, suspensions);
    }
    return at;
  }
}
