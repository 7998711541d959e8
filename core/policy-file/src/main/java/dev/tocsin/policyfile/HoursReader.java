package dev.tocsin.policyfile;

import dev.tocsin.calendar.WeeklyHours;
import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the weekly hours of a calendar: {@code { mon-fri: 08:00-18:00, sat: [09:00-12:00,
 * 13:00-15:00] }}, {@code always} or {@code closed}. Days that are not named are closed; lines that
 * name the same day add up.
 *
 * <p>Source: escalation.md, "Service levels"; issue 3, "Bad input" (hours that end before they
 * begin).
 */
final class HoursReader {
  private static final Pattern RANGE = Pattern.compile("(\\d\\d:\\d\\d) ?- ?(\\d\\d:\\d\\d)");

  static final String ALWAYS = "always";
  static final String CLOSED = "closed";

  private HoursReader() {}

  static WeeklyHours read(Doc doc) {
    if (!doc.isFields()) {
      return switch (doc.text()) {
        case ALWAYS -> WeeklyHours.ALWAYS;
        case CLOSED -> WeeklyHours.CLOSED;
        default ->
            throw doc.fail(
                "'" + Doc.excerpt(doc.text()) + "' does not say on which days",
                "write it like { mon-fri: 08:00-18:00, sat: 09:00-13:00 }, or every day, always or"
                    + " closed");
      };
    }
    WeeklyHours hours = WeeklyHours.CLOSED;
    Set<DayOfWeek> closed = EnumSet.noneOf(DayOfWeek.class);
    for (Doc.Field line : doc.entries().list()) {
      Set<DayOfWeek> days = Days.read(line.key());
      List<Doc> ranges = ranges(line.value());
      if (ranges.isEmpty()) {
        closed.addAll(days);
      }
      for (Doc range : ranges) {
        hours = open(hours, range, days);
      }
    }
    for (DayOfWeek day : closed) {
      if (!hours.hours(day).isEmpty()) {
        throw doc.fail(
            Words.day(day) + " is closed in one line and open in another", "keep the one meant");
      }
    }
    return hours;
  }

  /** The ranges of a day; none when it is closed. */
  static List<Doc> ranges(Doc doc) {
    return !doc.isList() && !doc.isFields() && doc.text().equals(CLOSED)
        ? List.of()
        : doc.oneOrMore();
  }

  private static WeeklyHours open(WeeklyHours hours, Doc range, Set<DayOfWeek> days) {
    Matcher ends = RANGE.matcher(range.text());
    if (ends.matches() && ends.group(2).compareTo(ends.group(1)) < 0 && !endsAtMidnight(ends)) {
      Set<DayOfWeek> next = EnumSet.noneOf(DayOfWeek.class);
      days.forEach(day -> next.add(day.plus(1)));
      throw range.fail(
          "the hours '" + range.text() + "' end before they begin",
          "write two ranges, as none crosses midnight: %s: %s-24:00 and %s: 00:00-%s"
              .formatted(Days.write(days), ends.group(1), Days.write(next), ends.group(2)));
    }
    return range.guard(() -> hours.open(range.text(), days.toArray(DayOfWeek[]::new)));
  }

  private static boolean endsAtMidnight(Matcher ends) {
    return ends.group(2).equals("00:00");
  }
}
