package dev.tocsin.desk;

import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.escalation.Threshold;
import dev.tocsin.incident.Attainment;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.Resolution;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.ServiceLevelRule;
import dev.tocsin.servicelevel.ServiceTarget;
import dev.tocsin.servicelevel.TargetClock;
import dev.tocsin.servicelevel.TargetKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of the service level targets that an incident is owed. They start when it is logged,
 * whatever it was owed then. Source: escalation.md, "Service levels".
 */
final class TargetClocks {
  private TargetClocks() {}

  /**
   * When a share of a target is reached, on the target's own clock.
   *
   * @return null when the incident is not owed the target, met it before, or its clock stands still
   */
  static @Nullable Instant due(Threshold.Share share, Incident incident, Policy policy) {
    TargetClock clock = clock(share.target(), incident, policy);
    Instant at = clock == null ? null : clock.share(share.percent());
    Instant met = met(share.target(), incident);
    return at == null || (met != null && at.isAfter(met)) ? null : at;
  }

  /** The target of a kind that the incident is owed, or null. */
  static @Nullable ServiceTarget target(TargetKind kind, Incident incident, Policy policy) {
    Attainment attainment = incident.attainment();
    if (attainment == null || attainment.level() == null) {
      return null;
    }
    for (ServiceLevelRule rule : policy.serviceLevels()) {
      if (rule.name().equals(attainment.level())) {
        return rule.level().target(kind);
      }
    }
    return null;
  }

  /** The clock of the target of a kind, or null when the incident is not owed one. */
  static @Nullable TargetClock clock(TargetKind kind, Incident incident, Policy policy) {
    ServiceTarget target = target(kind, incident, policy);
    if (target == null) {
      return null;
    }
    BusinessCalendar calendar =
        target.calendar() == null
            ? BusinessCalendar.ALWAYS
            : policy.calendars().get(target.calendar());
    if (calendar == null) {
      return null; // a policy refuses to be built like that
    }
    Instant update = kind == TargetKind.UPDATE ? incident.lastPublicUpdate() : null;
    return TargetClock.of(
        target,
        calendar,
        update == null ? incident.identity().loggedAt() : update,
        incident.escalation().suspensions(),
        met(kind, incident));
  }

  /** When a promise was kept, or after which it is not owed any more; null while it is open. */
  static @Nullable Instant met(TargetKind kind, Incident incident) {
    Attainment attainment = incident.attainment();
    if (kind == TargetKind.RESPONSE) {
      return attainment == null ? null : attainment.respondedAt();
    }
    if (incident.phase() != Phase.RESOLVED && incident.phase() != Phase.CLOSED) {
      return null;
    }
    Resolution resolution = incident.resolution();
    return resolution == null ? incident.status().since() : resolution.at();
  }
}
