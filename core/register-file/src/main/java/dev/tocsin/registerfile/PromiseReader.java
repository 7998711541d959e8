package dev.tocsin.registerfile;

import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.calendar.WeeklyHours;
import dev.tocsin.incident.Priority;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what was promised, and on which hours. */
final class PromiseReader {
  private static final Pattern DURATION =
      Pattern.compile("(?:(\\d{1,5})d)?(?:(\\d{1,6})h)?(?:(\\d{1,7})m)?");
  private static final Duration MOST = Duration.ofDays(36_500);

  private PromiseReader() {}

  static Rules.@Nullable Promise read(@Nullable Doc doc, ZoneId zone) {
    if (doc == null) {
      return null;
    }
    doc.only(List.of("hours", "zone", "until", "within"));
    Doc own = doc.get("zone");
    Doc until = doc.get("until");
    WeeklyHours hours =
        hours(doc.need("hours", "say when it is open, such as hours: { mon-fri: 08:00-18:00 }"));
    Map<Priority, Duration> within = new TreeMap<>();
    doc.need("within", "say how long each priority may take, such as within: { P1: 4h }")
        .entries()
        .forEach(
            (key, field) -> within.put(MappingReader.priority(field.key()), length(field.value())));
    return new Rules.Promise(
        BusinessCalendar.builder("service-level", own == null ? zone : MappingReader.zone(own))
            .weekly(hours)
            .build(),
        until != null && MappingReader.word(until, List.of("closed", "resolved")).equals("closed"),
        within);
  }

  private static Duration length(Doc doc) {
    Matcher parts = DURATION.matcher(doc.value());
    if (!parts.matches()) {
      throw doc.fail(
          "'" + doc.value() + "' is not a duration", "write whole numbers such as 4h or 1d12h");
    }
    Duration sum =
        Duration.ofDays(number(parts.group(1)))
            .plusHours(number(parts.group(2)))
            .plusMinutes(number(parts.group(3)));
    if (sum.isZero() || sum.compareTo(MOST) > 0) {
      throw doc.fail("the duration '" + doc.value() + "' is out of range", "use 1m to 36500d");
    }
    return sum;
  }

  private static long number(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  private static WeeklyHours hours(Doc doc) {
    if (doc.fields() == null) {
      MappingReader.word(doc, List.of("always"));
      return WeeklyHours.ALWAYS;
    }
    WeeklyHours hours = WeeklyHours.CLOSED;
    for (Doc.Field line : doc.entries().values()) {
      DayOfWeek[] days = days(line.key());
      for (Doc range : line.value().values()) {
        WeeklyHours before = hours;
        hours = range.guard(() -> before.open(range.value(), days));
      }
    }
    return hours;
  }

  private static DayOfWeek[] days(Doc doc) {
    String text = doc.value();
    if (text.equals("every day")) {
      return DayOfWeek.values();
    }
    String[] ends = text.split("-", -1);
    DayOfWeek from = day(doc, ends[0]);
    DayOfWeek to = ends.length == 2 ? day(doc, ends[1]) : from;
    if (ends.length > 2) {
      throw doc.fail("'" + text + "' are no days", "write them like mon-fri or sat");
    }
    List<DayOfWeek> days = new ArrayList<>();
    for (DayOfWeek day = from; ; day = day.plus(1)) {
      days.add(day);
      if (day == to) {
        return days.toArray(DayOfWeek[]::new);
      }
    }
  }

  private static DayOfWeek day(Doc doc, String word) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().substring(0, 3).toLowerCase(Locale.ROOT).equals(word.strip())) {
        return day;
      }
    }
    throw doc.fail("'" + doc.value() + "' are no days", "write them like mon-fri or sat");
  }
}
