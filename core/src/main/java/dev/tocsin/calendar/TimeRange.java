package dev.tocsin.calendar;

import dev.tocsin.incident.InvalidValueException;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hours within one day, in whole minutes, the end excluded.
 *
 * <p>Never crosses midnight: what does is written as two ranges, and the error says which. Source:
 * issue 3, "Bad input" (calendar hours that end before they begin).
 *
 * @param from the first minute
 * @param to the first minute after it; midnight is the one that ends the day, written 24:00
 */
public record TimeRange(LocalTime from, LocalTime to) implements Comparable<TimeRange> {
  /** All of a day: from midnight to midnight. */
  public static final TimeRange ALL_DAY = new TimeRange(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

  private static final int DAY = 24 * 60;
  private static final Pattern FORM = Pattern.compile("(\\d\\d?):(\\d\\d) ?- ?(\\d\\d?):(\\d\\d)");

  /**
   * Refuses parts of minutes and an end that is not after the start.
   *
   * @throws InvalidValueException when it does; for a range over midnight the remedy names the two
   *     ranges to write instead
   */
  public TimeRange {
    check("hours", "", "", from, to);
  }

  /**
   * Reads hours such as "09:00-17:30" or "22:00-24:00".
   *
   * @param text two times of day with a hyphen between them; 24:00 ends the day
   * @return the range
   * @throws InvalidValueException when the text is none, or the range ends before it begins
   */
  public static TimeRange parse(String text) {
    return parse("hours", "", "", text);
  }

  /** Reads a range; the labels name the day and the one after it in an error. */
  static TimeRange parse(String field, String day, String next, String text) {
    Objects.requireNonNull(text, "text");
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new InvalidValueException(
          field, text, "is no range of hours", "write it like 09:00-17:30");
    }
    LocalTime from = time(field, text, matcher.group(1), matcher.group(2), false);
    LocalTime to = time(field, text, matcher.group(3), matcher.group(4), true);
    boolean endsWhereTheDayBegins = to.equals(LocalTime.MIDNIGHT) && !matcher.group(3).equals("24");
    if (endsWhereTheDayBegins) {
      throw new InvalidValueException(
          field, text, "ends before it begins", "write 24:00 for the end of the day");
    }
    return of(field, day, next, from, to);
  }

  /** A range; the labels name the day and the one after it in an error. */
  static TimeRange of(String field, String day, String next, LocalTime from, LocalTime to) {
    check(field, day, next, from, to);
    return new TimeRange(from, to);
  }

  private static LocalTime time(
      String field, String text, String hours, String minutes, boolean end) {
    int hour = Integer.parseInt(hours);
    int minute = Integer.parseInt(minutes);
    if (end && hour == 24 && minute == 0) {
      return LocalTime.MIDNIGHT;
    }
    if (hour > 23 || minute > 59) {
      throw new InvalidValueException(
          field,
          text,
          "has no time of day in " + hours + ":" + minutes,
          "use 00:00 to 23:59, and 24:00 for the end of the day");
    }
    return LocalTime.of(hour, minute);
  }

  private static void check(String field, String day, String next, LocalTime from, LocalTime to) {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    if (!isWhole(from) || !isWhole(to)) {
      throw new InvalidValueException(
          field,
          from + "-" + to,
          "is finer than a minute",
          "use whole minutes, and 24:00 for the end of the day: an end is not part of the range");
    }
    if (!to.equals(LocalTime.MIDNIGHT) && !to.isAfter(from)) {
      throw new InvalidValueException(
          field,
          from + "-" + to,
          to.equals(from) ? "ends when it begins" : "ends before it begins",
          "write two ranges, as no range crosses midnight: %s and %s"
              .formatted(
                  day.isEmpty() ? from + "-24:00" : day + " " + from + "-24:00",
                  next.isEmpty() ? "00:00-" + to + " of the next day" : next + " 00:00-" + to));
    }
  }

  private static boolean isWhole(LocalTime time) {
    return time.equals(time.truncatedTo(ChronoUnit.MINUTES));
  }

  /**
   * The start in minutes of the day.
   *
   * @return 0 to 1439
   */
  public int fromMinute() {
    return from.toSecondOfDay() / 60;
  }

  /**
   * The end in minutes of the day.
   *
   * @return 1 to 1440
   */
  public int toMinute() {
    int minute = to.toSecondOfDay() / 60;
    return minute == 0 ? DAY : minute;
  }

  /**
   * Sorts by start, then by end.
   *
   * @param other another range
   * @return as {@link Comparable} says
   */
  @Override
  public int compareTo(TimeRange other) {
    int byStart = Integer.compare(fromMinute(), other.fromMinute());
    return byStart != 0 ? byStart : Integer.compare(toMinute(), other.toMinute());
  }

  /**
   * As {@link #parse} reads it.
   *
   * @return such as "22:00-24:00"
   */
  @Override
  public String toString() {
    return from + "-" + (toMinute() == DAY ? "24:00" : to);
  }
}
