package dev.tocsin.policyfile;

import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.calendar.BusinessCalendarBuilder;
import dev.tocsin.calendar.DateSpan;
import dev.tocsin.calendar.Season;
import dev.tocsin.calendar.TimeRange;
import dev.tocsin.calendar.WeeklyHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Random durations, dates, calendars and seasons. */
final class RandomTimes {
  private static final List<String> ZONES =
      List.of(
          "Europe/Berlin",
          "America/St_Johns",
          "UTC",
          "Z",
          "+05:30",
          "GMT+2",
          "Australia/Lord_Howe");

  private final Random random;

  RandomTimes(Random random) {
    this.random = random;
  }

  ZoneId zone() {
    return ZoneId.of(ZONES.get(random.nextInt(random.nextBoolean() ? 1 : ZONES.size())));
  }

  Duration duration(Duration least) {
    Duration more =
        switch (random.nextInt(5)) {
          case 0 -> Duration.ofMinutes(random.nextInt(200));
          case 1 -> Duration.ofHours(random.nextInt(100));
          case 2 -> Duration.ofMillis(random.nextInt(100_000));
          case 3 -> Duration.ofNanos(1_000L * random.nextInt(2_000_000_000));
          default -> Duration.ofSeconds(random.nextInt(1_000_000_000));
        };
    return more.compareTo(least) < 0 ? least : more;
  }

  LocalDateTime local() {
    return date().atTime(time(random.nextBoolean()));
  }

  LocalDate date() {
    return random.nextInt(8) == 0
        ? LocalDate.of(1970 + random.nextInt(8_000), 1, 1)
        : LocalDate.of(2026, 1, 1).plusDays(random.nextInt(1_000));
  }

  LocalTime time(boolean seconds) {
    return LocalTime.of(random.nextInt(24), random.nextInt(60), seconds ? random.nextInt(60) : 0);
  }

  Season season(String id) {
    return new Season(id, span(), zone());
  }

  BusinessCalendar calendar(String id) {
    BusinessCalendarBuilder builder = BusinessCalendar.builder(id, zone()).weekly(hours());
    for (LocalDate date : dates()) {
      builder.holiday(date, RandomNames.any(random));
    }
    for (LocalDate date : dates()) {
      builder.exception(date, ranges());
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      builder.season(RandomNames.numbered(random, i) + i, span(), hours());
    }
    return builder.build();
  }

  private DateSpan span() {
    LocalDate from = date();
    if (random.nextBoolean()) {
      return new DateSpan.EachYear(MonthDay.from(from), MonthDay.from(date()));
    }
    LocalDate to = from.plusDays(random.nextInt(40));
    return new DateSpan.Once(from, to);
  }

  private WeeklyHours hours() {
    if (random.nextInt(6) == 0) {
      return random.nextBoolean() ? WeeklyHours.ALWAYS : WeeklyHours.CLOSED;
    }
    List<TimeRange> usual = ranges();
    Map<DayOfWeek, List<TimeRange>> days = new HashMap<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      days.put(day, random.nextInt(3) > 0 ? usual : random.nextBoolean() ? ranges() : List.of());
    }
    return new WeeklyHours(days);
  }

  private List<TimeRange> ranges() {
    List<TimeRange> ranges = new ArrayList<>();
    int minute = random.nextInt(600);
    while (random.nextInt(3) > 0 && minute < 24 * 60) {
      int end = Math.min(24 * 60, minute + 1 + random.nextInt(600));
      ranges.add(new TimeRange(at(minute), at(end % (24 * 60))));
      minute = end + 1 + random.nextInt(200);
    }
    return ranges;
  }

  private static LocalTime at(int minute) {
    return LocalTime.ofSecondOfDay(minute * 60L);
  }

  Set<LocalDate> dates() {
    Set<LocalDate> dates = new LinkedHashSet<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      dates.add(date());
    }
    return dates;
  }
}
