package dev.tocsin.desk;

import dev.tocsin.escalation.Rung;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Phase;
import dev.tocsin.policy.Policy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What time alone will do to an incident, and when: the earliest of all that can happen. Computed
 * from start, thresholds and suspensions, never from when something was last looked at. Each kind
 * is a class of its own with a static, pure {@code next}; a new one is a line here. Source:
 * escalation.md, "The next wake" and "When a rung is due".
 */
final class Agenda {
  private Agenda() {}

  /**
   * The earliest of all, or null when time alone changes nothing any more. Of two that are due at
   * the same instant the one that stands first here comes first. Written out, not looped: it is
   * asked several times in every decision.
   */
  static @Nullable Due next(Incident incident, Policy policy) {
    if (incident.phase() == Phase.CLOSED) {
      return incident.majorCase() == null ? null : ReviewDue.next(incident, policy);
    }
    Due first = Promises.next(incident, policy);
    first = Due.earlier(first, PlanDue.next(incident, policy));
    if (incident.phase() == Phase.RESOLVED) {
      first = Due.earlier(first, AutoClose.next(incident, policy));
      return Due.earlier(first, ReviewDue.next(incident, policy));
    }
    first = Due.earlier(first, QuietStart.next(incident, policy));
    first = Due.earlier(first, AcknowledgementLapse.next(incident, policy));
    first = Due.earlier(first, Automations.next(incident));
    first = Due.earlier(first, PathDue.next(incident, policy));
    first = Due.earlier(first, Handover.next(incident, policy));
    first = Due.earlier(first, FollowUp.next(incident, policy));
    first = Due.earlier(first, StaleRecord.next(incident, policy));
    first = Due.earlier(first, SupplierDue.next(incident, policy));
    first = Due.earlier(first, Flaps.next(incident, policy));
    first = Due.earlier(first, OperationalDue.next(incident, policy));
    if (incident.major() == null && incident.majorCase() == null) {
      return first;
    }
    first = Due.earlier(first, MajorDue.next(incident, policy));
    return Due.earlier(first, ReviewDue.next(incident, policy));
  }

  /**
   * The instant up to which missed repeats of a rung may be left out, or null for any: after it the
   * path may go on in another way.
   */
  static @Nullable Instant turn(Incident incident, Policy policy, Rung repeating) {
    Due first = Due.justBefore(AcknowledgementLapse.next(incident, policy));
    first = Due.earlier(first, PathDue.nextFirstTime(incident, policy, repeating));
    first = Due.earlier(first, QuietStart.begins(incident, policy));
    return first == null ? null : first.at();
  }

  static boolean open(Incident incident) {
    Phase phase = incident.phase();
    return phase != Phase.RESOLVED && phase != Phase.CLOSED;
  }
}
