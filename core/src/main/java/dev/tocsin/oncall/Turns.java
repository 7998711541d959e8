package dev.tocsin.oncall;

import dev.tocsin.oncall.Rotation.Unit;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The handovers of a rotation, numbered from the anchor, which is number 0. Each is computed from
 * the anchor and its number alone.
 *
 * <p>Source: escalation.md, "On call" (rotations; a month rotation is never iterated).
 */
final class Turns {

  /** A turn by its number, and when it ends. */
  record Turn(long number, Instant end) {}

  private final WallClock clock;
  private final LocalDateTime anchor;
  private final Instant first;
  private final int every;
  private final Unit unit;

  Turns(WallClock clock, LocalDateTime anchor, Rotation rotation) {
    this.clock = clock;
    this.anchor = anchor;
    this.first = clock.instantOf(anchor);
    this.every = rotation.every();
    this.unit = rotation.unit();
  }

  /** When turn {@code number} begins. */
  Instant start(long number) {
    long by = number * every;
    return switch (unit) {
      case HOURS -> clock.instantOf(anchor.plusHours(by));
      case DAYS -> clock.instantOf(anchor.plusDays(by));
      case WEEKS -> clock.instantOf(anchor.plusWeeks(by));
      case MONTHS -> clock.instantOf(anchor.plusMonths(by));
      case ELAPSED_HOURS -> first.plus(by, ChronoUnit.HOURS);
    };
  }

  /**
   * The turn that is on at an instant: of several that begin at the same instant, for all but one
   * have no length, the last.
   */
  Turn at(Instant instant) {
    long number = estimate(instant);
    while (start(number).isAfter(instant)) {
      number--;
    }
    Instant end = start(number + 1);
    while (!end.isAfter(instant)) {
      number++;
      end = start(number + 1);
    }
    return new Turn(number, end);
  }

  /** Right but for a few turns around a change of offset. */
  private long estimate(Instant instant) {
    if (unit == Unit.ELAPSED_HOURS) {
      return Math.floorDiv(instant.getEpochSecond() - first.getEpochSecond(), every * 3_600L);
    }
    LocalDateTime local = clock.localAt(instant);
    if (unit == Unit.MONTHS) {
      long months =
          (local.getYear() - anchor.getYear()) * 12L
              + local.getMonthValue()
              - anchor.getMonthValue();
      return Math.floorDiv(months, every);
    }
    long seconds = local.toEpochSecond(ZoneOffset.UTC) - anchor.toEpochSecond(ZoneOffset.UTC);
    return Math.floorDiv(seconds, every * secondsOf(unit));
  }

  private static long secondsOf(Unit unit) {
    return switch (unit) {
      case HOURS, ELAPSED_HOURS -> 3_600;
      case DAYS -> 86_400;
      case WEEKS -> 604_800;
      case MONTHS -> throw new IllegalArgumentException("months have no fixed length");
    };
  }
}
