package dev.tocsin.desk;

import dev.tocsin.incident.Acknowledgement;
import dev.tocsin.incident.Engagement;
import dev.tocsin.incident.Escalation;
import dev.tocsin.incident.FiredRung;
import dev.tocsin.incident.Hold;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.LastResort;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.RequestedAction;
import dev.tocsin.incident.State;
import dev.tocsin.incident.Suspension;
import dev.tocsin.incident.SuspensionEvent;
import dev.tocsin.incident.SuspensionKind;
import dev.tocsin.servicelevel.TargetClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to the clock of a path, applied. Source: escalation.md, "When a rung is due" 2. */
final class PathFold {
  private PathFold() {}

  /** A hold suspends the path, and it goes on with the end of the hold. */
  static Escalation state(Incident before, State to, @Nullable Hold hold, Instant at) {
    boolean over = to.phase() == Phase.RESOLVED || to.phase() == Phase.CLOSED;
    Escalation now = over ? withoutAutomations(before.escalation()) : before.escalation();
    boolean waited = before.phase() == Phase.ON_HOLD;
    if (hold == null && !waited) {
      return now;
    }
    List<Suspension> all = waited ? ended(now.suspensions(), at) : now.suspensions();
    return with(now, hold == null ? all : held(all, hold, to, at), waited ? at : now.watchedFrom());
  }

  /** A wait that goes on where the last one ended is the same wait. */
  private static List<Suspension> held(List<Suspension> all, Hold hold, State to, Instant at) {
    Suspension next = Suspension.hold(hold.reason(), to.name(), at, null);
    for (int i = all.size() - 1; i >= 0; i--) {
      Suspension each = all.get(i);
      if (each.kind() == SuspensionKind.HOLD) {
        return at.equals(each.until())
                && each.cause().equals(next.cause())
                && next.state() != null
                && next.state().equals(each.state())
            ? replaced(all, i, each.until(null))
            : Stretches.plus(all, next, at);
      }
    }
    return Stretches.plus(all, next, at);
  }

  private static List<Suspension> ended(List<Suspension> all, Instant at) {
    for (int i = all.size() - 1; i >= 0; i--) {
      Suspension each = all.get(i);
      if (each.kind() == SuspensionKind.HOLD && each.until() == null) {
        return replaced(all, i, each.from().equals(at) ? null : each.until(at));
      }
    }
    return all;
  }

  static Escalation suspension(Escalation now, SuspensionEvent event, Instant at) {
    if (event instanceof SuspensionEvent.Suspended begun) {
      return with(now, suspended(now.suspensions(), begun, at), now.watchedFrom());
    }
    SuspensionEvent.Released released = (SuspensionEvent.Released) event;
    List<Suspension> all = now.suspensions();
    for (int i = all.size() - 1; i >= 0; i--) {
      Suspension each = all.get(i);
      if (is(each, released.kind(), released.cause()) && each.covers(at)) {
        boolean nothing = each.from().equals(at) && !automation(each);
        all = replaced(all, i, nothing ? null : each.until(at));
      }
    }
    return with(now, all, at);
  }

  /** Touching ones of the same cause are one, so that the snapshot stays small. */
  private static List<Suspension> suspended(
      List<Suspension> all, SuspensionEvent.Suspended event, Instant at) {
    for (int i = all.size() - 1; i >= 0; i--) {
      Suspension each = all.get(i);
      boolean goesOn =
          is(each, event.kind(), event.cause())
              && each.pausesTargets() == event.pausesTargets()
              && (each.covers(at) || at.equals(each.until()));
      if (goesOn) {
        return replaced(all, i, each.until(event.until()));
      }
    }
    return Stretches.plus(
        all,
        new Suspension(event.kind(), event.cause(), null, at, event.until(), event.pausesTargets()),
        at);
  }

  /** The time between a resolution and the reopening: no target but the response runs in it. */
  static Escalation resolved(Escalation now, Instant from, Instant until) {
    return from.isBefore(until)
        ? with(
            now,
            Stretches.plus(
                now.suspensions(), Suspension.hold(TargetClock.RESOLVED, null, from, until), until),
            now.watchedFrom())
        : now;
  }

  private static boolean is(Suspension suspension, SuspensionKind kind, String cause) {
    return suspension.kind() == kind && suspension.cause().equals(cause);
  }

  private static List<Suspension> replaced(
      List<Suspension> all, int index, @Nullable Suspension next) {
    if (next != null) {
      Suspension[] copy = all.toArray(new Suspension[0]);
      copy[index] = next;
      return List.of(copy);
    }
    List<Suspension> left = new ArrayList<>(all);
    left.remove(index);
    return List.copyOf(left);
  }

  /**
   * A new round. What only ever stopped the path, and ended before anything that counts from now
   * on, is let go; holds, and what stops targets, stay, for those count from the log instant. Quiet
   * hours after it are let go, too: those before them may not be recorded, so they are found again.
   */
  static Escalation round(
      Escalation now,
      @Nullable String row,
      @Nullable String path,
      int round,
      Incident before,
      @Nullable Acknowledgement kept,
      @Nullable String rung,
      Instant at) {
    Instant counts = kept == null ? at : PathClock.earlier(at, kept.at());
    List<Suspension> left = now.suspensions();
    for (int i = left.size() - 1; i >= 0; i--) {
      Suspension each = left.get(i);
      boolean over =
          each.kind() != SuspensionKind.HOLD
              && !automation(each)
              && !each.pausesTargets()
              && each.until() != null
              && !each.until().isAfter(counts);
      if (over || (each.kind() == SuspensionKind.QUIET_HOURS && each.from().isAfter(at))) {
        left = replaced(left, i, null);
      }
    }
    return new Escalation(
        now.policyVersion(),
        row,
        path,
        round,
        at,
        before.priority(),
        List.of(),
        left,
        null,
        startedBy(now, rung),
        List.of(),
        now.requested(),
        null);
  }

  /** The rung that starts a round, with its messages; perhaps the second one in a row. */
  private static @Nullable FiredRung startedBy(Escalation now, @Nullable String rung) {
    if (rung == null || now.path() == null) {
      return null;
    }
    FiredRung fired = now.fired(now.path(), rung);
    FiredRung before = now.startedBy();
    return fired == null && before != null && before.rung().equals(rung) ? before : fired;
  }

  /** From here on quiet hours that begin are still to come: what decides about them changed. */
  static Escalation watched(Escalation now, Instant at) {
    Instant seen = now.watchedFrom() == null ? now.start() : now.watchedFrom();
    return at.isAfter(seen) ? with(now, now.suspensions(), at) : now;
  }

  private static Escalation with(
      Escalation now, List<Suspension> suspensions, @Nullable Instant watchedFrom) {
    return new Escalation(
        now.policyVersion(),
        now.row(),
        now.path(),
        now.round(),
        now.start(),
        now.ceiling(),
        now.fired(),
        suspensions,
        now.lastResort(),
        now.startedBy(),
        now.engaged(),
        now.requested(),
        watchedFrom);
  }

  static Escalation with(
      Escalation now,
      List<FiredRung> fired,
      @Nullable LastResort lastResort,
      List<Engagement> engaged) {
    return new Escalation(
        now.policyVersion(),
        now.row(),
        now.path(),
        now.round(),
        now.start(),
        now.ceiling(),
        fired,
        now.suspensions(),
        lastResort,
        now.startedBy(),
        engaged,
        now.requested(),
        now.watchedFrom());
  }

  /** Nothing waits any more: what was asked with a time limit is taken back, and told late. */
  private static Escalation withoutAutomations(Escalation now) {
    boolean none =
        now.requested().stream().allMatch(each -> each.until() == null)
            && now.suspensions().stream().noneMatch(PathFold::automation);
    if (none) {
      return now;
    }
    List<Suspension> left = now.suspensions().stream().filter(each -> !automation(each)).toList();
    return requested(
        with(now, left, now.watchedFrom()),
        now.requested().stream().filter(each -> each.until() == null).toList());
  }

  /** One is kept as long as the incident is open: each automation has its time once. */
  private static boolean automation(Suspension each) {
    return each.kind() == SuspensionKind.AUTOMATION;
  }

  static Escalation requested(Escalation now, List<RequestedAction> requested) {
    return new Escalation(
        now.policyVersion(),
        now.row(),
        now.path(),
        now.round(),
        now.start(),
        now.ceiling(),
        now.fired(),
        now.suspensions(),
        now.lastResort(),
        now.startedBy(),
        now.engaged(),
        requested,
        now.watchedFrom());
  }
}
