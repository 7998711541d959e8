package dev.tocsin.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;

/** Adds up range by range, day by day: slow, and plain to see. */
final class DayWalker {
  private DayWalker() {}

  static Duration between(BusinessCalendar calendar, Instant from, Instant to) {
    LocalDate day = LocalDate.ofInstant(from, calendar.zone()).minusDays(2);
    LocalDate end = LocalDate.ofInstant(to, calendar.zone()).plusDays(2);
    Duration sum = Duration.ZERO;
    for (; day.isBefore(end); day = day.plusDays(1)) {
      for (TimeRange hours : calendar.hours(day)) {
        Instant opens = instant(day.atTime(hours.from()), calendar.zone());
        Instant closes =
            hours.to().equals(LocalTime.MIDNIGHT)
                ? instant(day.plusDays(1).atStartOfDay(), calendar.zone())
                : instant(day.atTime(hours.to()), calendar.zone());
        Instant first = opens.isAfter(from) ? opens : from;
        Instant last = closes.isBefore(to) ? closes : to;
        if (last.isAfter(first)) {
          sum = sum.plus(Duration.between(first, last));
        }
      }
    }
    return sum;
  }

  /** The end of the gap, or the first of two. */
  static Instant instant(LocalDateTime local, ZoneId zone) {
    ZoneOffsetTransition change = zone.getRules().getTransition(local);
    return change != null && change.isGap()
        ? change.getInstant()
        : ZonedDateTime.of(local, zone).withEarlierOffsetAtOverlap().toInstant();
  }
}
