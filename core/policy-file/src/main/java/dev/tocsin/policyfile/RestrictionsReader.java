package dev.tocsin.policyfile;

import dev.tocsin.oncall.Restriction;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the hours to which a layer is restricted: {@code { mon-fri: 18:00-08:00 }}, or a list of
 * {@code mon-fri 18:00-08:00} and {@code fri 18:00 to mon 08:00}. What does not end after it begins
 * ends on the next day.
 *
 * <p>Source: escalation.md, "On call" (restrictions).
 */
final class RestrictionsReader {
  private static final String TIME = "(\\d{2}:\\d{2}(?::\\d{2})?)";
  private static final Pattern RANGE = Pattern.compile(TIME + " ?- ?" + TIME);
  private static final Pattern ON_DAYS = Pattern.compile("(\\D+) (\\S.*)");
  private static final Pattern OVER_DAYS =
      Pattern.compile("([a-z]+) " + TIME + " to ([a-z]+) " + TIME);
  private static final String HOW = "write it like mon-fri 18:00-08:00, or fri 18:00 to mon 08:00";

  private RestrictionsReader() {}

  static List<Restriction> read(Doc doc) {
    List<Restriction> all = new ArrayList<>();
    if (doc.isFields()) {
      for (Doc.Field line : doc.entries().list()) {
        Set<DayOfWeek> days = Days.read(line.key());
        line.value().oneOrMore().forEach(each -> all.addAll(on(each, days, each.text())));
      }
    } else {
      doc.oneOrMore().forEach(each -> all.addAll(said(each)));
    }
    return all;
  }

  private static List<Restriction> said(Doc doc) {
    Matcher over = OVER_DAYS.matcher(doc.text());
    if (over.matches()) {
      DayOfWeek from = Days.day(doc, over.group(1));
      DayOfWeek to = Days.day(doc, over.group(3));
      LocalTime begin = Moments.time(doc, over.group(2));
      LocalTime end = Moments.time(doc, over.group(4));
      DayOfWeek last = over.group(4).equals("24:00") ? to.plus(1) : to;
      if (from == last && !begin.isBefore(end)) {
        throw doc.fail(
            "'" + doc.text() + "' does not end after it starts",
            "name the day on which it ends, or leave 'hours' out for a whole week");
      }
      return doc.guard(() -> List.of(new Restriction(from, begin, last, end)));
    }
    Matcher on = ON_DAYS.matcher(doc.text());
    if (!on.matches()) {
      throw doc.fail("'" + Doc.excerpt(doc.text()) + "' are no hours of a week", HOW);
    }
    return on(doc, Days.read(doc, on.group(1)), on.group(2));
  }

  private static List<Restriction> on(Doc doc, Set<DayOfWeek> days, String text) {
    Matcher range = RANGE.matcher(text);
    if (!range.matches()) {
      throw doc.fail(
          "'" + Doc.excerpt(text) + "' is no range of hours", "write it like 18:00-08:00");
    }
    LocalTime from = Moments.time(doc, range.group(1));
    LocalTime to = Moments.time(doc, range.group(2));
    return doc.guard(() -> Restriction.on(days, from, to));
  }
}
