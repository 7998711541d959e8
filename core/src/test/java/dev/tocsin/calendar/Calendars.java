package dev.tocsin.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Calendars of all sorts, near changes of offset, for properties: the seed decides. */
final class Calendars {
  /** Zones, and instants within a month before one of their changes of offset. */
  private static final List<Place> PLACES =
      List.of(
          place("America/Chicago", "2026-03-01", "2026-10-20", "2037-10-20", "1970-04-10"),
          place("Europe/Berlin", "2026-03-20", "2026-10-10", "1980-03-25"),
          place("Europe/London", "2026-03-20", "2026-10-10", "1971-10-15"),
          place("Australia/Lord_Howe", "2026-03-25", "2026-09-25", "1981-02-20"),
          place("America/St_Johns", "2026-03-01", "2010-10-25", "1988-03-25", "2011-10-25"),
          place("Pacific/Apia", "2011-12-20", "2012-03-25", "2021-03-25"),
          place("Africa/Casablanca", "2026-02-05", "2026-03-10", "2018-10-20", "2087-04-20"),
          place("Asia/Tehran", "2022-03-10", "2022-09-10", "2026-03-10"),
          place("America/Sao_Paulo", "2018-10-25", "2019-02-05", "2018-02-05"),
          place("Pacific/Kwajalein", "1993-08-10"),
          place("Antarctica/Troll", "2026-03-20", "2026-10-15"),
          place("UTC", "2026-02-20"));

  private record Place(ZoneId zone, List<LocalDate> near) {}

  final Random random;
  final BusinessCalendar calendar;
  final Instant start;

  Calendars(long seed) {
    random = new Random(seed);
    Place place = PLACES.get(random.nextInt(PLACES.size()));
    LocalDate near = place.near.get(random.nextInt(place.near.size()));
    start =
        near.atStartOfDay(place.zone)
            .toInstant()
            .plus(Duration.ofMinutes(random.nextInt(10 * 24 * 60)));
    BusinessCalendarBuilder builder = BusinessCalendar.builder("c", place.zone).weekly(weekly());
    for (LocalDate date : dates(near)) {
      builder.holiday(date, "holiday");
    }
    for (LocalDate date : dates(near)) {
      builder.exception(date, ranges());
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      builder.season("s" + i, span(near), weekly());
    }
    calendar = builder.build();
  }

  private static Place place(String zone, String... near) {
    return new Place(ZoneId.of(zone), List.of(near).stream().map(LocalDate::parse).toList());
  }

  private List<LocalDate> dates(LocalDate near) {
    List<LocalDate> dates = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      LocalDate date = near.plusDays(random.nextInt(40));
      if (!dates.contains(date)) {
        dates.add(date);
      }
    }
    return dates;
  }

  private DateSpan span(LocalDate near) {
    LocalDate from = near.plusDays(random.nextInt(60) - 20);
    LocalDate to = from.plusDays(random.nextInt(random.nextInt(5) == 0 ? 2_000 : 30));
    return random.nextBoolean()
        ? new DateSpan.Once(from, to)
        : new DateSpan.EachYear(MonthDay.from(from), MonthDay.from(to));
  }

  private WeeklyHours weekly() {
    WeeklyHours hours = WeeklyHours.CLOSED;
    int kind = random.nextInt(8);
    if (kind == 0) {
      return WeeklyHours.ALWAYS;
    }
    for (DayOfWeek day : DayOfWeek.values()) {
      if (kind == 1 || random.nextInt(4) == 0) {
        continue;
      }
      for (TimeRange range : ranges()) {
        hours = hours.open(range.toString(), day);
      }
    }
    return hours;
  }

  private List<TimeRange> ranges() {
    List<TimeRange> ranges = new ArrayList<>();
    List<Integer> edges = new ArrayList<>();
    for (int i = 2 * random.nextInt(4); i > 0; i--) {
      // Many edges lie in the small hours, where the offset changes.
      edges.add(random.nextBoolean() ? random.nextInt(1441) : random.nextInt(25) * 15);
    }
    Collections.sort(edges);
    for (int i = 0; i + 1 < edges.size(); i += 2) {
      if (edges.get(i) < edges.get(i + 1)) {
        ranges.add(TimeRange.parse(time(edges.get(i)) + "-" + time(edges.get(i + 1))));
      }
    }
    return ranges;
  }

  private static String time(int minute) {
    return "%02d:%02d".formatted(minute / 60, minute % 60);
  }
}
