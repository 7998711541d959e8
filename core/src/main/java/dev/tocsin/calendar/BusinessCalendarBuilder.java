package dev.tocsin.calendar;

import com.google.common.collect.ImmutableList;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.internal.Text;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Builds a {@link BusinessCalendar}. Closed, without holidays, exceptions and seasons unless told
 * otherwise.
 *
 * <p>For one thread. What contradicts is refused at once.
 */
public final class BusinessCalendarBuilder {
  private final String id;
  private final ZoneId zone;
  private WeeklyHours weekly = WeeklyHours.CLOSED;
  private final Map<LocalDate, String> holidays = new TreeMap<>();
  private final Map<LocalDate, List<TimeRange>> exceptions = new TreeMap<>();
  private final List<SeasonalHours> seasons = new ArrayList<>();

  BusinessCalendarBuilder(String id, ZoneId zone) {
    this.id = Text.line("calendar", id, Text.ID);
    this.zone = Objects.requireNonNull(zone, "zone");
  }

  /**
   * The hours of ordinary weeks, in place of those set before.
   *
   * @param hours the hours
   * @return this
   */
  public BusinessCalendarBuilder weekly(WeeklyHours hours) {
    this.weekly = Objects.requireNonNull(hours, "hours");
    return this;
  }

  /**
   * A day that is closed.
   *
   * @param date from 1970 to 9999
   * @param name such as "Christmas Day"
   * @return this
   * @throws InvalidValueException when the date is a holiday already, or out of range
   */
  public BusinessCalendarBuilder holiday(LocalDate date, String name) {
    Dates.check("holiday", date);
    Text.name("holiday", name);
    String before = holidays.putIfAbsent(date, name);
    if (before != null) {
      throw new InvalidValueException(
          "holiday",
          date.toString(),
          "is given twice, as " + before + " and as " + name,
          "give the date once, with one name for both");
    }
    return this;
  }

  /**
   * A day with hours of its own, whatever else is said of it.
   *
   * @param date from 1970 to 9999
   * @param hours such as "09:00-13:00"; none means closed
   * @return this
   * @throws InvalidValueException when the date is an exception already or out of range, or the
   *     hours are refused as in {@link WeeklyHours#open(String, java.time.DayOfWeek...)}
   */
  public BusinessCalendarBuilder exception(LocalDate date, String... hours) {
    Dates.check("exception", date);
    String day = date.toString();
    String next = date.plusDays(1).toString();
    return exception(
        date, Arrays.stream(hours).map(text -> TimeRange.parse(day, day, next, text)).toList());
  }

  /**
   * A day with hours of its own, whatever else is said of it.
   *
   * @param date from 1970 to 9999
   * @param hours in any order; none means closed
   * @return this
   * @throws InvalidValueException when the date is an exception already or out of range, or two
   *     ranges overlap
   */
  public BusinessCalendarBuilder exception(LocalDate date, Collection<TimeRange> hours) {
    Dates.check("exception", date);
    ImmutableList<TimeRange> joined = Ranges.of(date.toString(), hours);
    if (exceptions.putIfAbsent(date, joined) != null) {
      throw new InvalidValueException(
          "exception", date.toString(), "is given twice", "give all its hours at once");
    }
    return this;
  }

  /**
   * Weekly hours for a while. Where seasons overlap the one that was added first decides.
   *
   * @param id its name in the policy
   * @param dates the days, in the calendar's zone
   * @param hours the hours of these days
   * @return this
   * @throws InvalidValueException when the id is taken, blank or too long
   */
  public BusinessCalendarBuilder season(String id, DateSpan dates, WeeklyHours hours) {
    if (seasons.stream().anyMatch(season -> season.id().equals(id))) {
      throw new InvalidValueException(
          "season", id, "is given twice", "give each season of a calendar its own id");
    }
    seasons.add(new SeasonalHours(id, dates, hours));
    return this;
  }

  /**
   * Builds it. The builder can be used further.
   *
   * @return the calendar
   */
  public BusinessCalendar build() {
    return new BusinessCalendar(id, zone, weekly, holidays, exceptions, seasons);
  }
}
