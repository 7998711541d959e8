package dev.tocsin.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneRules;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a clock on the wall each minute. The clock never goes back: while local time repeats, it
 * shows the latest time that was reached; when local time jumps, it jumps as well. Open is whatever
 * the hours of that date say of that time.
 */
final class MinuteWalker {
  private final Instant start;
  private final int minutes;
  private BitSet open = new BitSet();

  MinuteWalker(BusinessCalendar calendar, Instant start, int minutes) {
    this.start = start;
    this.minutes = minutes;
    ZoneRules rules = calendar.zone().getRules();
    LocalDateTime wall = LocalDateTime.MIN;
    LocalDate date = LocalDate.MIN;
    List<TimeRange> hours = List.of();
    for (int i = -3 * 24 * 60; i < minutes; i++) {
      Instant now = minute(i);
      LocalDateTime local = LocalDateTime.ofInstant(now, rules.getOffset(now));
      wall = local.isAfter(wall) ? local : wall;
      if (!wall.toLocalDate().equals(date)) {
        date = wall.toLocalDate();
        hours = calendar.hours(date);
      }
      open.set(i + 3 * 24 * 60, contain(hours, wall.getHour() * 60 + wall.getMinute()));
    }
    open = open.get(3 * 24 * 60, 3 * 24 * 60 + minutes);
  }

  private static boolean contain(List<TimeRange> hours, int minute) {
    for (TimeRange range : hours) {
      if (range.fromMinute() <= minute && minute < range.toMinute()) {
        return true;
      }
    }
    return false;
  }

  Instant minute(int i) {
    return start.plus(i, ChronoUnit.MINUTES);
  }

  boolean isOpen(int i) {
    return open.get(i);
  }

  Duration between(int from, int to) {
    return Duration.ofMinutes(open.get(from, to).cardinality());
  }

  /** The minute after so many open ones; -1 when they are not all within what was looked at. */
  int plus(int from, int count) {
    int at = from;
    for (int left = count; left > 0; at++) {
      if (at == minutes) {
        return -1;
      }
      left -= open.get(at) ? 1 : 0;
    }
    return at;
  }

  /** Null when nothing changes within what was looked at. */
  @Nullable Instant nextChange(int after) {
    int next = open.get(after) ? open.nextClearBit(after) : open.nextSetBit(after);
    return next < 0 || next >= minutes ? null : minute(next);
  }
}
