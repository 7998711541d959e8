package dev.tocsin.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneRules;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a clock on the wall each minute. The clock never goes back: while local time repeats, it
 * shows the latest time that was reached; when local time jumps, it jumps as well. Open is whatever
 * the hours of that date say of that time.
 */
final class MinuteWalker {
  private final Instant start;
  private final int minutes;
  private final BitSet open = new BitSet();

  MinuteWalker(BusinessCalendar calendar, Instant start, int minutes) {
    this.start = start;
    this.minutes = minutes;
    ZoneRules rules = calendar.zone().getRules();
    LocalDateTime wall = LocalDateTime.MIN;
    for (int i = -3 * 24 * 60; i < minutes; i++) {
      Instant now = minute(i);
      LocalDateTime local = LocalDateTime.ofInstant(now, rules.getOffset(now));
      wall = local.isAfter(wall) ? local : wall;
      LocalTime time = wall.toLocalTime();
      if (i >= 0
          && calendar.hours(wall.toLocalDate()).stream()
              .anyMatch(
                  hours ->
                      !time.isBefore(hours.from())
                          && (hours.to().equals(LocalTime.MIDNIGHT)
                              || time.isBefore(hours.to())))) {
        open.set(i);
      }
    }
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
