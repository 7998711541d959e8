package dev.tocsin.desk;

import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Threshold;
import dev.tocsin.escalation.Until;
import dev.tocsin.incident.Acknowledgement;
import dev.tocsin.incident.Escalation;
import dev.tocsin.incident.FiredRung;
import dev.tocsin.incident.Hold;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.Resolution;
import dev.tocsin.lifecycle.Trigger;
import dev.tocsin.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What time alone will do to an incident, and when: the earliest of all that can happen. Computed
 * from start, thresholds and suspensions, never from when something was last looked at. Source:
 * escalation.md, "The next wake" and "When a rung is due".
 */
final class Agenda {
  private Agenda() {}

  /** What it is; of two that are due at the same instant the earlier of these comes first. */
  enum Kind {
    ACKNOWLEDGEMENT_LAPSE,
    RUNG,
    LAST_RESORT,
    FOLLOW_UP,
    AUTO_CLOSE
  }

  /** One thing that is due; the rung is null unless it is one. */
  record Due(Instant at, Kind kind, @Nullable Rung rung, int occurrence) {}

  /** The earliest of all, or null when time alone changes nothing any more. */
  static @Nullable Due next(Incident incident, Policy policy) {
    return switch (incident.phase()) {
      case CLOSED -> null;
      case RESOLVED -> autoClose(incident, policy);
      case NEW, ACTIVE, ON_HOLD -> whileOpen(incident, policy);
    };
  }

  /** The next lapse or first time of a rung: what a repeat that is left out must not pass. */
  static @Nullable Due nextBesideRepeats(Incident incident, Policy policy) {
    return earlier(lapse(incident, policy), rung(incident, policy, false));
  }

  private static @Nullable Due autoClose(Incident incident, Policy policy) {
    Resolution resolution = incident.resolution();
    boolean never = policy.lifecycle().find(incident.state(), Trigger.CLOSE, null) == null;
    return resolution == null || resolution.autoCloseStopped() || never
        ? null
        : new Due(resolution.at().plus(policy.times().autoClose()), Kind.AUTO_CLOSE, null, 0);
  }

  private static @Nullable Due whileOpen(Incident incident, Policy policy) {
    Due due = earlier(lapse(incident, policy), rung(incident, policy, true));
    Hold hold = incident.status().hold();
    return hold == null ? due : earlier(due, new Due(hold.followUpAt(), Kind.FOLLOW_UP, null, 0));
  }

  private static @Nullable Due lapse(Incident incident, Policy policy) {
    Acknowledgement acknowledgement = incident.acknowledgement();
    Duration after = policy.times().acknowledgementLapse();
    if (acknowledgement == null || after == null) {
      return null;
    }
    Instant at = PathClock.due(acknowledgement.at(), after, incident.escalation().suspensions());
    return at == null ? null : new Due(at, Kind.ACKNOWLEDGEMENT_LAPSE, null, 0);
  }

  private static @Nullable Due rung(Incident incident, Policy policy, boolean repeats) {
    Escalation escalation = incident.escalation();
    Path path = policy.matrix().path(escalation.path());
    if (path == null) {
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
            earlier(first, occurrence(rung, fired, escalation, emptyBefore ? nobodySince : null));
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
    return nobody ? earlier(first, new Due(nobodySince, Kind.LAST_RESORT, null, 0)) : first;
  }

  /** When a rung is due for the first time, or again; null when it is not, or not yet known. */
  private static @Nullable Due occurrence(
      Rung rung, @Nullable FiredRung fired, Escalation escalation, @Nullable Instant atOnceSince) {
    if (fired == null) {
      Instant own = due(escalation.start(), rung.threshold(), escalation);
      if (atOnceSince != null && (own == null || atOnceSince.isBefore(own))) {
        own = atOnceSince;
      }
      return own == null ? null : new Due(own, Kind.RUNG, rung, 0);
    }
    int next = fired.occurrence() + 1;
    if (rung.repeat() == null || (rung.repeat().times() != null && next > rung.repeat().times())) {
      return null;
    }
    Instant at =
        PathClock.due(
            fired.since(), rung.repeat().every().multipliedBy(next), escalation.suspensions());
    return at == null ? null : new Due(at, Kind.RUNG, rung, next);
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

  private static @Nullable Due earlier(@Nullable Due a, @Nullable Due b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    int order = a.at().compareTo(b.at());
    return order < 0 || (order == 0 && a.kind().compareTo(b.kind()) <= 0) ? a : b;
  }

  static boolean open(Incident incident) {
    Phase phase = incident.phase();
    return phase != Phase.RESOLVED && phase != Phase.CLOSED;
  }
}
