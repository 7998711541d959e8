package dev.tocsin.desk;

import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.incident.Escalation;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Suspension;
import dev.tocsin.incident.SuspensionKind;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.QuietHours;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That quiet hours begin while the path of an incident has something left to do. Their end is known
 * when they begin, so that it needs no record. Source: escalation.md, "When a rung is due" 5.
 */
final class QuietStart {
  private QuietStart() {}

  /**
   * The next beginning that keeps something from coming, or would if that did not come at the same
   * instant: what counts a share of a target, and is put off, must see it whatever else is due.
   */
  static @Nullable Due next(Incident incident, Policy policy) {
    Due begins = begins(incident, policy);
    if (begins == null) {
      return null;
    }
    Due kept = kept(incident, policy);
    return kept == null || begins.at().isAfter(kept.at()) ? null : begins;
  }

  /** What quiet hours would keep from coming; null when nothing is to come, or while on hold. */
  static @Nullable Due kept(Incident incident, Policy policy) {
    return Due.earlier(AcknowledgementLapse.next(incident, policy), PathDue.next(incident, policy));
  }

  /** The next beginning, whatever comes before it. */
  static @Nullable Due begins(Incident incident, Policy policy) {
    QuietHours quiet = policy.quietHours();
    if (quiet == null
        || !Agenda.open(incident)
        || incident.major() != null
        || !quiet.priorities().contains(incident.priority())) {
      return null;
    }
    Instant seen = seen(incident.escalation());
    Instant at = seen == null ? null : begin(calendar(quiet, policy), quiet.inside(), seen);
    return at == null ? null : new Due(at, Standstill::review);
  }

  /** Up to when quiet hours are recorded; null when the last ones have no end. */
  private static @Nullable Instant seen(Escalation escalation) {
    Instant seen = escalation.watchedFrom() == null ? escalation.start() : escalation.watchedFrom();
    for (Suspension each : escalation.suspensions()) {
      if (each.kind() == SuspensionKind.QUIET_HOURS) {
        if (each.until() == null) {
          return null;
        }
        seen = PathClock.later(seen, each.until());
      }
    }
    return seen;
  }

  private static @Nullable Instant begin(BusinessCalendar calendar, boolean inside, Instant after) {
    Instant change = calendar.nextChange(after);
    return change == null || calendar.isOpen(change) == inside
        ? change
        : calendar.nextChange(change);
  }

  static BusinessCalendar calendar(QuietHours quiet, Policy policy) {
    BusinessCalendar calendar = policy.calendars().get(quiet.calendar());
    if (calendar == null) {
      throw new IllegalStateException("the policy has no calendar '" + quiet.calendar() + "'");
    }
    return calendar;
  }
}
