package dev.tocsin.incident;

import dev.tocsin.internal.Text;
import java.util.Objects;

/**
 * Something that the host was asked to do and has not finished yet.
 *
 * <p>Made by folding events. Immutable; no nulls. Source: escalation.md, "The matrix" (actions).
 *
 * @param kind what it is
 * @param name its name in the policy
 * @param key the key of the request
 */
public record RequestedAction(ActionKind kind, String name, OutboxKey key) {
  /** Checks the parts. */
  public RequestedAction {
    Objects.requireNonNull(kind, "kind");
    Text.name("name", name);
    Objects.requireNonNull(key, "key");
  }
}
