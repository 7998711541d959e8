package dev.tocsin.desk;

import dev.tocsin.escalation.Threshold;
import dev.tocsin.incident.Incident;
import dev.tocsin.policy.Policy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The clocks of the service level targets that an incident is owed. */
final class TargetClocks {
  private TargetClocks() {}

  /**
   * When a share of a target is reached, on the target's own clock.
   *
   * @return null when the incident is not owed the target, or its clock stands still
   */
  static @Nullable Instant due(Threshold.Share share, Incident incident, Policy policy) {
    return null;
  }
}
