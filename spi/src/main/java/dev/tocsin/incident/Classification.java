package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tocsin.internal.Text;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What kind of incident it is and how soon it must be dealt with.
 *
 * <p>Immutable; null only where marked. Source: domain.md, "Impact × urgency → priority".
 *
 * @param category what is broken
 * @param impact how much it hurts
 * @param urgency how soon the harm grows
 * @param priority what follows from both by the policy, or what a person chose
 * @param overrideReason why a person chose it; null when it follows
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Classification(
    Category category,
    Impact impact,
    Urgency urgency,
    Priority priority,
    @Nullable String overrideReason) {
  /** Checks the parts. */
  public Classification {
    Objects.requireNonNull(category, "category");
    Objects.requireNonNull(impact, "impact");
    Objects.requireNonNull(urgency, "urgency");
    Objects.requireNonNull(priority, "priority");
    Text.bodyOrNull("overrideReason", overrideReason, Text.BODY);
  }
}
