package dev.tocsin.incident;

import java.util.Objects;

/**
 * A message to somebody, by its key.
 *
 * <p>Immutable; null only where marked. Source: escalation.md, "When a rung is due" 10.
 *
 * @param recipient whom
 * @param key the key of the message in the outbox
 */
public record Notified(Recipient recipient, OutboxKey key) {
  /** Checks the parts. */
  public Notified {
    Objects.requireNonNull(recipient, "recipient");
    Objects.requireNonNull(key, "key");
  }
}
