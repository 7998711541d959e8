package dev.tocsin.oncall;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a layer is on: its restrictions, and what holidays mean to it.
 *
 * <p>Source: escalation.md, "On call" (restrictions).
 */
final class Hours {
  private static final long WEEK = 604_800;

  /** More hours than any clock was ever moved by, or is from UTC. */
  private static final int FARTHEST = 26;

  private final WallClock clock;
  private final ImmutableList<Restriction> ranges;
  private final ImmutableSortedSet<LocalDate> holidays;
  private final OnHolidays rule;
  private final boolean wholeWeek;

  Hours(WallClock clock, Layer layer, ImmutableSortedSet<LocalDate> holidays) {
    this.clock = clock;
    this.holidays = holidays;
    this.rule = layer.onHolidays();
    this.ranges =
        ImmutableList.copyOf(
            layer.restrictions().isEmpty()
                ? Restriction.daily(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)
                : layer.restrictions());
    this.wholeWeek = coverTheWeek(ranges);
  }

  /** Until when it is open at least; null when it is closed, {@link Instant#MAX} for ever. */
  @Nullable Instant openUntil(Instant at) {
    if (always(at)) {
      return Instant.MAX;
    }
    LocalDateTime local = clock.localAt(at);
    Instant latest = null;
    for (Restriction range : ranges) {
      Instant end = openUntil(range, local, at);
      if (end != null && (latest == null || end.isAfter(latest))) {
        latest = end;
      }
    }
    return latest;
  }

  /** When it opens, given that it is closed; {@link Instant#MAX} for never. */
  Instant opens(Instant at) {
    LocalDateTime local = clock.localAt(at);
    Instant first = Instant.MAX;
    for (Restriction range : ranges) {
      LocalDate day = started(range, local, at).plusWeeks(1);
      if (day.atTime(range.from()).minusHours(FARTHEST).toEpochSecond(ZoneOffset.UTC)
          < first.getEpochSecond()) {
        Instant start = opens(range, day);
        first = start.isBefore(first) ? start : first;
      }
    }
    return first;
  }

  /** The end of a range that is on, or null when it is not. */
  private @Nullable Instant openUntil(Restriction range, LocalDateTime local, Instant at) {
    LocalDate day = started(range, local, at);
    LocalDateTime end = day.plusDays(range.days()).atTime(range.to());
    if (!counts(day) || !end.isAfter(local)) {
      return null; // what is past on the wall is past
    }
    Instant ends = clock.instantOf(end);
    return ends.isAfter(at) ? ends : null;
  }

  /** The day of its latest start that is not after an instant. */
  private LocalDate started(Restriction range, LocalDateTime local, Instant at) {
    // where the clock goes back over midnight, the next day may have begun once already
    LocalDate day =
        local.toLocalDate().plusDays(1).with(TemporalAdjusters.previousOrSame(range.fromDay()));
    while (startsAfter(day.atTime(range.from()), local, at)) {
      day = day.minusWeeks(1);
    }
    return day;
  }

  /** What has begun on the wall has begun; what has not may have, before the clock went back. */
  private boolean startsAfter(LocalDateTime start, LocalDateTime local, Instant at) {
    return start.isAfter(local)
        && (start.minusHours(FARTHEST).isAfter(local) || clock.instantOf(start).isAfter(at));
  }

  /** Its first start from a day on that counts and has a length. */
  private Instant opens(Restriction range, LocalDate from) {
    if (rule == OnHolidays.ONLY) {
      return holidays.tailSet(from, true).stream()
          .filter(day -> day.getDayOfWeek() == range.fromDay())
          .filter(day -> end(range, day).isAfter(start(range, day)))
          .findFirst()
          .map(day -> start(range, day))
          .orElse(Instant.MAX);
    }
    LocalDate day = from;
    while (!counts(day) || !end(range, day).isAfter(start(range, day))) {
      day = day.plusWeeks(1);
    }
    return start(range, day);
  }

  private boolean counts(LocalDate day) {
    return rule == OnHolidays.AS_USUAL || holidays.contains(day) == (rule == OnHolidays.ONLY);
  }

  private Instant start(Restriction range, LocalDate day) {
    return clock.instantOf(day.atTime(range.from()));
  }

  private Instant end(Restriction range, LocalDate day) {
    return clock.instantOf(day.plusDays(range.days()).atTime(range.to()));
  }

  /** Whether it is open now and will never close. */
  private boolean always(Instant at) {
    return switch (rule) {
      case AS_USUAL -> wholeWeek;
      case OFF ->
          wholeWeek
              && (holidays.isEmpty()
                  || clock.localAt(at).toLocalDate().minusDays(8).isAfter(holidays.last()));
      case ONLY -> false;
    };
  }

  private static boolean coverTheWeek(List<Restriction> sorted) {
    long reached = 0;
    for (Restriction range : sorted) {
      reached = Math.max(reached, to(range) - WEEK);
    }
    for (Restriction range : sorted) {
      if (from(range) > reached) {
        return false;
      }
      reached = Math.max(reached, to(range));
    }
    return reached >= WEEK;
  }

  /** Seconds from the start of the week. */
  private static long from(Restriction range) {
    return (range.fromDay().getValue() - 1) * 86_400L + range.from().toSecondOfDay();
  }

  private static long to(Restriction range) {
    return (range.fromDay().getValue() - 1 + range.days()) * 86_400L + range.to().toSecondOfDay();
  }
}
