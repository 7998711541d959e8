package dev.tocsin.policyfile;

import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.calendar.Season;
import dev.tocsin.calendar.SeasonalHours;
import dev.tocsin.calendar.TimeRange;
import dev.tocsin.calendar.WeeklyHours;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes calendars and seasons, as {@link CalendarsReader} reads them. */
final class CalendarsWriter {
  private final @Nullable ZoneId zone;

  CalendarsWriter(@Nullable ZoneId zone) {
    this.zone = zone;
  }

  Node calendar(BusinessCalendar calendar) {
    Written.Mapping out = new Written.Mapping();
    if (!calendar.zone().equals(zone)) {
      out.text("zone", calendar.zone().getId());
    }
    out.put("hours", hours(calendar.weekly()));
    out.list(
        "holidays",
        calendar.holidays().entrySet(),
        each -> holiday(each.getKey().toString(), each.getValue()));
    if (!calendar.exceptions().isEmpty()) {
      Written.Mapping exceptions = new Written.Mapping();
      calendar
          .exceptions()
          .forEach((date, ranges) -> exceptions.put(date.toString(), ranges(ranges)));
      out.put("exceptions", exceptions.node());
    }
    return out.list("seasons", calendar.seasons(), CalendarsWriter::seasonalHours).node();
  }

  Node season(Season season) {
    Written.Mapping out =
        new Written.Mapping()
            .text("from", Moments.from(season.dates()))
            .text("to", Moments.to(season.dates()));
    return (season.zone().equals(zone) ? out : out.text("zone", season.zone().getId())).node();
  }

  private static Node holiday(String date, String name) {
    if (name.equals(CalendarsReader.HOLIDAY)) {
      return Written.text(date);
    }
    return name.equals(name.strip())
        ? Written.text(date + " " + name)
        : new Written.Mapping().text("date", date).text("name", name).node();
  }

  private static Node seasonalHours(SeasonalHours season) {
    return new Written.Mapping()
        .text("name", season.id())
        .text("from", Moments.from(season.dates()))
        .text("to", Moments.to(season.dates()))
        .put("hours", hours(season.hours()))
        .node();
  }

  private static Node hours(WeeklyHours hours) {
    if (hours.equals(WeeklyHours.ALWAYS)) {
      return Written.text(HoursReader.ALWAYS);
    }
    if (hours.equals(WeeklyHours.CLOSED)) {
      return Written.text(HoursReader.CLOSED);
    }
    Map<List<TimeRange>, Set<DayOfWeek>> days = new LinkedHashMap<>();
    hours
        .days()
        .forEach(
            (day, ranges) -> days.computeIfAbsent(ranges, any -> new LinkedHashSet<>()).add(day));
    Written.Mapping out = new Written.Mapping();
    days.forEach((ranges, on) -> out.put(Days.write(on), ranges(ranges)));
    return out.node();
  }

  private static Node ranges(List<TimeRange> ranges) {
    return ranges.isEmpty()
        ? Written.text(HoursReader.CLOSED)
        : Written.some(ranges, Written::text);
  }
}
