package dev.tocsin.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Lays out the years of a calendar. Only days that differ from the weekly pattern are looked at:
 * exceptions, holidays, the edges of seasons, and days on which the offset changes.
 */
final class TimelineBuilder {
  private final BusinessCalendar calendar;
  private final ZoneRules rules;
  private final Map<WeeklyHours, Week> weeks = new HashMap<>();

  /** Exceptions and holidays. */
  private final NavigableSet<LocalDate> special = new TreeSet<>();

  private TimelineBuilder(BusinessCalendar calendar) {
    this.calendar = calendar;
    this.rules = calendar.zone().getRules();
    special.addAll(calendar.exceptions().keySet());
    special.addAll(calendar.holidays().keySet());
  }

  static Timeline build(BusinessCalendar calendar) {
    return new TimelineBuilder(calendar).build();
  }

  private Timeline build() {
    int settled = settledZone();
    int years = Math.max(settled, lastDate() + 1) - Timeline.FIRST + Timeline.CYCLE_YEARS;
    long[] starts = new long[years + 1];
    for (int i = 0; i <= years; i++) {
      starts[i] = second(LocalDate.of(Timeline.FIRST + i, 1, 1));
    }
    List<Year> all = new ArrayList<>(years);
    Map<Shape, Year> shapes = new HashMap<>();
    for (int i = 0; i < years; i++) {
      int year = Timeline.FIRST + i;
      Shape shape = year < settled ? null : shape(year);
      Year known = shape == null ? null : shapes.get(shape);
      Year made = known == null ? year(year, (int) (starts[i + 1] - starts[i])) : known;
      if (shape != null) {
        shapes.put(shape, made);
      }
      all.add(made);
    }
    return new Timeline(all, starts);
  }

  /** From this year on the offset changes by rules alone, if at all. */
  private int settledZone() {
    List<ZoneOffsetTransition> past = rules.getTransitions();
    return past.isEmpty()
        ? Timeline.FIRST
        : Math.max(Timeline.FIRST, past.get(past.size() - 1).getDateTimeAfter().getYear() + 2);
  }

  /** The last year that a single date has to do with. */
  private int lastDate() {
    int last = special.isEmpty() ? Timeline.FIRST - 1 : special.last().getYear();
    for (SeasonalHours season : calendar.seasons()) {
      if (season.dates() instanceof DateSpan.Once once) {
        last = Math.max(last, once.to().plusDays(1).getYear());
      }
    }
    return last;
  }

  /**
   * What makes two years alike.
   *
   * @param covering which dated seasons cover the year from its first to its last day
   */
  private record Shape(DayOfWeek first, boolean leap, BitSet covering) {}

  /** The shape of a year; null when a date makes it unlike all others. */
  private @Nullable Shape shape(int year) {
    LocalDate first = LocalDate.of(year, 1, 1);
    LocalDate last = LocalDate.of(year, 12, 31);
    if (!special.subSet(first, true, last, true).isEmpty()) {
      return null;
    }
    BitSet covering = new BitSet();
    for (int i = 0; i < calendar.seasons().size(); i++) {
      if (calendar.seasons().get(i).dates() instanceof DateSpan.Once once) {
        if (!once.from().isAfter(first) && !once.to().isBefore(last)) {
          covering.set(i);
        } else if (!once.from().isAfter(last) && !once.to().isBefore(first)) {
          return null;
        }
      }
    }
    return new Shape(first.getDayOfWeek(), first.isLeapYear(), covering);
  }

  private Year year(int year, int length) {
    LocalDate first = LocalDate.of(year, 1, 1);
    LocalDate end = first.plusYears(1);
    SortedSet<LocalDate> irregular = new TreeSet<>(special.subSet(first, end));
    irregular.addAll(changes(first, end).subSet(first, end));
    TreeSet<LocalDate> edges = new TreeSet<>(irregular);
    irregular.forEach(date -> edges.add(date.plusDays(1)));
    calendar.seasons().forEach(season -> addEdges(season.dates(), year, edges));
    edges.add(first);
    long start = second(first);
    Year.Builder builder = new Year.Builder();
    for (LocalDate date : edges.subSet(first, end)) {
      if (irregular.contains(date)) {
        addDay(builder, start, date);
      } else {
        builder.add(
            (int) (second(date) - start),
            week(calendar.regularHours(date)),
            Week.midnight(date.getDayOfWeek()));
      }
    }
    return builder.build(length);
  }

  private Week week(WeeklyHours hours) {
    return weeks.computeIfAbsent(hours, Week::new);
  }

  /** One day, range by range. */
  private void addDay(Year.Builder builder, long start, LocalDate date) {
    builder.add((int) (second(date) - start), Week.CLOSED, 0);
    for (TimeRange range : calendar.hours(date)) {
      builder.add((int) (second(date.atTime(range.from())) - start), Week.OPEN, 0);
      builder.add((int) (second(end(date, range.to())) - start), Week.CLOSED, 0);
    }
  }

  private static LocalDateTime end(LocalDate date, LocalTime to) {
    return (to.equals(LocalTime.MIDNIGHT) ? date.plusDays(1) : date).atTime(to);
  }

  private static void addEdges(DateSpan dates, int year, SortedSet<LocalDate> edges) {
    if (dates instanceof DateSpan.Once once) {
      edges.add(once.from());
      edges.add(once.to().plusDays(1));
    } else if (dates instanceof DateSpan.EachYear each) {
      edges.add(Dates.first(each.from(), year));
      edges.add(each.to().atYear(year).plusDays(1));
    }
  }

  /** The days with a local time that is skipped or repeated. */
  private SortedSet<LocalDate> changes(LocalDate first, LocalDate end) {
    TreeSet<LocalDate> days = new TreeSet<>();
    Instant from = Instant.ofEpochSecond(second(first)).minus(3, ChronoUnit.DAYS);
    Instant to = Instant.ofEpochSecond(second(end)).plus(3, ChronoUnit.DAYS);
    ZoneOffsetTransition change = rules.nextTransition(from);
    while (change != null && change.getInstant().isBefore(to)) {
      LocalDate before = change.getDateTimeBefore().toLocalDate();
      LocalDate after = change.getDateTimeAfter().toLocalDate();
      LocalDate day = before.isBefore(after) ? before : after;
      LocalDate last = before.isBefore(after) ? after : before;
      for (; !day.isAfter(last); day = day.plusDays(1)) {
        days.add(day);
      }
      change = rules.nextTransition(change.getInstant());
    }
    return days;
  }

  private long second(LocalDate date) {
    return second(date.atStartOfDay());
  }

  private long second(LocalDateTime local) {
    return Dates.second(local, rules);
  }
}
