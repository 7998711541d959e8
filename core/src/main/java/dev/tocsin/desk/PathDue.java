package dev.tocsin.desk;

import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.Repeat;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Threshold;
import dev.tocsin.incident.Escalation;
import dev.tocsin.incident.FiredRung;
import dev.tocsin.incident.Incident;
import dev.tocsin.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rungs of an incident's path, and the last resort when they reach nobody. Source:
 * escalation.md, "When a rung is due" 1, 3 and 4.
 */
final class PathDue {
  private PathDue() {}

  static @Nullable Due next(Incident incident, Policy policy) {
    return next(incident, policy, null);
  }

  /**
   * The same without repeats, for a repeat that goes up to it: what stands before it in the path,
   * and so comes first at the same instant, is moved to just before its instant.
   */
  static @Nullable Due nextFirstTime(Incident incident, Policy policy, Rung repeating) {
    return next(incident, policy, repeating);
  }

  private static @Nullable Due next(Incident incident, Policy policy, @Nullable Rung repeating) {
    Escalation escalation = incident.escalation();
    Path path = policy.matrix().path(escalation.path());
    if (path == null || !Agenda.open(incident)) {
      return null;
    }
    PathClock clock = PathClock.of(incident, policy);
    Due first = null;
    Instant nobodySince = escalation.start();
    boolean emptyBefore = false;
    boolean reached = false;
    boolean precedes = repeating != null;
    for (Rung rung : path.rungs()) {
      FiredRung fired = escalation.fired(path.id(), rung.id());
      precedes &= !rung.equals(repeating);
      boolean over = Ending.over(rung.until(), incident);
      Due due = null;
      if ((fired == null || repeating == null) && !over) {
        due =
            fired == null
                ? firstTime(rung, incident, policy, clock, emptyBefore ? nobodySince : null)
                : again(path, rung, fired, incident, clock);
        first = Due.earlier(first, precedes ? Due.justBefore(due) : due);
      }
      emptyBefore = fired != null && fired.exhaustedAt() != null;
      reached |=
          fired == null
              ? over || due != null || mayStillCome(rung, incident, clock)
              : !emptyBefore && !fired.notified().isEmpty();
      if (fired != null) {
        Instant since = emptyBefore ? fired.exhaustedAt() : fired.since();
        nobodySince = PathClock.later(nobodySince, Objects.requireNonNull(since));
      }
    }
    if (reached || path.rungs().isEmpty() || !lastResortIsLeft(incident)) {
      return first;
    }
    Instant at = late(clock.free(nobodySince), incident, clock);
    return at == null ? first : Due.earlier(first, new Due(at, PathDue::lastResort));
  }

  /** Whether a rung that is not due may be later, or a person has made it pointless. */
  private static boolean mayStillCome(Rung rung, Incident incident, PathClock clock) {
    return clock.endless()
        || (rung.threshold() instanceof Threshold.Share share
            && TargetClocks.met(share.target(), incident) != null);
  }

  private static boolean lastResortIsLeft(Incident incident) {
    return incident.acknowledgement() == null && incident.escalation().lastResort() == null;
  }

  private static void lastResort(Decider decider, Instant at) {
    decider.pageLastResort("no rung of the path reached anybody", at);
  }

  /** When a rung is due for the first time; null when it is not, or not yet known. */
  private static @Nullable Due firstTime(
      Rung rung, Incident incident, Policy policy, PathClock clock, @Nullable Instant atOnceSince) {
    Instant own = own(rung, incident, policy, clock);
    Instant atOnce = atOnceSince == null ? null : clock.free(atOnceSince);
    Instant at = own == null || (atOnce != null && atOnce.isBefore(own)) ? atOnce : own;
    return due(late(at, incident, clock), rung, 0);
  }

  /**
   * What has come to be due only by a change, such as that to another path, and lies before it:
   * taken at once, unless planned work or quiet hours keep the path still by then.
   */
  static @Nullable Instant late(@Nullable Instant at, Incident incident, PathClock clock) {
    Instant changed = incident.escalation().watchedFrom();
    if (at == null || changed == null || !at.isBefore(changed)) {
      return at;
    }
    Instant free = clock.free(changed);
    return changed.equals(free) ? at : free;
  }

  private static @Nullable Instant own(
      Rung rung, Incident incident, Policy policy, PathClock clock) {
    Instant start = incident.escalation().start();
    Threshold threshold = rung.threshold();
    if (threshold instanceof Threshold.Share share) {
      Instant reached = TargetClocks.due(share, incident, policy);
      return reached == null ? null : clock.free(PathClock.later(reached, start));
    }
    return threshold instanceof Threshold.Elapsed elapsed
        ? clock.due(start, elapsed.after())
        : clock.due(clock.calendar(rung), start, ((Threshold.Business) threshold).after());
  }

  private static @Nullable Due again(
      Path path, Rung rung, FiredRung fired, Incident incident, PathClock clock) {
    Repeat repeat = repeat(path, rung);
    int next = fired.occurrence() + 1;
    if (repeat == null || (repeat.times() != null && next > repeat.times())) {
      return null;
    }
    Instant at = repeated(rung, fired, repeat, next, clock);
    return due(late(at, incident, clock), rung, next);
  }

  private static @Nullable Due due(@Nullable Instant at, Rung rung, int occurrence) {
    return at == null
        ? null
        : new Due(
            at, (decider, instant) -> new RungTaking(decider).whenDue(rung, occurrence, instant));
  }

  /** When a repeat is due, counted on the rung's own clock from its first due instant. */
  static @Nullable Instant repeated(
      Rung rung, FiredRung fired, Repeat repeat, int occurrence, PathClock clock) {
    Duration after = repeat.every().multipliedBy(occurrence);
    return clock.due(clock.calendar(rung), fired.since(), after);
  }

  /** The last repeat of a rung that is due by an instant, where the next one is. */
  static int lastOccurrence(
      Rung rung, FiredRung fired, Repeat repeat, Instant by, PathClock clock) {
    Duration shown = clock.served(clock.calendar(rung), fired.since(), by);
    long last = shown.dividedBy(repeat.every());
    Integer times = repeat.times();
    return (int) Math.min(last, times == null ? Integer.MAX_VALUE : times);
  }

  /** How a rung is repeated; what tells nobody is done once, whatever the path repeats. */
  static @Nullable Repeat repeat(Path path, Rung rung) {
    Repeat repeat = path.repeatOf(rung);
    if (repeat == null) {
      return null;
    }
    for (Action action : rung.actions()) {
      if (!action.changesIncident()) {
        return repeat;
      }
    }
    return null;
  }
}
