package dev.tocsin.examples.policytool.page;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as people read them. */
public final class Human {
  private static final long DAY = 24 * 60;

  private Human() {}

  /** With a comma between thousands. */
  public static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** With the word for one or for many, which ends in s. */
  public static String number(long value, String one) {
    return number(value) + " " + one + (value == 1 ? "" : "s");
  }

  /** In percent with one decimal; a dash when there is nothing to tell. */
  public static String share(@Nullable Double value) {
    return value == null ? "–" : String.format(Locale.ROOT, "%.1f %%", 100 * value);
  }

  /** In the two largest units. */
  public static String time(Duration value) {
    long seconds = value.toSeconds();
    if (seconds < 60) {
      return seconds + " s";
    }
    long minutes = (seconds + 30) / 60;
    if (minutes < 60) {
      return minutes + " min";
    }
    if (minutes < DAY) {
      return two(minutes / 60, "h", minutes % 60, "min");
    }
    long hours = (minutes + 30) / 60;
    return two(hours / 24, "d", hours % 24, "h");
  }

  private static String two(long large, String unit, long small, String smaller) {
    String first = number(large) + " " + unit;
    return small == 0 || large >= 100 ? first : first + " " + small + " " + smaller;
  }
}
