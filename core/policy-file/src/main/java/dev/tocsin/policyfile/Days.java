package dev.tocsin.policyfile;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Reads and writes days of the week: {@code mon}, {@code mon-fri}, {@code sat, sun}, {@code every
 * day}.
 *
 * <p>Pure functions.
 */
final class Days {
  static final String EVERY_DAY = "every day";

  private Days() {}

  /** At least one day. */
  static Set<DayOfWeek> read(Doc doc) {
    return read(doc, doc.text());
  }

  /** The same from a part of a text. */
  static Set<DayOfWeek> read(Doc doc, String text) {
    if (text.equals(EVERY_DAY)) {
      return EnumSet.allOf(DayOfWeek.class);
    }
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String part : text.split(",", -1)) {
      String[] ends = part.strip().split("-", -1);
      DayOfWeek from = day(doc, ends[0]);
      DayOfWeek to = ends.length == 2 ? day(doc, ends[1]) : from;
      if (ends.length > 2) {
        throw doc.fail(
            "'" + Doc.excerpt(part.strip()) + "' are no days", "write them like mon-fri or sat");
      }
      for (DayOfWeek day = from; ; day = day.plus(1)) {
        days.add(day);
        if (day == to) {
          break;
        }
      }
    }
    return days;
  }

  /** One day. */
  static DayOfWeek day(Doc doc, String text) {
    return Words.DAYS.get(doc.as(text.strip()));
  }

  /** Writes days so that they are read as the same. */
  static String write(Collection<DayOfWeek> some) {
    Set<DayOfWeek> days = EnumSet.copyOf(some);
    if (days.size() == 7) {
      return EVERY_DAY;
    }
    List<String> runs = new ArrayList<>();
    DayOfWeek begun = null;
    for (DayOfWeek day : days) {
      begun = begun == null ? day : begun;
      if (day == DayOfWeek.SUNDAY || !days.contains(day.plus(1))) {
        runs.add(begun == day ? Words.day(day) : Words.day(begun) + "-" + Words.day(day));
        begun = null;
      }
    }
    return String.join(", ", runs);
  }
}
