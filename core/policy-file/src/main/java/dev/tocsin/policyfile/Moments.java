package dev.tocsin.policyfile;

import dev.tocsin.calendar.DateSpan;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads and writes local dates and times: {@code 2026-12-24}, {@code 12-24} for each year, {@code
 * 2026-12-24 09:00}, {@code 09:00}; seconds may follow a time.
 *
 * <p>Pure functions.
 */
final class Moments {
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern EACH_YEAR = Pattern.compile("\\d{2}-\\d{2}");
  private static final Pattern LOCAL =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}[ T]\\d{2}:\\d{2}(:\\d{2})?");
  private static final Pattern TIME = Pattern.compile("\\d{2}:\\d{2}(:\\d{2})?");

  private Moments() {}

  static LocalDate date(Doc doc) {
    return parse(
        doc,
        DATE,
        LocalDate::parse,
        "is not a date",
        "write year, month and day, such as 2026-12-24");
  }

  static LocalDateTime local(Doc doc) {
    return parse(
        doc,
        LOCAL,
        text -> LocalDateTime.parse(text.replace(' ', 'T')),
        "is not a date and time",
        "write it like 2026-12-24 09:00, as the clock on the wall shows it");
  }

  /** A time that must be later than another. */
  static LocalDateTime after(LocalDateTime from, Doc doc) {
    LocalDateTime until = local(doc);
    if (!until.isAfter(from)) {
      throw doc.fail(
          "it ends at " + write(until) + ", which is not after its beginning at " + write(from),
          "use a later time, for the end is not part of it");
    }
    return until;
  }

  /** A time of day; 24:00 is midnight. */
  static LocalTime time(Doc doc, String text) {
    return text.equals("24:00")
        ? LocalTime.MIDNIGHT
        : parse(
            doc.as(text),
            TIME,
            LocalTime::parse,
            "is not a time of day",
            "write it like 09:00, and 24:00 for the end of the day");
  }

  /** Days from {@code from} to {@code to}, once or each year. */
  static DateSpan span(Fields fields) {
    Doc from = fields.need("from", "name the first day, such as from: 2026-11-27, or from: 12-20");
    Doc to = fields.need("to", "name the last day, which is part of it");
    boolean yearly = EACH_YEAR.matcher(from.text()).matches();
    if (yearly != EACH_YEAR.matcher(to.text()).matches()) {
      date(yearly ? to : from);
      throw to.fail(
          "one of the two days, '%s' and '%s', has a year and the other has none"
              .formatted(Doc.excerpt(from.text()), Doc.excerpt(to.text())),
          "give both a year for once, or neither for each year");
    }
    return fields
        .doc()
        .guard(
            () ->
                yearly
                    ? new DateSpan.EachYear(monthDay(from), monthDay(to))
                    : new DateSpan.Once(date(from), date(to)));
  }

  private static MonthDay monthDay(Doc doc) {
    return parse(
        doc,
        EACH_YEAR,
        text -> MonthDay.parse("--" + text),
        "is not a day of the year",
        "write month and day, such as 12-24");
  }

  private static <T> T parse(
      Doc doc, Pattern shape, Function<String, T> read, String problem, String remedy) {
    String text = doc.text();
    if (shape.matcher(text).matches()) {
      try {
        return read.apply(text);
      } catch (DateTimeException e) {
        throw doc.fail(
            "'" + text + "' does not exist", "check the month, the day and the time of day");
      }
    }
    throw doc.fail("'" + Doc.excerpt(text) + "' " + problem, remedy);
  }

  /** Writes a local time so that it is read as the same. */
  static String write(LocalDateTime local) {
    return local.toLocalDate() + " " + local.toLocalTime();
  }

  /** Writes the first day of a span. */
  static String from(DateSpan dates) {
    return dates instanceof DateSpan.EachYear each
        ? each.from().toString().substring(2)
        : ((DateSpan.Once) dates).from().toString();
  }

  /** Writes the last day of a span. */
  static String to(DateSpan dates) {
    return dates instanceof DateSpan.EachYear each
        ? each.to().toString().substring(2)
        : ((DateSpan.Once) dates).to().toString();
  }
}
