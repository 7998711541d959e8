package dev.tocsin.oncall;

import dev.tocsin.incident.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;

/** How large and how far a rota may be. Source: hostile-inputs.md, class 1. */
final class Limits {
  static final int MEMBERS = 1_000;
  static final int LAYERS = 50;
  static final int RESTRICTIONS = 168;
  static final int VERSIONS = 1_000;
  static final int OVERRIDES = 10_000;
  static final int HOLIDAYS = 10_000;

  /** How far ahead a search for the next handover looks, and the longest list of shifts. */
  static final Duration AHEAD = Duration.ofDays(3_660);

  private static final LocalDate FIRST = LocalDate.of(1970, 1, 1);
  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  /** The instants about which a rota can be asked. */
  static final Instant EARLIEST = Instant.EPOCH;

  static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private Limits() {}

  static void atMost(String field, Collection<?> values, int most) {
    if (values.size() > most) {
      throw new InvalidValueException(
          field, "", "has " + values.size() + " entries", "keep at most " + most + " of them");
    }
  }

  static void wholeSeconds(String field, LocalTime time) {
    if (!time.equals(time.truncatedTo(ChronoUnit.SECONDS))) {
      throw new InvalidValueException(
          field, time.toString(), "is finer than a second", "use whole seconds");
    }
  }

  static void local(String field, LocalDateTime time) {
    date(field, time.toLocalDate());
    wholeSeconds(field, time.toLocalTime());
  }

  static void date(String field, LocalDate date) {
    if (date.isBefore(FIRST) || date.isAfter(LAST)) {
      throw new InvalidValueException(
          field, date.toString(), "is out of range", "use a date from 1970 to 9999");
    }
  }

  static void instant(String field, Instant instant) {
    if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
      throw new InvalidValueException(
          field, instant.toString(), "is out of range", "use a time from 1970 to 9999");
    }
  }

  static void range(Instant from, Instant to) {
    if (to.isBefore(from)) {
      throw new InvalidValueException(
          "to", to.toString(), "is before " + from, "use a later time, or exchange the two");
    }
    if (to.isAfter(from.plus(AHEAD))) {
      throw new InvalidValueException(
          "to",
          to.toString(),
          "is more than " + AHEAD.toDays() + " days after " + from,
          "ask for a shorter time");
    }
  }
}
