package dev.tocsin.desk;

import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.calendar.Interval;
import dev.tocsin.calendar.SuspendedClock;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Threshold;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Suspension;
import dev.tocsin.incident.SuspensionKind;
import dev.tocsin.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The clock of an incident's path: elapsed or business time, less the union of the suspensions that
 * the policy lets stop it. Lives as long as one question. Source: escalation.md, "When a rung is
 * due" 1, 2 and 5.
 */
final class PathClock {
  private final Policy policy;
  private final List<Suspension> all;

  /** Those that stop the path. */
  private final List<Interval> still;

  private PathClock(Policy policy, List<Suspension> all) {
    this.policy = policy;
    this.all = all;
    this.still = all.isEmpty() ? List.of() : stopping(policy, all);
  }

  static PathClock of(Incident incident, Policy policy) {
    return of(incident.escalation().suspensions(), policy);
  }

  static PathClock of(List<Suspension> suspensions, Policy policy) {
    return new PathClock(policy, suspensions);
  }

  private static List<Interval> stopping(Policy policy, List<Suspension> all) {
    List<Interval> still = new ArrayList<>(all.size());
    for (Suspension each : all) {
      if (!each.from().equals(each.until()) && stops(policy, each)) {
        still.add(new Interval(each.from(), each.until()));
      }
    }
    return still;
  }

  /** Whether a suspension stops the path: a hold does when the policy says so. */
  private static boolean stops(Policy policy, Suspension suspension) {
    String state = suspension.state();
    return suspension.kind() != SuspensionKind.HOLD
        || policy.pauses().stop(suspension.cause(), state == null ? "" : state);
  }

  /**
   * The first instant at which elapsed time, counted from {@code start}, reaches a threshold.
   *
   * @return null while a suspension that has no end yet stands in the way
   */
  @Nullable Instant due(Instant start, Duration threshold) {
    return all.isEmpty() ? start.plus(threshold) : due(BusinessCalendar.ALWAYS, start, threshold);
  }

  /** The same on a calendar's clock; null too when it never opens for so long. */
  @Nullable Instant due(BusinessCalendar calendar, Instant start, Duration threshold) {
    return threshold.isZero() ? free(start) : SuspendedClock.due(calendar, start, threshold, still);
  }

  /** How much a calendar's clock shows at {@code now}, counted from {@code start}. */
  Duration served(BusinessCalendar calendar, Instant start, Instant now) {
    return SuspendedClock.served(calendar, start, now, still);
  }

  /**
   * Puts something that no threshold decides behind planned work and quiet hours: nobody is told
   * within them. A hold is a person's decision and does not keep it.
   *
   * @return null when they have no end
   */
  @Nullable Instant free(Instant instant) {
    return all.isEmpty() ? instant : free(instant, false);
  }

  /** The same, behind holds that stop the path, too. */
  @Nullable Instant freeOfHolds(Instant instant) {
    return all.isEmpty() ? instant : free(instant, true);
  }

  /** Whether a suspension has no end yet. */
  boolean endless() {
    for (Suspension each : all) {
      if (each.until() == null) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Instant free(Instant instant, boolean holds) {
    Instant at = instant;
    boolean moved = true;
    while (moved) {
      moved = false;
      for (Suspension each : all) {
        boolean keeps = each.kind() != SuspensionKind.HOLD || (holds && stops(policy, each));
        if (keeps && each.covers(at)) {
          if (each.until() == null) {
            return null;
          }
          at = each.until();
          moved = true;
        }
      }
    }
    return at;
  }

  /** The calendar on which a rung and its repeats count; a share's repeats are elapsed time. */
  BusinessCalendar calendar(Rung rung) {
    return rung.threshold() instanceof Threshold.Business business
        ? calendar(business.calendar())
        : BusinessCalendar.ALWAYS;
  }

  private BusinessCalendar calendar(String id) {
    BusinessCalendar calendar = policy.calendars().get(id);
    if (calendar == null) {
      throw new IllegalStateException("the policy has no calendar '" + id + "'");
    }
    return calendar;
  }

  static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
