package dev.tocsin.benchmarks.calendar;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;

import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.calendar.BusinessCalendarBuilder;
import dev.tocsin.calendar.DateSpan;
import dev.tocsin.calendar.TimeRange;
import dev.tocsin.calendar.WeeklyHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * An office in Chicago with a lunch break, ten holidays in each of 20 years, and longer hours
 * before Christmas.
 */
public final class Office {
  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
  private static final List<MonthDay> HOLIDAYS =
      List.of(
          MonthDay.of(1, 1),
          MonthDay.of(1, 19),
          MonthDay.of(2, 16),
          MonthDay.of(5, 25),
          MonthDay.of(6, 19),
          MonthDay.of(7, 4),
          MonthDay.of(9, 7),
          MonthDay.of(10, 12),
          MonthDay.of(11, 26),
          MonthDay.of(12, 25));

  private Office() {}

  /** The calendar. */
  public static BusinessCalendar calendar() {
    WeeklyHours hours =
        WeeklyHours.CLOSED
            .open("08:00-12:00", MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY)
            .open("13:00-17:00", MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY);
    BusinessCalendarBuilder builder =
        BusinessCalendar.builder("office", CHICAGO)
            .weekly(hours)
            .season(
                "christmas",
                new DateSpan.EachYear(MonthDay.of(11, 20), MonthDay.of(12, 24)),
                hours.open("17:00-22:00", MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY));
    for (int year = 2020; year < 2040; year++) {
      for (MonthDay day : HOLIDAYS) {
        builder.holiday(day.atYear(year), "holiday");
      }
    }
    return builder.build();
  }

  /** The same sum as a walk from day to day, as it is usually written by hand. */
  public static Instant walk(BusinessCalendar calendar, Instant start, Duration open) {
    Duration left = open;
    for (LocalDate day = LocalDate.ofInstant(start, CHICAGO); ; day = day.plusDays(1)) {
      for (TimeRange range : calendar.hours(day)) {
        Instant opens = ZonedDateTime.of(day, range.from(), CHICAGO).toInstant();
        Instant closes = ZonedDateTime.of(day, range.to(), CHICAGO).toInstant();
        Instant from = opens.isAfter(start) ? opens : start;
        if (closes.isAfter(from)) {
          Duration span = Duration.between(from, closes);
          if (span.compareTo(left) >= 0) {
            return from.plus(left);
          }
          left = left.minus(span);
        }
      }
    }
  }
}
