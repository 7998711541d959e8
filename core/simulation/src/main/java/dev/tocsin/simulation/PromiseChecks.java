package dev.tocsin.simulation;

import dev.tocsin.escalation.Repeat;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Threshold;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.AssistanceEvent;
import dev.tocsin.incident.Category;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Escalation;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.FiredRung;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Notified;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.Recipient;
import dev.tocsin.incident.RecordEvent;
import dev.tocsin.incident.ServiceLevelEvent;
import dev.tocsin.incident.Suspension;
import dev.tocsin.incident.SuspensionEvent;
import dev.tocsin.incident.SuspensionKind;
import dev.tocsin.policy.MaintenanceWindow;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.QuietHours;
import dev.tocsin.policy.ServiceLevelRule;
import dev.tocsin.servicelevel.ServiceTarget;
import dev.tocsin.servicelevel.TargetKind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the register may say where a calendar, a target or a rota is asked: when a rung is due by
 * the oracle's own counting, and invariants 31 to 33.
 */
final class PromiseChecks {
  private static final String RESOLVED = "resolved";
  private static final Duration MICROSECOND = Duration.ofNanos(1_000);

  private final Mirror mirror;
  private final Verdict verdict;
  private final Tally tally;

  PromiseChecks(Mirror mirror, Verdict verdict, Tally tally) {
    this.mirror = mirror;
    this.verdict = verdict;
    this.tally = tally;
  }

  /** When a rung is due for the first time. */
  @Nullable Instant due(Incident before, Rung rung, Policy policy) {
    Escalation escalation = before.escalation();
    Instant start = escalation.start();
    if (rung.threshold() instanceof Threshold.Share share) {
      tally.reached(RareState.SHARE_RUNG);
      Instant reached = share(before, share.target(), 1, share.percent(), policy);
      return reached == null ? null : nobodyIsToldBefore(later(reached, start), escalation);
    }
    boolean business = rung.threshold() instanceof Threshold.Business;
    tally.reached(RareState.BUSINESS_RUNG, business);
    Duration after =
        rung.threshold() instanceof Threshold.Business on
            ? on.after()
            : ((Threshold.Elapsed) rung.threshold()).after();
    return counted(start, after, rung, before, policy);
  }

  /** When a repeat of it is due. */
  @Nullable Instant repeated(
      Incident before, Rung rung, FiredRung last, int occurrence, Policy policy) {
    Repeat repeat = rung.repeat();
    return repeat == null
        ? null
        : counted(last.since(), repeat.every().multipliedBy(occurrence), rung, before, policy);
  }

  private @Nullable Instant counted(
      Instant start, Duration after, Rung rung, Incident before, Policy policy) {
    Escalation escalation = before.escalation();
    if (after.isZero()) {
      return nobodyIsToldBefore(start, escalation);
    }
    Hours hours =
        rung.threshold() instanceof Threshold.Business on
            ? Hours.of(mirror.hours(policy.version()), on.calendar())
            : null;
    List<Suspension> still =
        escalation.suspensions().stream().filter(each -> stops(each, policy)).toList();
    Instant due = PathTime.due(start, after, still, hours);
    tally.reached(
        RareState.CLOCKS_CHANGED_UNDER_CALENDAR,
        hours != null && due != null && hours.clocksChange(start, due));
    return due;
  }

  /** What no clock decides waits behind planned work and quiet hours, but not behind a hold. */
  private static @Nullable Instant nobodyIsToldBefore(Instant at, Escalation escalation) {
    return PathTime.free(
        at,
        escalation.suspensions().stream()
            .filter(each -> each.kind() != SuspensionKind.HOLD)
            .toList());
  }

  private static boolean stops(Suspension each, Policy policy) {
    Set<String> reasons = policy.pauses().reasons();
    return each.kind() != SuspensionKind.HOLD
        || reasons == null
        || reasons.contains(each.cause())
        || (each.state() != null && reasons.contains(each.state()));
  }

  /** One entry, and the incident before it. */
  void recorded(Life life, Incident before, Entry entry) {
    if (entry.event() instanceof RecordEvent.Commented comment
        && comment.toReporter()
        && entry.by().human()
        && !reporter(before, entry.by())) {
      life.toldAt = entry.occurredAt();
    } else if (entry.event() instanceof ServiceLevelEvent.TargetWarned warned) {
      tally.reached(RareState.WARNED);
      promised(life, before, entry, warned.target(), warned.interval(), warned.percent());
    } else if (entry.event() instanceof ServiceLevelEvent.TargetBreached breached) {
      tally.reached(RareState.BREACHED);
      promised(life, before, entry, breached.target(), breached.interval(), 100);
    } else if (entry.event() instanceof SuspensionEvent.Suspended suspended) {
      boolean quiet = suspended.kind() == SuspensionKind.QUIET_HOURS;
      tally.reached(quiet ? RareState.QUIET : RareState.PLANNED_WORK);
    } else if (entry.event() instanceof AssistanceEvent.HandoverTold told) {
      handedOver(life, told);
    }
  }

  private static boolean reporter(Incident incident, Actor by) {
    return by.equals(incident.details().reporter());
  }

  private void promised(
      Life life, Incident before, Entry entry, String target, long interval, int percent) {
    Policy policy = mirror.engine(before.escalation().policyVersion()).policy();
    TargetKind kind = TargetKind.valueOf(target.toUpperCase(Locale.ROOT));
    Instant due = share(before, kind, interval, percent, policy, life.toldAt);
    verdict.check(
        Invariant.BREACH_AT_ITS_INSTANT,
        entry.occurredAt().equals(due),
        () -> life + " records " + entry.event() + " at " + entry.occurredAt() + ", true " + due);
    ServiceTarget owed = owed(before, kind, policy);
    Instant straight =
        owed == null || owed.calendar() != null
            ? due
            : before.identity().loggedAt().plus(owed.within().multipliedBy(interval));
    tally.reached(
        RareState.BREACHED_AFTER_PAUSE,
        percent == 100 && kind == TargetKind.RESOLUTION && due != null && due.isAfter(straight));
  }

  private @Nullable Instant share(
      Incident before, TargetKind kind, long interval, int percent, Policy policy) {
    return share(before, kind, interval, percent, policy, before.lastPublicUpdate());
  }

  private @Nullable Instant share(
      Incident before,
      TargetKind kind,
      long interval,
      int percent,
      Policy policy,
      @Nullable Instant toldAt) {
    ServiceTarget target = owed(before, kind, policy);
    if (target == null) {
      return null;
    }
    Instant start =
        kind == TargetKind.UPDATE && toldAt != null ? toldAt : before.identity().loggedAt();
    Duration threshold =
        target.within().multipliedBy((interval - 1) * 100 + percent).dividedBy(100);
    List<Suspension> paused =
        before.escalation().suspensions().stream().filter(each -> pauses(each, target)).toList();
    return PathTime.due(
        start, threshold, paused, Hours.of(mirror.hours(policy.version()), target.calendar()));
  }

  private static @Nullable ServiceTarget owed(Incident incident, TargetKind kind, Policy policy) {
    String level = incident.attainment() == null ? null : incident.attainment().level();
    for (ServiceLevelRule rule : policy.serviceLevels()) {
      if (rule.level().id().equals(level)) {
        return rule.level().target(kind);
      }
    }
    return null;
  }

  private static boolean pauses(Suspension each, ServiceTarget target) {
    return each.kind() != SuspensionKind.HOLD
        ? each.pausesTargets()
        : target.pausedBy().contains(each.cause())
            || (each.state() != null && target.pausedBy().contains(each.state()))
            || (each.cause().equals(RESOLVED) && target.kind() != TargetKind.RESPONSE);
  }

  /** Nobody is told within quiet hours or planned work, but at their first instant; 32. */
  void notWhileStill(Life life, Incident before, Entry entry, Policy policy) {
    Instant at = entry.occurredAt();
    Instant changed = before.escalation().watchedFrom();
    if (before.major() != null
        || (changed != null && at.isBefore(changed))
        || beginsThen(before, at)) {
      return;
    }
    QuietHours quiet = policy.quietHours();
    Map<String, Hours> hours = mirror.hours(policy.version());
    boolean nobodyIsToBeWoken =
        quiet != null
            && quiet.priorities().contains(before.priority())
            && open(hours, quiet.calendar(), at) == quiet.inside()
            && open(hours, quiet.calendar(), at.minus(MICROSECOND)) == quiet.inside();
    verdict.check(
        Invariant.NOTHING_WHILE_STILL,
        !nobodyIsToBeWoken,
        () -> life + " takes a rung at " + at + ", in quiet hours: " + entry.event());
    for (MaintenanceWindow window : policy.maintenance()) {
      verdict.check(
          Invariant.NOTHING_WHILE_STILL,
          !within(window, before, at),
          () -> life + " takes a rung at " + at + ", during " + window);
    }
  }

  /** The clock may show a threshold at the very instant at which it is stopped. */
  private static boolean beginsThen(Incident before, Instant at) {
    return before.escalation().suspensions().stream()
        .anyMatch(each -> each.kind() != SuspensionKind.HOLD && each.from().equals(at));
  }

  private static boolean open(Map<String, Hours> hours, String calendar, Instant at) {
    Hours meant = hours.get(calendar);
    return meant != null && meant.open(at);
  }

  private static boolean within(MaintenanceWindow window, Incident incident, Instant at) {
    Instant begins = Hours.instant(window.from(), window.zone());
    Instant ends = Hours.instant(window.until(), window.zone());
    When when = window.when();
    boolean meant =
        (when.teams().isEmpty() || when.teams().contains(incident.team()))
            && (when.categories().isEmpty() || below(incident.category(), when.categories()));
    return meant && !incident.identity().loggedAt().isBefore(begins) && at.isBefore(ends);
  }

  private static boolean below(Category category, Set<Category> tops) {
    for (Category top : tops) {
      if (category.equals(top) || category.path().startsWith(top.path() + "/")) {
        return true;
      }
    }
    return false;
  }

  /** Whoever comes on call is told once in a round, and never after somebody has answered; 33. */
  private void handedOver(Life life, AssistanceEvent.HandoverTold told) {
    Set<Recipient> before = new HashSet<>();
    for (Entry entry : life.entries) {
      if (entry.event() instanceof EscalationEvent.RoundStarted) {
        before.clear();
      } else if (entry.event() instanceof EscalationEvent.RungFired fired) {
        all(before, fired.notified());
      } else if (entry.event() instanceof EscalationEvent.EscalatedNow now) {
        all(before, now.notified());
      } else if (entry.event() instanceof AssistanceEvent.HandoverTold other) {
        all(before, other.notified());
      }
    }
    for (Notified each : told.notified()) {
      verdict.check(
          Invariant.HANDED_OVER_ONCE,
          before.add(each.recipient()),
          () -> life + " tells " + each.recipient() + " of a handover, who knows already");
    }
    tally.reached(RareState.HANDED_OVER, !told.notified().isEmpty());
  }

  private static void all(Set<Recipient> into, List<Notified> notified) {
    notified.forEach(each -> into.add(each.recipient()));
  }

  /** At the end: what was promised and missed is in the register; 31. */
  void atTheEnd(Life life, Instant now) {
    Incident incident = life.snapshot;
    boolean over = incident.phase() == Phase.RESOLVED || incident.phase() == Phase.CLOSED;
    Policy policy = mirror.engine(incident.escalation().policyVersion()).policy();
    for (TargetKind kind : over ? List.<TargetKind>of() : List.of(TargetKind.values())) {
      boolean answered =
          kind == TargetKind.RESPONSE
              && incident.attainment() != null
              && incident.attainment().respondedAt() != null;
      Instant due = answered ? null : share(incident, kind, 1, 100, policy, life.toldAt);
      if (due != null && due.isBefore(now)) {
        Instant start = life.toldAt;
        boolean said =
            life.entries.stream()
                .anyMatch(
                    entry ->
                        entry.event() instanceof ServiceLevelEvent.TargetBreached breached
                            && breached.target().equals(kind.toString())
                            && (kind != TargetKind.UPDATE
                                || start == null
                                || entry.occurredAt().isAfter(start)));
        verdict.check(
            Invariant.BREACH_AT_ITS_INSTANT,
            said,
            () -> life + " has missed its " + kind + " at " + due + " and does not say so");
      }
    }
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
