package dev.tocsin.checks;

import com.google.common.collect.ImmutableSet;
import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.incident.InvalidValueException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When a check is due: the same instants on every node, whoever asks and whenever.
 *
 * <p>Immutable; null only where marked. Source: domain.md, "Proactive".
 */
public sealed interface CheckSchedule {
  /**
   * The last instant at which it was due. One that was missed is not made up for once the next one
   * has come.
   *
   * @param now the present, UTC
   * @return the instant, not after now; null when there was none yet
   */
  @Nullable Instant last(Instant now);

  /**
   * At fixed intervals.
   *
   * @param every the interval; elapsed time
   * @param from the first due instant, UTC; those after it are counted from it
   * @return the schedule
   * @throws InvalidValueException when the interval is shorter than a second
   */
  static Every every(Duration every, Instant from) {
    return new Every(every, from, null);
  }

  /**
   * At a time of day.
   *
   * @param time the time on the wall
   * @param zone whose wall
   * @param from nothing is due before, UTC
   * @param days on which days; every day when none is named
   * @return the schedule
   */
  static At at(LocalTime time, ZoneId zone, Instant from, DayOfWeek... days) {
    return new At(
        time, zone, from, ImmutableSet.copyOf(days.length == 0 ? DayOfWeek.values() : days));
  }

  /**
   * At fixed intervals, perhaps only while a calendar is open.
   *
   * @param every the interval; elapsed time
   * @param from the first due instant, UTC
   * @param inside nothing is due while it is closed; null for at any time
   */
  record Every(Duration every, Instant from, @Nullable BusinessCalendar inside)
      implements CheckSchedule {
    /** Checks the interval. */
    public Every {
      Objects.requireNonNull(from, "from");
      if (every.compareTo(Duration.ofSeconds(1)) < 0) {
        throw new InvalidValueException(
            "every", every.toString(), "is too short", "use a second or more");
      }
    }

    /**
     * Only while a calendar is open.
     *
     * @param calendar the calendar
     * @return a copy
     */
    public Every inside(BusinessCalendar calendar) {
      return new Every(every, from, calendar);
    }

    @Override
    public @Nullable Instant last(Instant now) {
      if (now.isBefore(from)) {
        return null;
      }
      Instant last = from.plus(every.multipliedBy(Duration.between(from, now).dividedBy(every)));
      return inside == null || inside.isOpen(last) ? last : null;
    }
  }

  /**
   * At a time of day. One that does not exist, when the clock is put forward, is taken at the end
   * of the gap; one that exists twice at its first occurrence.
   *
   * @param time the time on the wall
   * @param zone whose wall
   * @param from nothing is due before, UTC
   * @param days on which days, at least one
   */
  record At(LocalTime time, ZoneId zone, Instant from, Set<DayOfWeek> days)
      implements CheckSchedule {
    private static final int WEEK = 7;

    /** Checks the parts. */
    public At {
      Objects.requireNonNull(time, "time");
      Objects.requireNonNull(zone, "zone");
      Objects.requireNonNull(from, "from");
      days = ImmutableSet.copyOf(days);
      if (days.isEmpty()) {
        throw new InvalidValueException("days", "", "are none", "name at least one day");
      }
    }

    @Override
    public @Nullable Instant last(Instant now) {
      LocalDate today = now.atZone(zone).toLocalDate();
      for (int back = 0; back <= WEEK; back++) {
        LocalDate date = today.minusDays(back);
        Instant due = days.contains(date.getDayOfWeek()) ? due(date.atTime(time)) : null;
        if (due != null && !due.isAfter(now)) {
          return due.isBefore(from) ? null : due;
        }
      }
      return null;
    }

    private Instant due(LocalDateTime local) {
      ZoneOffsetTransition change = zone.getRules().getTransition(local);
      return change == null
          ? local.toInstant(zone.getRules().getOffset(local))
          : change.isGap() ? change.getInstant() : local.toInstant(change.getOffsetBefore());
    }
  }
}
