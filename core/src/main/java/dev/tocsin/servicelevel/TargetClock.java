package dev.tocsin.servicelevel;

import com.google.common.collect.ImmutableList;
import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.calendar.Interval;
import dev.tocsin.calendar.SuspendedClock;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.incident.Suspension;
import dev.tocsin.incident.SuspensionKind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the clock of one target of one incident says, computed from facts alone: a changed target,
 * calendar or start keeps the time that was served.
 *
 * <p>The clock runs in the calendar's open time and stands still during suspensions whose cause
 * pauses the target. While an incident is {@link #RESOLVED} no resolution and no update is owed,
 * whatever the policy says. A target is met only before it is due: what happens at that very
 * instant comes after the breach, as with every command. An update's clock is started again by
 * {@link #restartedAt}; without an update one interval follows the other, each with its own
 * warnings and its own breach.
 *
 * <p>Immutable, safe for many threads. An answer costs as much as {@link SuspendedClock}. Source:
 * escalation.md, "Service levels".
 */
public final class TargetClock {
  /** The cause of the suspension that lasts from a resolution to the reopening. */
  public static final String RESOLVED = "resolved";

  private final ServiceTarget target;
  private final BusinessCalendar calendar;
  private final Instant start;
  private final List<Interval> suspensions;
  private final @Nullable Instant met;

  private TargetClock(
      ServiceTarget target,
      BusinessCalendar calendar,
      Instant start,
      List<Interval> suspensions,
      @Nullable Instant met) {
    this.target = target;
    this.calendar = calendar;
    this.start = start;
    this.suspensions = suspensions;
    this.met = met;
  }

  /**
   * The clock of a target.
   *
   * @param target what is promised
   * @param calendar the one that the target names; {@link BusinessCalendar#ALWAYS} if it names none
   * @param start since when the promise holds: when the incident was logged, or retroactively
   *     another time; for updates the latest public one
   * @param suspensions all of the incident, in any order; those whose cause does not pause this
   *     target are left out
   * @param met when the promise was kept, or null; for a resolution null again after reopening; for
   *     updates the time after which none is owed any more
   * @return the clock
   * @throws InvalidValueException when the calendar is not the one that the target names
   */
  public static TargetClock of(
      ServiceTarget target,
      BusinessCalendar calendar,
      Instant start,
      List<Suspension> suspensions,
      @Nullable Instant met) {
    boolean fits =
        target.calendar() == null
            ? calendar.equals(BusinessCalendar.ALWAYS)
            : target.calendar().equals(calendar.id());
    if (!fits) {
      throw new InvalidValueException(
          "calendar",
          calendar.id(),
          "is not that of the target",
          target.calendar() == null
              ? "hand in BusinessCalendar.ALWAYS"
              : "hand in the calendar " + target.calendar());
    }
    ImmutableList.Builder<Interval> intervals = ImmutableList.builder();
    for (Suspension each : suspensions) {
      boolean endsBeforeItBegins = each.until() != null && each.until().isBefore(each.from());
      if (pauses(target, each) && !endsBeforeItBegins) {
        intervals.add(new Interval(each.from(), each.until()));
      }
    }
    return new TargetClock(target, calendar, start, intervals.build(), met);
  }

  /**
   * The clock of the same target from a public update on.
   *
   * @param update when the caller heard something new
   * @return a copy that starts then
   */
  public TargetClock restartedAt(Instant update) {
    return new TargetClock(target, calendar, update, suspensions, met);
  }

  /**
   * When the target is missed unless it is met before.
   *
   * @return null while the clock stands still for good, or when the calendar never opens for so
   *     long
   */
  public @Nullable Instant due() {
    return share(100);
  }

  /**
   * When the clock shows a share of the target. Meeting it does not change the answer.
   *
   * @param percent one or more; may be over 100
   * @return null while the clock stands still for good before that
   * @throws InvalidValueException when the share is less than one
   */
  public @Nullable Instant share(int percent) {
    if (percent < 1) {
      throw new InvalidValueException(
          "share", percent + "%", "is out of range", "use at least one percent");
    }
    return when(reading(1, percent));
  }

  /**
   * The first warning or breach after an instant: what the incident wakes for.
   *
   * @param after the answer is later than this
   * @return null when there is none: all are past, or the target is met, or the clock stands still
   *     for good
   */
  public @Nullable Alarm next(Instant after) {
    if (met != null && !after.isBefore(met)) {
      return null;
    }
    Duration served = served(after);
    long interval = target.kind() == TargetKind.UPDATE ? served.dividedBy(target.within()) + 1 : 1;
    for (int percent : target.warnings()) {
      if (reading(interval, percent).compareTo(served) > 0) {
        return alarm(interval, percent);
      }
    }
    return reading(interval, 100).compareTo(served) > 0 ? alarm(interval, 100) : null;
  }

  /**
   * The clock's time.
   *
   * @param now when it is read
   * @return up to the instant at which the target was met; nothing before the start
   */
  public Duration served(Instant now) {
    return SuspendedClock.served(calendar, start, end(now), suspensions);
  }

  /**
   * What is left of the target, for updates in a row the first one.
   *
   * @param now when the clock is read
   * @return negative when it is overdue by so much
   */
  public Duration remaining(Instant now) {
    return target.within().minus(served(now));
  }

  /**
   * How often the target was missed: once for response and resolution, once for each interval
   * without an update.
   *
   * @param now when it is asked; a breach at that instant counts
   * @return zero while it is kept
   */
  public long breaches(Instant now) {
    long missed = served(now).dividedBy(target.within());
    return target.kind() == TargetKind.UPDATE ? missed : Math.min(missed, 1);
  }

  private @Nullable Alarm alarm(long interval, int percent) {
    Instant at = when(reading(interval, percent));
    return at == null || (met != null && at.isAfter(met)) ? null : new Alarm(interval, percent, at);
  }

  private @Nullable Instant when(Duration reading) {
    return SuspendedClock.due(calendar, start, reading, suspensions);
  }

  /** What the clock shows at a share of an interval, in whole microseconds as all times are. */
  private Duration reading(long interval, int percent) {
    Duration share = target.within().multipliedBy(percent).dividedBy(100);
    return target.within().multipliedBy(interval - 1).plus(share.truncatedTo(ChronoUnit.MICROS));
  }

  private Instant end(Instant now) {
    return met != null && met.isBefore(now) ? met : now;
  }

  /** Holds by their reason or state, planned work as it says itself, quiet hours never. */
  private static boolean pauses(ServiceTarget target, Suspension each) {
    if (each.kind() != SuspensionKind.HOLD) {
      return each.pausesTargets();
    }
    return target.pausedBy().contains(each.cause())
        || (each.state() != null && target.pausedBy().contains(each.state()))
        || (each.cause().equals(RESOLVED) && target.kind() != TargetKind.RESPONSE);
  }
}
