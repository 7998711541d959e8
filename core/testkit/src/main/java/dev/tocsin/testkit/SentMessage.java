package dev.tocsin.testkit;

import dev.tocsin.notification.Notification;
import java.time.Instant;
import java.util.Objects;

/**
 * A message that the desk handed over, and when.
 *
 * <p>Immutable; no nulls. Source: first-screens.md, "The tester".
 *
 * @param at the hand-wound time, UTC
 * @param message what was sent, to whom
 */
public record SentMessage(Instant at, Notification message) {
  /** Checks the parts. */
  public SentMessage {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(message, "message");
  }

  /**
   * Whom it was for, without the kind.
   *
   * @return such as "dana"
   */
  public String recipient() {
    return message.recipient().id();
  }
}
