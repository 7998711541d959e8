package dev.tocsin.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoField;

/**
 * Instants as microseconds since 1970 UTC, which is how the heaps keep them.
 *
 * <p>Always truncated, never rounded. Source: store-contract.md, C14.
 */
final class Micros {
  /** Later than everything: no instant at all. */
  static final long NEVER = Long.MAX_VALUE;

  /** The first instant that every database keeps: 0001-01-01T00:00:00Z. */
  static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

  /** The last instant that every database keeps: 9999-12-31T23:59:59.999999Z. */
  static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

  private static final long MICROS = 1_000_000;
  private static final long LAST_MICROS = of(LAST);

  private Micros() {}

  /** The microsecond that an instant lies in. */
  static long of(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), MICROS), instant.getNano() / 1_000);
  }

  /** The instant of a microsecond. */
  static Instant toInstant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000);
  }

  /** The end of a lease: at least a microsecond later, and never out of range. */
  static long after(long now, Duration lease) {
    if (lease.getSeconds() >= (LAST_MICROS - now) / MICROS) {
      return LAST_MICROS;
    }
    return now + Math.max(1, lease.getSeconds() * MICROS + lease.getNano() / 1_000);
  }

  /** Whether it lies in the years that every database keeps. */
  static boolean inRange(Instant instant) {
    return !instant.isBefore(FIRST) && !instant.isAfter(LAST);
  }

  /** Whether it can be kept without losing anything: in range, and of whole microseconds. */
  static boolean keeps(Instant instant) {
    return inRange(instant) && instant.get(ChronoField.NANO_OF_SECOND) % 1_000 == 0;
  }
}
