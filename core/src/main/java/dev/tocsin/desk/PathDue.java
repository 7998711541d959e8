package dev.tocsin.desk;

import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Threshold;
import dev.tocsin.escalation.Until;
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
    return next(incident, policy, true);
  }

  /** The same without repeats. */
  static @Nullable Due nextFirstTime(Incident incident, Policy policy) {
    return next(incident, policy, false);
  }

  private static @Nullable Due next(Incident incident, Policy policy, boolean repeats) {
    Escalation escalation = incident.escalation();
    Path path = policy.matrix().path(escalation.path());
    if (path == null || !Agenda.open(incident)) {
      return null;
    }
    Due first = null;
    boolean acknowledged = incident.acknowledgement() != null;
    Instant nobodySince = escalation.start();
    boolean emptyBefore = false;
    boolean reached = false;
    for (Rung rung : path.rungs()) {
      FiredRung fired = escalation.fired(path.id(), rung.id());
      boolean asked = fired == null || repeats;
      if (asked && !(acknowledged && rung.until() == Until.ACKNOWLEDGED)) {
        first =
            Due.earlier(
                first, occurrence(rung, fired, escalation, emptyBefore ? nobodySince : null));
      }
      emptyBefore = fired != null && fired.exhaustedAt() != null;
      reached |= fired == null || (!emptyBefore && !fired.notified().isEmpty());
      if (fired != null) {
        Instant since = emptyBefore ? fired.exhaustedAt() : fired.since();
        nobodySince = PathClock.later(nobodySince, Objects.requireNonNull(since));
      }
    }
    boolean nobody =
        !reached && !acknowledged && !path.rungs().isEmpty() && escalation.lastResort() == null;
    return nobody ? Due.earlier(first, new Due(nobodySince, PathDue::lastResort)) : first;
  }

  private static void lastResort(Decider decider, Instant at) {
    decider.pageLastResort("no rung of the path reached anybody", at);
  }

  /** When a rung is due for the first time, or again; null when it is not, or not yet known. */
  private static @Nullable Due occurrence(
      Rung rung, @Nullable FiredRung fired, Escalation escalation, @Nullable Instant atOnceSince) {
    if (fired == null) {
      Instant own = due(escalation.start(), rung.threshold(), escalation);
      if (atOnceSince != null && (own == null || atOnceSince.isBefore(own))) {
        own = atOnceSince;
      }
      return own == null ? null : due(own, rung, 0);
    }
    int next = fired.occurrence() + 1;
    if (rung.repeat() == null || (rung.repeat().times() != null && next > rung.repeat().times())) {
      return null;
    }
    Instant at =
        PathClock.due(
            fired.since(), rung.repeat().every().multipliedBy(next), escalation.suspensions());
    return at == null ? null : due(at, rung, next);
  }

  private static Due due(Instant at, Rung rung, int occurrence) {
    return new Due(
        at, (decider, instant) -> new RungTaking(decider).whenDue(rung, occurrence, instant));
  }

  private static @Nullable Instant due(Instant start, Threshold threshold, Escalation escalation) {
    if (threshold instanceof Threshold.Elapsed elapsed) {
      return PathClock.due(start, elapsed.after(), escalation.suspensions());
    }
    throw new IllegalStateException("no clock for " + threshold);
  }

  /** The last repeat of a rung that is due by an instant, where the next one is. */
  static int lastOccurrence(Rung rung, FiredRung fired, Escalation escalation, Instant by) {
    if (rung.repeat() == null) {
      return fired.occurrence();
    }
    Duration shown = PathClock.elapsed(fired.since(), by, escalation.suspensions());
    long last = shown.dividedBy(rung.repeat().every());
    Integer times = rung.repeat().times();
    return (int) Math.min(last, times == null ? Integer.MAX_VALUE : times);
  }
}
