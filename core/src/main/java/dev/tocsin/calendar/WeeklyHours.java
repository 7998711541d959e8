package dev.tocsin.calendar;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Maps;
import dev.tocsin.incident.InvalidValueException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Hours that come back each week, in local time.
 *
 * <p>Immutable, safe for many threads, no nulls. Ranges of one day that touch are joined, so that
 * the same hours are equal however they were written; ranges that overlap are refused. Source:
 * escalation.md, "Service levels".
 *
 * @param days the hours of each day from Monday on, in order; a day that is absent or has none is
 *     closed
 */
public record WeeklyHours(Map<DayOfWeek, List<TimeRange>> days) {
  /** Closed all week. */
  public static final WeeklyHours CLOSED = new WeeklyHours(Map.of());

  /** Open all week, day and night. */
  public static final WeeklyHours ALWAYS =
      CLOSED.open(TimeRange.ALL_DAY.toString(), DayOfWeek.values());

  /**
   * Sorts and joins the ranges; days without any are left out.
   *
   * @throws InvalidValueException when ranges of a day overlap
   */
  public WeeklyHours {
    EnumMap<DayOfWeek, List<TimeRange>> copy = new EnumMap<>(DayOfWeek.class);
    days.forEach(
        (day, ranges) -> {
          ImmutableList<TimeRange> joined = Ranges.of(name(day), ranges);
          if (!joined.isEmpty()) {
            copy.put(day, joined);
          }
        });
    days = Maps.immutableEnumMap(copy);
  }

  /**
   * Open on some days as well.
   *
   * @param hours such as "09:00-17:30" or "22:00-24:00"
   * @param on the days; at least one to have an effect
   * @return a copy with the range added to each of them
   * @throws InvalidValueException when the text is no range, ends before it begins (the remedy
   *     names the two ranges to write instead), or overlaps what is there
   */
  public WeeklyHours open(String hours, DayOfWeek... on) {
    return with(
        ImmutableList.copyOf(on),
        day -> TimeRange.parse(name(day), name(day), name(day.plus(1)), hours));
  }

  /**
   * Open on a day as well.
   *
   * @param day the day
   * @param from the first minute
   * @param to the first minute after it; midnight is the one that ends the day
   * @return a copy with the range added
   * @throws InvalidValueException as {@link #open(String, DayOfWeek...)}
   */
  public WeeklyHours open(DayOfWeek day, LocalTime from, LocalTime to) {
    return with(
        List.of(day), each -> TimeRange.of(name(day), name(day), name(day.plus(1)), from, to));
  }

  private WeeklyHours with(Collection<DayOfWeek> on, Function<DayOfWeek, TimeRange> range) {
    Map<DayOfWeek, List<TimeRange>> copy = new EnumMap<>(DayOfWeek.class);
    copy.putAll(days);
    for (DayOfWeek day : on) {
      List<TimeRange> ranges = new ArrayList<>(hours(day));
      ranges.add(range.apply(day));
      copy.put(day, ranges);
    }
    return new WeeklyHours(copy);
  }

  /**
   * The hours of a day.
   *
   * @param day the day
   * @return in order; empty when it is closed
   */
  public List<TimeRange> hours(DayOfWeek day) {
    return Objects.requireNonNullElse(days.get(day), List.of());
  }

  /** The day as errors write it. */
  static String name(DayOfWeek day) {
    return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
  }
}
