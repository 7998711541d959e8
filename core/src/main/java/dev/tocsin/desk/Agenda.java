package dev.tocsin.desk;

import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Phase;
import dev.tocsin.policy.Policy;
import org.jspecify.annotations.Nullable;

/**
 * What time alone will do to an incident, and when: the earliest of all that can happen. Computed
 * from start, thresholds and suspensions, never from when something was last looked at. Source:
 * escalation.md, "The next wake" and "When a rung is due".
 */
final class Agenda {
  /** All kinds; of two that are due at the same instant the earlier of these comes first. */
  private static final DueSource[] SOURCES = {
    Promises::next,
    AcknowledgementLapse::next,
    PathDue::next,
    QuietStart::next,
    Handover::next,
    FollowUp::next,
    AutoClose::next,
  };

  /** Those that change what the repeats of a path mean: a repeat left out must not pass them. */
  private static final DueSource[] TURNS = {
    AcknowledgementLapse::next, PathDue::nextFirstTime, QuietStart::begins
  };

  private Agenda() {}

  /** The earliest of all, or null when time alone changes nothing any more. */
  static @Nullable Due next(Incident incident, Policy policy) {
    return incident.phase() == Phase.CLOSED ? null : earliest(SOURCES, incident, policy);
  }

  /** The next thing, repeats aside, after which the path may go on in another way. */
  static @Nullable Due nextTurn(Incident incident, Policy policy) {
    return earliest(TURNS, incident, policy);
  }

  private static @Nullable Due earliest(DueSource[] sources, Incident incident, Policy policy) {
    Due first = null;
    for (DueSource source : sources) {
      first = Due.earlier(first, source.next(incident, policy));
    }
    return first;
  }

  static boolean open(Incident incident) {
    Phase phase = incident.phase();
    return phase != Phase.RESOLVED && phase != Phase.CLOSED;
  }
}
