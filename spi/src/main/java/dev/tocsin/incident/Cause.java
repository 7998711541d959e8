package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tocsin.internal.Text;
import org.jspecify.annotations.Nullable;

/**
 * The rule that made an entry.
 *
 * <p>Immutable; null only where marked. Source: escalation.md, "Editing the policy": every event
 * that a rule caused names version and rule; "On call": events carry the tzdb version.
 *
 * @param policyVersion the version of the policy
 * @param rule such as "path checkout is down/rung page"
 * @param tzdb the version of the time zone data, such as "2025a", where a rota or a calendar was
 *     asked; null otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Cause(String policyVersion, String rule, @Nullable String tzdb) {
  /** Checks the parts. */
  public Cause {
    Text.name("policyVersion", policyVersion);
    Text.name("rule", rule);
    Text.nameOrNull("tzdb", tzdb);
  }

  /**
   * A rule that asks neither a rota nor a calendar.
   *
   * @param policyVersion the version of the policy
   * @param rule such as "path checkout is down/rung page"
   */
  public Cause(String policyVersion, String rule) {
    this(policyVersion, rule, null);
  }
}
