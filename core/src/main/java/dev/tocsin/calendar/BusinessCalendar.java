package dev.tocsin.calendar;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import dev.tocsin.incident.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * When somebody is at work: weekly hours in a zone, holidays, exceptions, dated seasons.
 *
 * <p>The hours of a date are those of its exception; else none when it is a holiday; else those of
 * the first season that contains it; else the weekly ones. Business time is elapsed time inside the
 * hours, so a 25-hour day counts 25. A local time that a change of offset skips stands for the end
 * of the gap, a repeated one for its first occurrence, for starts and ends alike; a range is open
 * at its first instant and closed at its last. A calendar that is not always open is closed before
 * 1970.
 *
 * <p>Immutable, safe for many threads, no nulls unless marked. Equal when id, zone and all rules
 * are. Questions about an hour and about ten years cost the same. Source: escalation.md, "Service
 * levels" and "On call" (gaps and repeated times).
 */
public final class BusinessCalendar {
  /** Elapsed time: open at every instant. */
  public static final BusinessCalendar ALWAYS =
      builder("elapsed", ZoneOffset.UTC).weekly(WeeklyHours.ALWAYS).build();

  private static final long SECOND = 1_000_000_000;
  private static final long LAST = Instant.MAX.getEpochSecond();

  private final String id;
  private final ZoneId zone;
  private final WeeklyHours weekly;
  private final ImmutableSortedMap<LocalDate, String> holidays;
  private final ImmutableSortedMap<LocalDate, List<TimeRange>> exceptions;
  private final ImmutableList<SeasonalHours> seasons;

  /** Whether it is never closed, so that all it measures is elapsed time. */
  private final boolean always;

  /** Laid out when it is first asked for, once. */
  private final Supplier<Timeline> timeline = Suppliers.memoize(() -> TimelineBuilder.build(this));

  BusinessCalendar(
      String id,
      ZoneId zone,
      WeeklyHours weekly,
      Map<LocalDate, String> holidays,
      Map<LocalDate, List<TimeRange>> exceptions,
      List<SeasonalHours> seasons) {
    this.id = id;
    this.zone = zone;
    this.weekly = weekly;
    this.holidays = ImmutableSortedMap.copyOf(holidays);
    this.exceptions = ImmutableSortedMap.copyOf(exceptions);
    this.seasons = ImmutableList.copyOf(seasons);
    this.always =
        weekly.equals(WeeklyHours.ALWAYS)
            && holidays.isEmpty()
            && exceptions.isEmpty()
            && seasons.isEmpty();
  }

  /**
   * A calendar that is closed until it is given hours.
   *
   * @param id its name in the policy
   * @param zone whose local time its hours are in
   * @return a builder
   * @throws InvalidValueException when the id is blank or too long
   */
  public static BusinessCalendarBuilder builder(String id, ZoneId zone) {
    return new BusinessCalendarBuilder(id, zone);
  }

  /**
   * Its name in the policy.
   *
   * @return the id
   */
  public String id() {
    return id;
  }

  /**
   * Whose local time its hours are in.
   *
   * @return the zone
   */
  public ZoneId zone() {
    return zone;
  }

  /**
   * The hours of ordinary weeks.
   *
   * @return may be closed all week
   */
  public WeeklyHours weekly() {
    return weekly;
  }

  /**
   * The days that are closed, with their names.
   *
   * @return unmodifiable, in order of the dates
   */
  public Map<LocalDate, String> holidays() {
    return holidays;
  }

  /**
   * The days that have hours of their own; they come before all else.
   *
   * @return unmodifiable, in order of the dates; no hours means closed
   */
  public Map<LocalDate, List<TimeRange>> exceptions() {
    return exceptions;
  }

  /**
   * What replaces the weekly hours for a while.
   *
   * @return unmodifiable; the first that contains a date decides
   */
  public List<SeasonalHours> seasons() {
    return seasons;
  }

  /**
   * The hours of a date, in local time.
   *
   * @param date any
   * @return in order; empty when it is closed
   */
  public List<TimeRange> hours(LocalDate date) {
    List<TimeRange> own = exceptions.get(date);
    if (own != null) {
      return own;
    }
    if (holidays.containsKey(date)) {
      return List.of();
    }
    return regularHours(date).hours(date.getDayOfWeek());
  }

  /** The weekly hours of a date that is no exception and no holiday. */
  WeeklyHours regularHours(LocalDate date) {
    for (SeasonalHours season : seasons) {
      if (season.dates().contains(date)) {
        return season.hours();
      }
    }
    return weekly;
  }

  /**
   * Whether it is open.
   *
   * @param instant any
   * @return true from the first instant of a range until just before its end
   */
  public boolean isOpen(Instant instant) {
    return always || isOpen(timeline.get().at(instant.getEpochSecond()));
  }

  /**
   * When it opens or closes next.
   *
   * @param after the answer is later than this
   * @return null when it never does
   */
  public @Nullable Instant nextChange(Instant after) {
    if (always) {
      return null;
    }
    Timeline line = timeline.get();
    long second = after.getEpochSecond();
    long at = line.at(second);
    long change =
        isOpen(at)
            ? line.nth(false, second - line.start() - before(at))
            : line.nth(true, before(at));
    return change == Timeline.NEVER ? null : Instant.ofEpochSecond(change);
  }

  /**
   * How much of it is open between two instants.
   *
   * @param from any
   * @param to not before {@code from}
   * @return the open time; zero when there is none
   * @throws InvalidValueException when {@code to} is before {@code from}
   */
  public Duration between(Instant from, Instant to) {
    if (to.isBefore(from)) {
      throw new InvalidValueException(
          "to", to.toString(), "is before " + from, "put the two instants the other way round");
    }
    if (always) {
      return Duration.between(from, to);
    }
    Timeline line = timeline.get();
    long first = line.at(from.getEpochSecond());
    long last = line.at(to.getEpochSecond());
    return Duration.ofSeconds(
        before(last) - before(first),
        (isOpen(last) ? to.getNano() : 0) - (isOpen(first) ? from.getNano() : 0));
  }

  /**
   * The first instant at or after {@code start} at which so much open time has passed.
   *
   * <p>Nothing leads to {@code start} itself, open or not; what fills the hours of a day leads to
   * the instant at which they end. So {@code between(start, plus(start, open))} is {@code open}.
   *
   * @param start any
   * @param open not negative
   * @return null when it never has
   * @throws InvalidValueException when {@code open} is negative
   */
  public @Nullable Instant plus(Instant start, Duration open) {
    if (open.isNegative()) {
      throw new InvalidValueException("open", open.toString(), "is negative", "use zero or more");
    }
    if (open.isZero()) {
      return start;
    }
    if (open.getSeconds() >= LAST - start.getEpochSecond()) {
      return null;
    }
    if (always) {
      return start.plus(open);
    }
    Timeline line = timeline.get();
    long at = line.at(start.getEpochSecond());
    long nanos = (isOpen(at) ? start.getNano() : 0L) + open.getNano();
    long seconds = before(at) + open.getSeconds() + nanos / SECOND;
    nanos %= SECOND;
    // A whole second ends with the last open one, not where the next open one begins.
    int ends = nanos == 0 ? 1 : 0;
    long last = line.nth(true, seconds - ends);
    return last == Timeline.NEVER ? null : Instant.ofEpochSecond(last + ends, nanos);
  }

  private static boolean isOpen(long at) {
    return (at & 1) == 1;
  }

  private static long before(long at) {
    return at >> 1;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BusinessCalendar that
        && id.equals(that.id)
        && zone.equals(that.zone)
        && weekly.equals(that.weekly)
        && holidays.equals(that.holidays)
        && exceptions.equals(that.exceptions)
        && seasons.equals(that.seasons);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, zone, weekly, holidays, exceptions, seasons);
  }

  @Override
  public String toString() {
    return "BusinessCalendar[" + id + " in " + zone + "]";
  }
}
