package dev.tocsin.lifecycle;

import dev.tocsin.incident.State;
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
  /** Checks the parts. */
  public Transition {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(trigger, "trigger");
    Objects.requireNonNull(to, "to");
  }
}
