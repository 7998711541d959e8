package dev.tocsin.oncall;

import com.google.common.collect.ComparisonChain;
import com.google.common.collect.ImmutableList;
import dev.tocsin.incident.InvalidValueException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * Hours of every week to which a layer is restricted, half-open, on the wall clock of the rota's
 * zone.
 *
 * <p>They belong to the day on which they start. Immutable. Source: escalation.md, "On call"
 * (restrictions).
 *
 * @param fromDay the day on which they start
 * @param from when they start, whole seconds
 * @param toDay the day on which they end, less than a week later
 * @param to when they end, whole seconds; midnight is the first instant of {@code toDay}
 */
public record Restriction(DayOfWeek fromDay, LocalTime from, DayOfWeek toDay, LocalTime to)
    implements Comparable<Restriction> {

  /** Refuses hours that end on the day on which they start, but not after it. */
  public Restriction {
    Objects.requireNonNull(fromDay, "fromDay");
    Objects.requireNonNull(toDay, "toDay");
    Limits.wholeSeconds("restriction", from);
    Limits.wholeSeconds("restriction", to);
    if (fromDay == toDay && !from.isBefore(to)) {
      throw new InvalidValueException(
          "restriction",
          fromDay + " " + from + " to " + toDay + " " + to,
          "does not end after it starts",
          "name the day on which it ends, such as "
              + fromDay.plus(1)
              + ", or leave the restriction out for a whole week");
    }
  }

  /**
   * The same hours on some days. An end that is not after the start is on the next day; equal start
   * and end mean 24 hours.
   *
   * @param days the days on which they start
   * @param from when they start
   * @param to when they end
   * @return one restriction a day, in the order of the week
   * @throws InvalidValueException when there is no day, or a time is finer than a second
   */
  public static List<Restriction> on(Collection<DayOfWeek> days, LocalTime from, LocalTime to) {
    if (days.isEmpty()) {
      throw new InvalidValueException(
          "restriction", from + " to " + to, "has no days", "name at least one day");
    }
    return days.stream()
        .sorted()
        .distinct()
        .map(day -> new Restriction(day, from, from.isBefore(to) ? day : day.plus(1), to))
        .collect(ImmutableList.toImmutableList());
  }

  /**
   * The same hours on every day; see {@link #on}.
   *
   * @param from when they start
   * @param to when they end
   * @return seven restrictions
   * @throws InvalidValueException when a time is finer than a second
   */
  public static List<Restriction> daily(LocalTime from, LocalTime to) {
    return on(List.of(DayOfWeek.values()), from, to);
  }

  /** How many days after the start they end. */
  int days() {
    return Math.floorMod(toDay.getValue() - fromDay.getValue(), 7);
  }

  /** In the order of the week. */
  @Override
  public int compareTo(Restriction other) {
    return ComparisonChain.start()
        .compare(fromDay, other.fromDay)
        .compare(from, other.from)
        .compare(days(), other.days())
        .compare(to, other.to)
        .result();
  }

  @Override
  public String toString() {
    return fromDay + " " + from + " to " + toDay + " " + to;
  }
}
