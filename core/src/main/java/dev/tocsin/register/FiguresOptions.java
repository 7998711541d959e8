package dev.tocsin.register;

import dev.tocsin.calendar.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * How figures are counted.
 *
 * <p>Immutable, no nulls.
 *
 * @param asOf the instant at which the register was read: no record may tell of anything later, and
 *     ages of the backlog are counted up to it
 * @param calendar whose open time is business time; {@link BusinessCalendar#ALWAYS} unless told
 * @param zone whose weeks and nights are meant; UTC unless told
 * @param nightFrom when the night begins, included; 22:00 unless told
 * @param nightTo when it ends, excluded; 06:00 unless told; at or before {@code nightFrom} it is on
 *     the next day
 * @param firstContact how long a first contact lasts at most; 30 minutes unless told
 */
public record FiguresOptions(
    Instant asOf,
    BusinessCalendar calendar,
    ZoneId zone,
    LocalTime nightFrom,
    LocalTime nightTo,
    Duration firstContact) {
  /** Checks the parts. */
  public FiguresOptions {
    Objects.requireNonNull(asOf, "asOf");
    Objects.requireNonNull(calendar, "calendar");
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(nightFrom, "nightFrom");
    Objects.requireNonNull(nightTo, "nightTo");
    Objects.requireNonNull(firstContact, "firstContact");
  }

  /**
   * The usual ones.
   *
   * @param asOf the instant at which the register was read
   * @return the options
   */
  public static FiguresOptions asOf(Instant asOf) {
    return new FiguresOptions(
        asOf,
        BusinessCalendar.ALWAYS,
        ZoneOffset.UTC,
        LocalTime.of(22, 0),
        LocalTime.of(6, 0),
        Duration.ofMinutes(30));
  }

  /**
   * With business time and with weeks and nights in the calendar's zone.
   *
   * @param value the calendar
   * @return a copy
   */
  public FiguresOptions calendar(BusinessCalendar value) {
    return new FiguresOptions(asOf, value, value.zone(), nightFrom, nightTo, firstContact);
  }

  /**
   * With other nights.
   *
   * @param from when they begin, included
   * @param to when they end, excluded
   * @return a copy
   */
  public FiguresOptions night(LocalTime from, LocalTime to) {
    return new FiguresOptions(asOf, calendar, zone, from, to, firstContact);
  }

  /** Whether it is night at an instant. */
  boolean night(Instant at) {
    LocalTime time = at.atZone(zone).toLocalTime();
    return nightFrom.isBefore(nightTo)
        ? !time.isBefore(nightFrom) && time.isBefore(nightTo)
        : !time.isBefore(nightFrom) || time.isBefore(nightTo);
  }
}
