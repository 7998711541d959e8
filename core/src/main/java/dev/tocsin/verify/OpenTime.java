package dev.tocsin.verify;

import dev.tocsin.calendar.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The open stretches of a clock within a window, with what the clock shows at the start of each: so
 * that it can be asked forwards and backwards. In microseconds.
 */
final class OpenTime {
  private final long[] from;
  private final long[] until;
  private final long[] shown;
  private final List<Instant> changes = new ArrayList<>();

  private OpenTime(List<long[]> open) {
    from = new long[open.size()];
    until = new long[open.size()];
    shown = new long[open.size() + 1];
    for (int i = 0; i < from.length; i++) {
      from[i] = open.get(i)[0];
      until[i] = open.get(i)[1];
      shown[i + 1] = shown[i] + until[i] - from[i];
      changes.add(instant(from[i]));
      changes.add(instant(until[i]));
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

  /** When it opens and closes. */
  List<Instant> changes() {
    return Collections.unmodifiableList(changes);
  }

  /** What it shows at an instant, counted from the start of the window. */
  private long shownAt(long at) {
    int i = Arrays.binarySearch(from, at);
    int stretch = i >= 0 ? i : -i - 2;
    return stretch < 0 ? 0 : shown[stretch] + Math.min(at, until[stretch]) - from[stretch];
  }

  /** The first instant at which it has run so long since; null when not within the window. */
  @Nullable Instant due(Instant start, Duration after) {
    long at = micros(start);
    long wanted = shownAt(at) + after.toNanos() / 1_000;
    if (after.isZero()) {
      return start;
    }
    int i = Arrays.binarySearch(shown, wanted);
    int stretch = (i >= 0 ? i : -i - 1) - 1;
    if (stretch < 0 || stretch >= from.length) {
      return null;
    }
    return instant(from[stretch] + wanted - shown[stretch]);
  }

  /** An instant from which it has run so long at another; null when not within the window. */
  @Nullable Instant before(Instant end, Duration after) {
    long wanted = shownAt(micros(end)) - after.toNanos() / 1_000;
    if (wanted < 0) {
      return null;
    }
    int i = Arrays.binarySearch(shown, wanted);
    int stretch = Math.min(i >= 0 ? i : -i - 2, from.length - 1);
    return stretch < 0 ? null : instant(from[stretch] + wanted - shown[stretch]);
  }
}
