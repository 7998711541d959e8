package dev.tocsin.lifecycle;

import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.incident.State;
import dev.tocsin.internal.Text;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One row of the lifecycle's table.
 *
 * <p>Immutable. Source: house.md, style 5.
 *
 * @param from the state in which the trigger may come
 * @param trigger what comes
 * @param reason the reason of a hold for which this row is meant; null for every reason that has no
 *     row of its own
 * @param to the state to which it leads
 */
public record Transition(State from, Trigger trigger, @Nullable String reason, State to) {
  /** Checks the parts; a reason is a name that neither begins nor ends with white space. */
  public Transition {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(trigger, "trigger");
    Objects.requireNonNull(to, "to");
    if (reason != null && !Text.name("reason", reason).equals(reason.strip())) {
      throw new InvalidValueException(
          "reason", reason, "begins or ends with white space", "take it out");
    }
  }
}
