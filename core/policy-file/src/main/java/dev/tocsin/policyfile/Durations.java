package dev.tocsin.policyfile;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as people write them: {@code 0m}, {@code 90s}, {@code 1h30m}, {@code 3d}, {@code
 * 500ms}; {@code us} for microseconds.
 *
 * <p>Pure functions. A day is 24 hours. Source: first-screens.md, "The policy author" (durations
 * such as 15m).
 */
final class Durations {
  /** The longest: a hundred years or so. */
  static final Duration MOST = Duration.ofDays(36_500);

  private static final Pattern SHAPE =
      Pattern.compile(
          "(?:(\\d{1,9})d)?(?:(\\d{1,9})h)?(?:(\\d{1,9})m)?(?:(\\d{1,9})s)?(?:(\\d{1,9})ms)?"
              + "(?:(\\d{1,9})us)?");
  private static final Pattern WORDS = Pattern.compile("(\\d{1,4})\\s*([A-Za-z]+)");
  private static final Map<String, Duration> UNITS = new LinkedHashMap<>();
  private static final String HOW =
      "write whole numbers with d, h, m, s or ms, such as 15m, 1h30m or 3d";

  static {
    UNITS.put("d", Duration.ofDays(1));
    UNITS.put("h", Duration.ofHours(1));
    UNITS.put("m", Duration.ofMinutes(1));
    UNITS.put("s", Duration.ofSeconds(1));
    UNITS.put("ms", Duration.ofMillis(1));
    UNITS.put("us", Duration.of(1, ChronoUnit.MICROS));
  }

  private static final Map<String, Duration> SPOKEN =
      Map.ofEntries(
          Map.entry("w", Duration.ofDays(7)),
          Map.entry("week", Duration.ofDays(7)),
          Map.entry("fortnight", Duration.ofDays(14)),
          Map.entry("day", Duration.ofDays(1)),
          Map.entry("d", Duration.ofDays(1)),
          Map.entry("hour", Duration.ofHours(1)),
          Map.entry("hr", Duration.ofHours(1)),
          Map.entry("h", Duration.ofHours(1)),
          Map.entry("minute", Duration.ofMinutes(1)),
          Map.entry("min", Duration.ofMinutes(1)),
          Map.entry("m", Duration.ofMinutes(1)),
          Map.entry("second", Duration.ofSeconds(1)),
          Map.entry("sec", Duration.ofSeconds(1)),
          Map.entry("s", Duration.ofSeconds(1)));

  private Durations() {}

  /** Reads a duration of zero or more. */
  static Duration read(Doc doc) {
    return read(doc, doc.text());
  }

  /** Reads a duration of more than zero. */
  static Duration positive(Doc doc) {
    return positive(doc, doc.text());
  }

  /** Reads a part of a text as a duration of more than zero. */
  static Duration positive(Doc doc, String text) {
    Duration duration = read(doc, text);
    if (duration.isZero()) {
      throw doc.fail("the duration '" + text + "' is zero", "use a longer one, such as 15m");
    }
    return duration;
  }

  private static Duration read(Doc doc, String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (text.isEmpty() || !matcher.matches()) {
      throw doc.fail("'" + Doc.excerpt(text) + "' is not a duration", remedy(text));
    }
    Duration sum = Duration.ZERO;
    int group = 1;
    for (Duration unit : UNITS.values()) {
      String digits = matcher.group(group++);
      sum = digits == null ? sum : sum.plus(unit.multipliedBy(Long.parseLong(digits)));
    }
    if (sum.compareTo(MOST) > 0) {
      throw doc.fail("the duration '" + text + "' is too long", "use at most " + write(MOST));
    }
    return sum;
  }

  /**
   * Writes a duration so that it is read as the same.
   *
   * @param duration zero or more, of whole microseconds
   */
  static String write(Duration duration) {
    StringBuilder out = new StringBuilder();
    Duration rest = duration;
    for (Map.Entry<String, Duration> unit : UNITS.entrySet()) {
      long whole = rest.dividedBy(unit.getValue());
      if (whole > 0) {
        out.append(whole).append(unit.getKey());
        rest = rest.minus(unit.getValue().multipliedBy(whole));
      }
    }
    return out.isEmpty() ? "0m" : out.toString();
  }

  private static String remedy(String text) {
    if (text.startsWith("-")) {
      return "use a duration of 0m or more";
    }
    Matcher words = WORDS.matcher(text.strip());
    if (words.matches()) {
      String word = words.group(2).toLowerCase(Locale.ROOT);
      Duration unit = SPOKEN.get(word);
      if (unit == null && word.endsWith("s")) {
        unit = SPOKEN.get(word.substring(0, word.length() - 1));
      }
      if (unit != null) {
        return "write " + write(unit.multipliedBy(Long.parseLong(words.group(1))));
      }
    }
    return HOW;
  }
}
