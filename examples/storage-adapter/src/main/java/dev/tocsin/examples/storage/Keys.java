package dev.tocsin.examples.storage;

import java.time.Instant;

/**
 * Keys of sorted maps, made of parts. A key of fewer parts is the prefix of all that begin with
 * them and of no others; numbers and instants sort as text as they do as values.
 */
final class Keys {
  static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

  private Keys() {}

  static String of(Object... parts) {
    StringBuilder key = new StringBuilder();
    for (Object part : parts) {
      String text = part instanceof Instant at ? sortable(at) : part.toString();
      key.append(text.replace("\1", "\1\1").replace("\0", "\1\2")).append('\0');
    }
    return key.toString();
  }

  static String number(long value) {
    return "%016x".formatted(value);
  }

  static Instant within(Instant at) {
    return at.isBefore(FIRST) ? FIRST : at.isAfter(LAST) ? LAST : at;
  }

  private static String sortable(Instant at) {
    Instant kept = within(at);
    long seconds = kept.getEpochSecond() - FIRST.getEpochSecond();
    return number(seconds * 1_000_000 + kept.getNano() / 1_000);
  }
}
