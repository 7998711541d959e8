package dev.tocsin.incident;

import dev.tocsin.internal.Text;

/**
 * The rule that made an entry.
 *
 * <p>Immutable; null only where marked. Source: escalation.md, "Editing the policy": every event
 * that a rule caused names version and rule.
 *
 * @param policyVersion the version of the policy
 * @param rule such as "path checkout is down/rung page"
 */
public record Cause(String policyVersion, String rule) {
  /** Checks the parts. */
  public Cause {
    Text.name("policyVersion", policyVersion);
    Text.name("rule", rule);
  }
}
