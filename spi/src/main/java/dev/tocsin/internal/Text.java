package dev.tocsin.internal;

import dev.tocsin.incident.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Refuses text that no store could keep: blank names, over-long text, NUL, lone surrogates.
 *
 * <p>Source: hostile-inputs.md, class 1; store-contract.md, C9.
 */
public final class Text {
  /** The longest name: of a team, a state, a rung, a person. */
  public static final int NAME = 200;

  /** The longest id of a part of a policy, so that "path P/rung R" is a name as well. */
  public static final int ID = 80;

  /** The longest title. */
  public static final int TITLE = 500;

  /** The longest free text: a description, a comment. */
  public static final int BODY = 65_536;

  /** The longest dedup key, in bytes of UTF-8. */
  public static final int DEDUP_KEY_BYTES = 255;

  /** How many attributes a report may carry. */
  public static final int ATTRIBUTES = 100;

  /** The usual case, recognised without a call. */
  private static final Map<String, @Nullable Object> NOTHING = Map.of();

  private static final Duration LONGEST = Duration.ofDays(36_500);
  private static final Instant EARLIEST = Instant.EPOCH;
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

  private Text() {}

  /**
   * A name: not blank, one line, at most {@link #NAME} characters.
   *
   * @param field the name that an error tells
   * @param value the text, or the time
   * @return the text
   */
  public static String name(String field, String value) {
    return line(field, value, NAME);
  }

  /**
   * A name or null.
   *
   * @param field the name that an error tells
   * @param value the text, or the time
   * @return the text
   */
  public static @Nullable String nameOrNull(String field, @Nullable String value) {
    return value == null ? null : name(field, value);
  }

  /**
   * One line that is not blank.
   *
   * @param field the name that an error tells
   * @param value the text, or the time
   * @param limit the most characters
   * @return the text
   */
  public static String line(String field, String value, int limit) {
    Objects.requireNonNull(value, field);
    return plain(value, limit) ? value : lineWithCare(field, value, limit);
  }

  private static String lineWithCare(String field, String value, int limit) {
    body(field, value, limit);
    if (value.isBlank()) {
      throw new InvalidValueException(field, value, "is blank", "give it at least one character");
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c == 0x7f || c == 0x85 || c == 0x2028 || c == 0x2029) {
        throw new InvalidValueException(
            field,
            value,
            "has the control character U+%04X at position %d".formatted((int) c, i),
            "take it out: " + field + " is a single line");
      }
    }
    return value;
  }

  /**
   * Text of any number of lines; may be empty.
   *
   * @param field the name that an error tells
   * @param value the text, or the time
   * @param limit the most characters
   * @return the text
   */
  public static String body(String field, String value, int limit) {
    Objects.requireNonNull(value, field);
    if (value.length() > limit) {
      throw new InvalidValueException(
          field,
          value,
          "has " + value.length() + " characters",
          "shorten it to at most " + limit + " characters");
    }
    int bad = malformedAt(value);
    if (bad >= 0) {
      throw new InvalidValueException(
          field,
          value,
          "has %s at position %d"
              .formatted(value.charAt(bad) == 0 ? "a NUL character" : "a lone surrogate", bad),
          "take it out: no database keeps it");
    }
    return value;
  }

  /**
   * Text of any number of lines, or null.
   *
   * @param field the name that an error tells
   * @param value the text, or the time
   * @param limit the most characters
   * @return the text
   */
  public static @Nullable String bodyOrNull(String field, @Nullable String value, int limit) {
    return value == null ? null : body(field, value, limit);
  }

  /**
   * A dedup key: not blank, well formed, at most {@link #DEDUP_KEY_BYTES} bytes of UTF-8.
   *
   * @param value the text, or the time
   * @return the key
   */
  public static @Nullable String dedupKeyOrNull(@Nullable String value) {
    if (value == null) {
      return null;
    }
    line("dedupKey", value, DEDUP_KEY_BYTES);
    int bytes = utf8Length(value);
    if (bytes > DEDUP_KEY_BYTES) {
      throw new InvalidValueException(
          "dedupKey",
          value,
          "has " + bytes + " bytes of UTF-8",
          "shorten it to at most " + DEDUP_KEY_BYTES + " bytes");
    }
    return value;
  }

  /**
   * A sorted copy of attributes within the limits.
   *
   * @param attributes by name
   * @return the copy
   */
  public static Map<String, String> attributes(Map<String, String> attributes) {
    if (attributes.isEmpty()) {
      return Map.of();
    }
    if (attributes.size() > ATTRIBUTES) {
      throw new InvalidValueException(
          "attributes",
          "",
          "has " + attributes.size() + " entries",
          "keep at most " + ATTRIBUTES + " of them");
    }
    TreeMap<String, String> copy = new TreeMap<>();
    attributes.forEach(
        (key, value) ->
            copy.put(name("attribute name", key), body("attribute " + key, value, 4_000)));
    return Collections.unmodifiableMap(copy);
  }

  /**
   * A sorted, unmodifiable copy of the fields that a newer version wrote, without the type that a
   * reader hands in with them; their values may be null.
   *
   * @param more by name, or null
   * @return the copy
   */
  public static Map<String, @Nullable Object> more(@Nullable Map<String, @Nullable Object> more) {
    if (more == NOTHING || more == null || more.isEmpty()) {
      return NOTHING;
    }
    TreeMap<String, @Nullable Object> copy = new TreeMap<>(more);
    copy.remove("type");
    return copy.isEmpty() ? Map.of() : Collections.unmodifiableMap(copy);
  }

  /**
   * An unmodifiable copy; an absent list is an empty one.
   *
   * @param <T> what is in the list
   * @param list the list
   * @return the copy
   */
  public static <T> List<T> list(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  /**
   * An instant that every database keeps, cut to microseconds; or null. Source: store-contract.md,
   * C14.
   *
   * @param field the name that an error tells
   * @param value the text, or the time
   * @return the time
   */
  public static @Nullable Instant timeOrNull(String field, @Nullable Instant value) {
    if (value == null) {
      return null;
    }
    if (value.isBefore(EARLIEST) || value.isAfter(LATEST)) {
      throw new InvalidValueException(
          field, value.toString(), "is out of range", "use a time from 1970 to 9999");
    }
    return value.truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * A duration that leads to times which every database keeps: whole microseconds, a hundred years
   * at most. Source: store-contract.md, C14.
   *
   * @param field the name that an error tells
   * @param value the duration
   * @param least the shortest one that makes sense
   * @return the duration
   */
  public static Duration duration(String field, Duration value, Duration least) {
    if (value.compareTo(least) < 0 || value.compareTo(LONGEST) > 0) {
      throw new InvalidValueException(
          field,
          value.toString(),
          value.isNegative() ? "is negative" : "is out of range",
          "use a duration from " + least + " to " + LONGEST.toDays() + " days");
    }
    if (value.toNanosPart() % 1_000 != 0) {
      throw new InvalidValueException(
          field, value.toString(), "is finer than a microsecond", "use whole microseconds");
    }
    return value;
  }

  /** Whether it is printable ASCII that does not begin with a space, as nearly every name is. */
  private static boolean plain(String value, int limit) {
    int length = value.length();
    if (length == 0 || length > limit || value.charAt(0) == ' ') {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      if (c < ' ' || c > '~') {
        return false;
      }
    }
    return true;
  }

  private static int malformedAt(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == 0) {
        return i;
      }
      if (Character.isSurrogate(c)) {
        if (Character.isLowSurrogate(c)
            || i + 1 == value.length()
            || !Character.isLowSurrogate(value.charAt(i + 1))) {
          return i;
        }
        i++;
      }
    }
    return -1;
  }

  private static int utf8Length(String value) {
    int bytes = 0;
    for (int i = 0; i < value.length(); ) {
      int point = value.codePointAt(i);
      bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      i += Character.charCount(point);
    }
    return bytes;
  }
}
