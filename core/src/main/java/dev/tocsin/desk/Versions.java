package dev.tocsin.desk;

import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Phase;
import dev.tocsin.policy.Adoption;
import dev.tocsin.policy.Policy;
import java.time.Instant;

/**
 * The policies that an engine decides by. Source: escalation.md, "Editing the policy while
 * incidents are open".
 *
 * @param own the version that incidents may still run under, with the people of today
 * @param active the version in force
 * @param since when it came into force
 */
record Versions(Policy own, Policy active, Instant since) {
  static Versions of(Policy only) {
    return new Versions(only, only, Instant.EPOCH);
  }

  static Versions between(Policy own, Policy active, Instant since) {
    return new Versions(own.onCallBy(active), active, since);
  }

  /** The policy that a decision about an incident begins with. */
  Policy of(Incident incident) {
    String version = incident.escalation().policyVersion();
    if (version.equals(active.version())
        || active.adoption() == Adoption.LIVE
        || incident.phase() == Phase.CLOSED) {
      return active;
    }
    if (version.equals(own.version())) {
      return own;
    }
    throw new IllegalArgumentException(
        "%s runs under policy %s, and this engine knows %s and %s: make one between its own and %s."
            .formatted(
                incident.reference(), version, own.version(), active.version(), active.version()));
  }
}
