package dev.tocsin.desk;

import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.incident.Escalation;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Suspension;
import dev.tocsin.incident.SuspensionEvent;
import dev.tocsin.incident.SuspensionKind;
import dev.tocsin.policy.MaintenanceWindow;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.QuietHours;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Planned work and quiet hours: what keeps a path still, as the policy wants it at an instant,
 * against what the incident has recorded. Source: escalation.md, "When a rung is due" 5.
 */
final class Standstill {
  /** What the policy wants: {@code zone} is the one whose local time was asked for. */
  private record Wanted(Suspension suspension, ZoneId zone) {}

  private Standstill() {}

  /** Records what has begun or ended otherwise than foreseen; asked after every step. */
  static void review(Decider decider, Instant at) {
    Policy policy = decider.policy;
    List<Suspension> recorded = decider.incident().escalation().suspensions();
    boolean none = policy.quietHours() == null && policy.maintenance().isEmpty();
    if ((none && noneLasts(recorded, at)) || !Agenda.open(decider.incident())) {
      return;
    }
    List<Suspension> lasting = lasting(recorded, at);
    List<Wanted> wanted = wanted(decider.incident(), policy, lasting, at);
    for (Suspension each : lasting) {
      if (wanted.stream().noneMatch(one -> same(one.suspension(), each))) {
        release(decider, each, at);
      }
    }
    for (Wanted each : wanted) {
      if (lasting.stream().noneMatch(one -> unchanged(one, each.suspension()))) {
        suspend(decider, each, at);
      }
    }
  }

  private static boolean noneLasts(List<Suspension> recorded, Instant at) {
    for (int i = 0; i < recorded.size(); i++) {
      Suspension each = recorded.get(i);
      if (byRule(each) && each.covers(at)) {
        return false;
      }
    }
    return true;
  }

  /** Planned work and quiet hours: a hold is a person's, and a parent is another incident. */
  private static boolean byRule(Suspension suspension) {
    return suspension.kind() == SuspensionKind.MAINTENANCE
        || suspension.kind() == SuspensionKind.QUIET_HOURS;
  }

  /** The same after something that was due, perhaps before the last change of the incident. */
  static void reviewAfter(Decider decider, Instant at) {
    Escalation now = decider.incident().escalation();
    Instant changed = now.watchedFrom() == null ? now.start() : now.watchedFrom();
    review(decider, PathClock.later(at, changed));
  }

  private static List<Suspension> lasting(List<Suspension> recorded, Instant at) {
    List<Suspension> lasting = new ArrayList<>();
    for (Suspension each : recorded) {
      if (byRule(each) && each.covers(at)) {
        lasting.add(each);
      }
    }
    return lasting;
  }

  /** The maintenance that keeps the path still at an instant, or null. */
  static @Nullable Suspension maintenance(Incident incident, Instant at) {
    for (Suspension each : lasting(incident.escalation().suspensions(), at)) {
      if (each.kind() == SuspensionKind.MAINTENANCE) {
        return each;
      }
    }
    return null;
  }

  private static List<Wanted> wanted(
      Incident incident, Policy policy, List<Suspension> lasting, Instant at) {
    List<Wanted> wanted = new ArrayList<>();
    if (incident.major() != null) {
      return wanted;
    }
    for (MaintenanceWindow window : policy.maintenance()) {
      if (keeps(window, incident, policy, at)) {
        wanted.add(
            new Wanted(
                new Suspension(
                    SuspensionKind.MAINTENANCE,
                    window.name(),
                    null,
                    at,
                    window.end(),
                    window.pausesTargets()),
                window.zone()));
      }
    }
    QuietHours quiet = policy.quietHours();
    if (quiet != null && quiet.priorities().contains(incident.priority())) {
      BusinessCalendar calendar = QuietStart.calendar(quiet, policy);
      boolean begun = lasting.stream().anyMatch(each -> each.kind() == SuspensionKind.QUIET_HOURS);
      if (calendar.isOpen(at) == quiet.inside()
          && (begun || QuietStart.kept(incident, policy) != null)) {
        wanted.add(
            new Wanted(
                new Suspension(
                    SuspensionKind.QUIET_HOURS,
                    quiet.calendar(),
                    null,
                    at,
                    calendar.nextChange(at),
                    false),
                calendar.zone()));
      }
    }
    return wanted;
  }

  /** Whether it was logged inside the window, and what it is now is what the window is for. */
  private static boolean keeps(
      MaintenanceWindow window, Incident incident, Policy policy, Instant at) {
    Instant logged = incident.identity().loggedAt();
    return !logged.isBefore(window.start())
        && at.isBefore(window.end())
        && window.when().matches(incident, logged, policy.calendars(), policy.seasons());
  }

  private static boolean same(Suspension one, Suspension other) {
    return one.kind() == other.kind() && one.cause().equals(other.cause());
  }

  private static boolean unchanged(Suspension recorded, Suspension wanted) {
    return same(recorded, wanted)
        && recorded.pausesTargets() == wanted.pausesTargets()
        && (recorded.until() == null
            ? wanted.until() == null
            : recorded.until().equals(wanted.until()));
  }

  private static void suspend(Decider decider, Wanted wanted, Instant at) {
    Suspension each = wanted.suspension();
    decider.happened(
        new SuspensionEvent.Suspended(
            each.kind(), each.cause(), each.until(), each.pausesTargets()),
        at,
        rule(each),
        wanted.zone());
  }

  private static void release(Decider decider, Suspension each, Instant at) {
    Incident incident = decider.incident();
    QuietHours quiet = decider.policy.quietHours();
    String why =
        incident.major() != null
            ? "a major incident breaks through"
            : each.kind() == SuspensionKind.QUIET_HOURS
                    && quiet != null
                    && !quiet.priorities().contains(incident.priority())
                ? "it is not quiet for priority " + incident.priority()
                : "it is no longer for this incident";
    decider.happened(new SuspensionEvent.Released(each.kind(), each.cause(), why), at, rule(each));
  }

  private static String rule(Suspension each) {
    return each.kind() == SuspensionKind.MAINTENANCE
        ? "maintenance " + each.cause()
        : "quiet-hours";
  }
}
