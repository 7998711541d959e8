package dev.tocsin.desk;

import dev.tocsin.incident.Suspension;
import dev.tocsin.incident.SuspensionKind;
import dev.tocsin.servicelevel.TargetClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How many stretches of time an incident keeps, so that one that comes and goes for ever stays
 * small enough to be stored. Of the waits that people ask for none is forgotten; they are refused
 * more. Source: escalation.md, "When a rung is due" 2.
 */
final class Stretches {
  /** The most waits that people ask for. */
  static final int MOST_HOLDS = 1_000;

  /** The most of all others: some 30 KB, which every commit writes. */
  private static final int MOST = 250;

  private Stretches() {}

  /** How often people have put it on hold. */
  static int holds(List<Suspension> all) {
    int holds = 0;
    for (Suspension each : all) {
      holds += byPeople(each) ? 1 : 0;
    }
    return holds;
  }

  private static boolean byPeople(Suspension each) {
    boolean resolved = each.state() == null && each.cause().equals(TargetClock.RESOLVED);
    return each.kind() == SuspensionKind.HOLD && !resolved;
  }

  /**
   * With one more. When that is one too many the shortest that is over is forgotten, and the oldest
   * of several: the time counts as if nothing had stood still, so that what is due comes early by
   * so much, and never late.
   */
  static List<Suspension> plus(List<Suspension> all, Suspension next, Instant at) {
    List<Suspension> more = Draft.plus(all, next);
    return more.size() > MOST && more.size() - holds(more) > MOST
        ? withoutShortest(more, at)
        : more;
  }

  private static List<Suspension> withoutShortest(List<Suspension> all, Instant at) {
    Suspension shortest = null;
    Duration least = Duration.ZERO;
    for (Suspension each : all) {
      Instant until = each.until();
      if (until == null || until.isAfter(at) || !canGo(each)) {
        continue;
      }
      Duration length = Duration.between(each.from(), until);
      if (shortest == null || length.compareTo(least) < 0) {
        shortest = each;
        least = length;
      }
    }
    if (shortest == null) {
      return all;
    }
    List<Suspension> left = new ArrayList<>(all);
    left.remove(shortest);
    return List.copyOf(left);
  }

  /** The last quiet hours tell which ones come next, and an automation has its time once. */
  private static boolean canGo(Suspension each) {
    return !byPeople(each)
        && each.kind() != SuspensionKind.QUIET_HOURS
        && each.kind() != SuspensionKind.AUTOMATION;
  }
}
