package dev.tocsin.policy;

import dev.tocsin.escalation.When;
import dev.tocsin.servicelevel.ServiceLevel;
import java.util.Objects;

/**
 * Which incidents are owed which service level.
 *
 * <p>Immutable. Source: escalation.md, "Service levels".
 *
 * @param when which incidents
 * @param level what they are owed; its id stands in every event that it causes
 */
public record ServiceLevelRule(When when, ServiceLevel level) {
  /** Checks the parts. */
  public ServiceLevelRule {
    Objects.requireNonNull(when, "when");
    Objects.requireNonNull(level, "level");
  }

  /**
   * Its name in the policy.
   *
   * @return the id of the service level
   */
  public String name() {
    return level.id();
  }
}
