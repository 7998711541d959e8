package dev.tocsin.verify;

import dev.tocsin.calendar.BusinessCalendar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The open stretches of a clock within a window, with what the clock shows at the start of each: so
 * that it can be asked forwards. In microseconds.
 */
final class OpenTime {
  private final long[] from;
  private final long[] until;
  private final long[] shown;

  private OpenTime(List<long[]> open) {
    from = new long[open.size()];
    until = new long[open.size()];
    shown = new long[open.size() + 1];
    for (int i = 0; i < from.length; i++) {
      from[i] = open.get(i)[0];
      until[i] = open.get(i)[1];
      shown[i + 1] = shown[i] + until[i] - from[i];
    }
  }

  /** A clock that runs inside a calendar and, if there is a quiet one, not while that is quiet. */
  static OpenTime of(
      BusinessCalendar calendar,
      @Nullable BusinessCalendar quiet,
      boolean quietInside,
      Instant start,
      Instant end) {
    List<long[]> open = new ArrayList<>();
    Instant at = start;
    while (at.isBefore(end)) {
      Instant change = earlier(calendar.nextChange(at), end);
      if (quiet != null) {
        change = earlier(quiet.nextChange(at), change);
      }
      if (calendar.isOpen(at) && (quiet == null || quiet.isOpen(at) != quietInside)) {
        add(open, micros(at), micros(change));
      }
      at = change;
    }
    return new OpenTime(open);
  }

  private static void add(List<long[]> open, long from, long until) {
    if (!open.isEmpty() && open.get(open.size() - 1)[1] == from) {
      open.get(open.size() - 1)[1] = until;
    } else {
      open.add(new long[] {from, until});
    }
  }

  private static Instant earlier(@Nullable Instant one, Instant other) {
    return one != null && one.isBefore(other) ? one : other;
  }

  static long micros(Instant at) {
    return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1_000);
  }

  static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
  }

  /** The stretch that has begun last by an instant; -1 when none has. */
  private int begun(long at) {
    int i = Arrays.binarySearch(from, at);
    return i >= 0 ? i : -i - 2;
  }

  /** What it shows at an instant, counted from the start of the window. */
  private long shownAt(long at) {
    int stretch = begun(at);
    return stretch < 0 ? 0 : shown[stretch] + Math.min(at, until[stretch]) - from[stretch];
  }

  /** Whether what it shows goes on at an instant; counts the steps until that changes. */
  private boolean runsAt(Moment moment, Steps steps) {
    int stretch = begun(moment.at());
    boolean open = stretch >= 0 && moment.at() < until[stretch];
    if (open) {
      steps.before(moment, until[stretch]);
    } else if (stretch + 1 < from.length) {
      steps.before(moment, from[stretch + 1]);
    }
    return open && moment.moves();
  }

  /**
   * The first instant at which it has run so long since.
   *
   * @param after in microseconds, more than none
   * @return null when not within the window
   */
  @Nullable Moment due(Moment start, long after, Steps steps) {
    return reading(shownAt(start.at()) + after, runsAt(start, steps), steps);
  }

  /**
   * The same for one that stood still at other times up to some instant.
   *
   * @param before how it ran up to then
   * @param then from when on it runs like this one
   */
  @Nullable Moment due(Moment start, long after, OpenTime before, Moment then, Steps steps) {
    Moment due = before.due(start, after, steps);
    if (due != null && steps.compare(due, then) <= 0) {
      return due;
    }
    long served = before.shownAt(then.at()) - before.shownAt(start.at());
    int pace = before.runsAt(start, steps) ? 1 : 0;
    pace += runsAt(then, steps) ? 1 : 0;
    pace -= before.runsAt(then, steps) ? 1 : 0;
    if (pace < 0 || pace > 1) {
      steps.below(1);
    }
    return reading(shownAt(then.at()) + after - served, pace > 0, steps);
  }

  private @Nullable Moment reading(long wanted, boolean moves, Steps steps) {
    int i = Arrays.binarySearch(shown, wanted);
    int stretch = (i >= 0 ? i : -i - 1) - 1;
    if (stretch < 0 || stretch >= from.length) {
      return null;
    }
    Moment due = new Moment(from[stretch] + wanted - shown[stretch], moves);
    steps.before(due, until[stretch] + 1);
    return due;
  }

  /** Puts an instant that lies within a stretch at the end of it. */
  Moment behind(Moment moment, Steps steps) {
    int stretch = begun(moment.at());
    if (stretch >= 0 && moment.at() < until[stretch]) {
      steps.before(moment, until[stretch]);
      return new Moment(until[stretch], false);
    }
    if (stretch + 1 < from.length) {
      steps.before(moment, from[stretch + 1]);
    }
    return moment;
  }
}
