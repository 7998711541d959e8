package dev.tocsin.simulation;

import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.calendar.BusinessCalendarBuilder;
import dev.tocsin.calendar.WeeklyHours;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Opening hours as the oracle knows them: the ranges of each day, looked at one after the other. It
 * is written down as a calendar of the library, and never asks that one. Source: escalation.md, "On
 * call", for local times that do not exist or exist twice.
 */
final class Hours {
  /** From and to, in minutes of the day; the last is 1440. */
  record Range(int from, int to) {
    @Override
    public String toString() {
      return "%02d:%02d-%02d:%02d".formatted(from / 60, from % 60, to / 60, to % 60);
    }
  }

  private record Span(Instant from, Instant to) {}

  private static final int DAYS_AHEAD = 40;

  private final ZoneId zone;
  private final Map<DayOfWeek, List<Range>> weekly;
  private final Map<LocalDate, List<Range>> exceptions;
  private final Set<LocalDate> holidays;
  private final Map<LocalDate, List<Span>> known = new HashMap<>();

  Hours(
      ZoneId zone,
      Map<DayOfWeek, List<Range>> weekly,
      Map<LocalDate, List<Range>> exceptions,
      Set<LocalDate> holidays) {
    this.zone = zone;
    this.weekly = weekly;
    this.exceptions = exceptions;
    this.holidays = holidays;
  }

  /** The same local times elsewhere. */
  Hours in(ZoneId other) {
    return new Hours(other, weekly, exceptions, holidays);
  }

  BusinessCalendar calendar(String id) {
    WeeklyHours hours = WeeklyHours.CLOSED;
    for (DayOfWeek day : DayOfWeek.values()) {
      for (Range range : weekly.getOrDefault(day, List.of())) {
        hours = hours.open(range.toString(), day);
      }
    }
    BusinessCalendarBuilder builder = BusinessCalendar.builder(id, zone).weekly(hours);
    for (LocalDate day : holidays) {
      builder.holiday(day, "a holiday");
    }
    exceptions.forEach(
        (day, ranges) ->
            builder.exception(day, ranges.stream().map(Range::toString).toArray(String[]::new)));
    return builder.build();
  }

  boolean open(Instant at) {
    return spans(at).stream().anyMatch(each -> !at.isBefore(each.from) && at.isBefore(each.to));
  }

  /** Whether the clocks of its zone show another offset at the other instant. */
  boolean clocksChange(Instant one, Instant other) {
    return !zone.getRules().getOffset(one).equals(zone.getRules().getOffset(other));
  }

  /** When it opens or closes next, or the end of the days that are looked at. */
  Instant change(Instant at) {
    boolean now = open(at);
    LocalDate day = LocalDate.ofInstant(at, zone);
    Instant last = at;
    for (int i = 0; i < DAYS_AHEAD; i++) {
      for (Span each : day(day.plusDays(i))) {
        Instant edge = now ? each.to : each.from;
        if (edge.isAfter(at) && open(edge) != now) {
          return edge;
        }
      }
      last = instant(day.plusDays(i + 1).atStartOfDay(), zone);
    }
    return last;
  }

  private List<Span> spans(Instant at) {
    return day(LocalDate.ofInstant(at, zone));
  }

  private List<Span> day(LocalDate day) {
    return known.computeIfAbsent(
        day,
        each ->
            ranges(each).stream()
                .map(range -> new Span(at(each, range.from), at(each, range.to)))
                .toList());
  }

  private List<Range> ranges(LocalDate day) {
    List<Range> exception = exceptions.get(day);
    if (exception != null) {
      return exception;
    }
    return holidays.contains(day) ? List.of() : weekly.getOrDefault(day.getDayOfWeek(), List.of());
  }

  private Instant at(LocalDate day, int minutes) {
    return instant(day.atStartOfDay().plusMinutes(minutes), zone);
  }

  /** A local time: of two the first, and what is skipped is the end of the gap. */
  static Instant instant(LocalDateTime local, ZoneId zone) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    return offsets.isEmpty()
        ? zone.getRules().getTransition(local).getInstant()
        : local.toInstant(offsets.get(0));
  }

  /** The hours of a calendar, or null where none is meant. */
  static @Nullable Hours of(Map<String, Hours> all, @Nullable String calendar) {
    return calendar == null ? null : all.get(calendar);
  }
}
