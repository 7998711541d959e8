package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How soon an incident must be dealt with: {@code P1} is the most severe.
 *
 * <p>Ordered by level, so the most severe comes first. In JSON the text {@code "P1"}.
 *
 * @param level 1 to 9
 */
public record Priority(int level) implements Comparable<Priority> {
  /** The most severe. */
  public static final Priority P1 = new Priority(1);

  /** High. */
  public static final Priority P2 = new Priority(2);

  /** Medium. */
  public static final Priority P3 = new Priority(3);

  /** Low. */
  public static final Priority P4 = new Priority(4);

  /** Planning. */
  public static final Priority P5 = new Priority(5);

  /** Checks the range. */
  public Priority {
    if (level < 1 || level > 9) {
      throw new InvalidValueException(
          "priority", "P" + level, "is out of range", "use P1 (most severe) to P9");
    }
  }

  /**
   * Reads {@code P1} to {@code P9}.
   *
   * @param text such as "P2"
   * @return the priority
   * @throws InvalidValueException when it is anything else
   */
  @JsonCreator
  public static Priority of(String text) {
    if (text.length() == 2
        && text.charAt(0) == 'P'
        && text.charAt(1) >= '1'
        && text.charAt(1) <= '9') {
      return new Priority(text.charAt(1) - '0');
    }
    throw new InvalidValueException(
        "priority", text, "is not a priority", "use P1 (most severe) to P9");
  }

  /**
   * Whether this one is more severe than the other.
   *
   * @param other any priority
   * @return true for P1 above P2
   */
  public boolean above(Priority other) {
    return level < other.level;
  }

  @Override
  public int compareTo(Priority other) {
    return Integer.compare(level, other.level);
  }

  @Override
  @JsonValue
  public String toString() {
    return "P" + level;
  }
}
