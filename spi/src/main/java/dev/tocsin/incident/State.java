package dev.tocsin.incident;

import dev.tocsin.internal.Text;
import java.util.Objects;

/**
 * A state of the lifecycle: the policy's name for it, and the phase that the engine understands.
 *
 * <p>Immutable; null only where marked. Source: domain.md, "State".
 *
 * @param name such as "In progress"
 * @param phase one of five
 */
public record State(String name, Phase phase) {
  /** Checks the parts. */
  public State {
    Text.name("name", name);
    Objects.requireNonNull(phase, "phase");
  }
}
