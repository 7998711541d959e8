package dev.tocsin.escalation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A condition of a row that an incident does not meet.
 *
 * <p>Immutable; null only where marked. Source: escalation.md, "The matrix" (conditions).
 *
 * @param condition its key in the policy document: category, priority, impact, urgency, service,
 *     team, source, hours or season; an attribute's is "attributes." and its name
 * @param wanted what the row asks for, for people: "P1 or P2"
 * @param had what the incident has; null when it has none
 */
public record FailedCondition(String condition, String wanted, @Nullable String had) {
  /** Checks the parts. */
  public FailedCondition {
    Objects.requireNonNull(condition, "condition");
    Objects.requireNonNull(wanted, "wanted");
  }

  @Override
  public String toString() {
    return condition + " is " + (had == null ? "absent" : had) + ", not " + wanted;
  }
}
