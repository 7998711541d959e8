package dev.tocsin.register;

import dev.tocsin.incident.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * How patterns are looked for.
 *
 * <p>Immutable, no nulls.
 *
 * @param asOf the end of the last window; what was logged from then on does not count
 * @param window how long a window is, at least a minute; 7 days unless told
 * @param windows how many of them, one behind the other, back from {@code asOf}, 2 to 10,000; 26
 *     unless told
 * @param falseDiscoveries the share of candidates that may be chance, above 0 and below 1; 0.05
 *     unless told
 * @param least how many incidents of one window make a pattern at all, at least 2; 3 unless told
 */
public record PatternOptions(
    Instant asOf, Duration window, int windows, double falseDiscoveries, int least) {
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(3_650);
  private static final int MOST = 10_000;

  /**
   * Checks the parts.
   *
   * @throws InvalidValueException when one is out of range
   */
  public PatternOptions {
    Objects.requireNonNull(asOf, "asOf");
    if (window.compareTo(SHORTEST) < 0 || window.compareTo(LONGEST) > 0) {
      throw refused("window", window.toString(), "use a minute to ten years");
    }
    if (windows < 2 || windows > MOST) {
      throw refused("windows", String.valueOf(windows), "use 2 to " + MOST);
    }
    if (!(falseDiscoveries > 0 && falseDiscoveries < 1)) {
      throw refused(
          "falseDiscoveries", String.valueOf(falseDiscoveries), "use a share such as 0.05");
    }
    if (least < 2) {
      throw refused("least", String.valueOf(least), "use 2 or more");
    }
  }

  private static InvalidValueException refused(String field, String value, String remedy) {
    return new InvalidValueException(field, value, "is out of range", remedy);
  }

  /**
   * The usual ones.
   *
   * @param asOf the end of the last window
   * @return the options
   */
  public static PatternOptions asOf(Instant asOf) {
    return new PatternOptions(asOf, Duration.ofDays(7), 26, 0.05, 3);
  }

  /**
   * With other windows.
   *
   * @param length how long each is
   * @param count how many
   * @return a copy
   * @throws InvalidValueException when one is out of range
   */
  public PatternOptions windows(Duration length, int count) {
    return new PatternOptions(asOf, length, count, falseDiscoveries, least);
  }

  /**
   * With another share of candidates that may be chance.
   *
   * @param share above 0 and below 1
   * @return a copy
   * @throws InvalidValueException when it is out of range
   */
  public PatternOptions falseDiscoveries(double share) {
    return new PatternOptions(asOf, window, windows, share, least);
  }
}
