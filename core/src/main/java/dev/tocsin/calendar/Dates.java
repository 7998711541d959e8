package dev.tocsin.calendar;

import dev.tocsin.incident.InvalidValueException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Objects;

/** Where local times lie. Source: escalation.md, "On call" (gaps and repeated times). */
final class Dates {
  private static final LocalDate EARLIEST = LocalDate.EPOCH;
  private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

  private Dates() {}

  /** Refuses dates that no store keeps. */
  static LocalDate check(String field, LocalDate date) {
    Objects.requireNonNull(date, field);
    if (date.isBefore(EARLIEST) || date.isAfter(LATEST)) {
      throw new InvalidValueException(
          field, date.toString(), "is out of range", "use a date from 1970 to 9999");
    }
    return date;
  }

  /** The first day of a year that is not before a day of a month. */
  static LocalDate first(MonthDay from, int year) {
    return from.isValidYear(year) ? from.atYear(year) : LocalDate.of(year, 3, 1);
  }

  /** The end of the gap for a time that is skipped, the first of two for one that is repeated. */
  static long second(LocalDateTime local, ZoneRules rules) {
    List<ZoneOffset> offsets = rules.getValidOffsets(local);
    if (!offsets.isEmpty()) {
      return local.toEpochSecond(offsets.get(0));
    }
    ZoneOffsetTransition gap = rules.getTransition(local);
    return gap.toEpochSecond();
  }

  /** The first instant of a day; that of the next one when the day does not exist. */
  static Instant start(LocalDate date, ZoneRules rules) {
    return Instant.ofEpochSecond(second(date.atStartOfDay(), rules));
  }

  /**
   * The day to which an instant belongs. Once a day has begun it is never the day before again,
   * also when the clock goes back over midnight.
   */
  static LocalDate day(Instant instant, ZoneRules rules) {
    LocalDate date = LocalDate.ofInstant(instant, rules.getOffset(instant));
    LocalDate next = date.plusDays(1);
    return start(next, rules).isAfter(instant) ? date : next;
  }
}
