package dev.tocsin.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Instants as databases keep them: whole microseconds of the years 1 to 9999, always truncated,
 * never rounded. Source: store-contract.md, C14.
 */
final class Micros {
  /** The first instant that every database keeps. */
  static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

  /** The last instant that every database keeps. */
  static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

  private static final Duration LONGEST = Duration.between(FIRST, LAST);

  private Micros() {}

  /** Whether it lies in the years that every database keeps. */
  static boolean inRange(Instant instant) {
    return !instant.isBefore(FIRST) && !instant.isAfter(LAST);
  }

  /** Whether it can be kept without losing anything. */
  static boolean keeps(Instant instant) {
    return inRange(instant) && instant.get(ChronoField.NANO_OF_SECOND) % 1_000 == 0;
  }

  /** The nearest instant that can be kept and is not later; the first one at the least. */
  static Instant floor(Instant instant) {
    return instant.isBefore(FIRST)
        ? FIRST
        : instant.isAfter(LAST) ? LAST : instant.truncatedTo(ChronoUnit.MICROS);
  }

  /** A lease in microseconds: one at the least, and not beyond the years of a calendar. */
  static long lease(Duration lease) {
    Duration kept = lease.compareTo(LONGEST) < 0 ? lease : LONGEST;
    return Math.max(1, kept.getSeconds() * 1_000_000 + kept.getNano() / 1_000);
  }

  /** The end of a lease: at least a microsecond later, and never out of range. */
  static Instant after(Instant now, Duration lease) {
    Instant end = now.plus(lease(lease), ChronoUnit.MICROS);
    return end.isAfter(LAST) ? LAST : end;
  }

  /** An instant of a result, or null. */
  static @Nullable Instant orNull(ResultSet row, int column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant().truncatedTo(ChronoUnit.MICROS);
  }

  /** An instant of a result that is always there. */
  static Instant of(ResultSet row, int column) throws SQLException {
    Instant instant = orNull(row, column);
    if (instant == null) {
      throw new SQLException("Column " + column + " has no instant", "22004");
    }
    return instant;
  }
}
