package dev.tocsin.oncall;

import dev.tocsin.incident.InvalidValueException;
import java.util.Locale;
import java.util.Objects;

/**
 * How long a turn lasts.
 *
 * <p>Immutable. Source: escalation.md, "On call" (rotations).
 *
 * @param every how many of the unit, from 1; a turn lasts a year at most
 * @param unit the unit
 */
public record Rotation(int every, Unit unit) {

  /** What turns are counted in. All but one keep wall-clock time across a change of offset. */
  public enum Unit {
    /** Hours on the clock on the wall: shifts of 8 stay at 08, 16 and 24. */
    HOURS(8_784),
    /** Hours that have passed, whatever the clock on the wall shows. */
    ELAPSED_HOURS(8_784),
    /** Calendar days. */
    DAYS(366),
    /** Calendar weeks. */
    WEEKS(52),
    /** Calendar months, each counted from the first handover: 31 January, 28 February, 31 March. */
    MONTHS(12);

    private final int most;

    Unit(int most) {
      this.most = most;
    }
  }

  /** Checks the length. */
  public Rotation {
    Objects.requireNonNull(unit, "unit");
    if (every < 1 || every > unit.most) {
      throw new InvalidValueException(
          "rotation",
          every + " " + name(unit),
          every < 1 ? "never hands over" : "is longer than a year",
          "use 1 to " + unit.most + " " + name(unit));
    }
  }

  /**
   * Turns of some hours on the wall clock.
   *
   * @param every how many, from 1 to 8,784
   * @return the rotation
   * @throws InvalidValueException when out of range
   */
  public static Rotation hours(int every) {
    return new Rotation(every, Unit.HOURS);
  }

  /**
   * Turns of some hours of elapsed time.
   *
   * @param every how many, from 1 to 8,784
   * @return the rotation
   * @throws InvalidValueException when out of range
   */
  public static Rotation elapsedHours(int every) {
    return new Rotation(every, Unit.ELAPSED_HOURS);
  }

  /**
   * Turns of some calendar days.
   *
   * @param every how many, from 1 to 366
   * @return the rotation
   * @throws InvalidValueException when out of range
   */
  public static Rotation days(int every) {
    return new Rotation(every, Unit.DAYS);
  }

  /**
   * Turns of some calendar weeks.
   *
   * @param every how many, from 1 to 52
   * @return the rotation
   * @throws InvalidValueException when out of range
   */
  public static Rotation weeks(int every) {
    return new Rotation(every, Unit.WEEKS);
  }

  /**
   * Turns of some calendar months.
   *
   * @param every how many, from 1 to 12
   * @return the rotation
   * @throws InvalidValueException when out of range
   */
  public static Rotation months(int every) {
    return new Rotation(every, Unit.MONTHS);
  }

  @Override
  public String toString() {
    return "every " + every + " " + name(unit);
  }

  private static String name(Unit unit) {
    return unit.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
