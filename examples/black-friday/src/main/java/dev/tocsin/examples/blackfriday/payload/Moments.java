package dev.tocsin.examples.blackfriday.payload;

import dev.tocsin.incident.TocsinException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Reads instants as monitoring writes them. */
final class Moments {
  /** Where a payload says no time: the shop opens on Black Friday. */
  static final Instant BLACK_FRIDAY = Instant.parse("2026-11-27T08:00:00Z");

  private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("3000-01-01T00:00:00Z");
  private static final DateTimeFormatter BASIC_OFFSET =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss[.SSS]xx");

  private Moments() {}

  /** Whether a time is Go's way to write "none". */
  static boolean none(Node node) {
    return node.string().startsWith("0001-");
  }

  static Instant read(Node node) {
    if (none(node)) {
      throw node.fail(
          "'" + shown(node) + "' is the year 0001, by which Go says that there is no time",
          "send the instant itself, such as 2026-11-27T18:02:41Z");
    }
    Instant instant = parse(node);
    if (instant.isBefore(FIRST) || !instant.isBefore(LAST)) {
      throw node.fail("'" + shown(node) + "' is out of range", "use the years 1970 to 2999");
    }
    return instant.truncatedTo(ChronoUnit.MICROS);
  }

  private static Instant parse(Node node) {
    String text = node.string();
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      try {
        return OffsetDateTime.parse(text, BASIC_OFFSET).toInstant();
      } catch (DateTimeException again) {
        throw node.fail(
            "'" + shown(node) + "' is not an instant",
            "write it with its offset, such as 2026-11-27T18:02:41Z");
      }
    }
  }

  private static String shown(Node node) {
    return TocsinException.excerpt(node.string());
  }
}
