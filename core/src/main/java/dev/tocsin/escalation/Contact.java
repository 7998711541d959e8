package dev.tocsin.escalation;

import dev.tocsin.incident.Recipient;
import dev.tocsin.internal.Text;
import dev.tocsin.notification.Notification;
import java.util.Objects;

/**
 * Somebody who can be reached, and how.
 *
 * <p>Immutable. Source: escalation.md, "The matrix" (notify).
 *
 * @param recipient whom
 * @param channel how; {@link Notification#DEFAULT_CHANNEL} leaves it to the host
 */
public record Contact(Recipient recipient, String channel) {
  /** Checks the parts. */
  public Contact {
    Objects.requireNonNull(recipient, "recipient");
    Text.name("channel", channel);
  }

  /**
   * A person, reached as the host thinks best.
   *
   * @param person the host's name for the person
   * @return the contact
   */
  public static Contact person(String person) {
    return new Contact(Recipient.person(person), Notification.DEFAULT_CHANNEL);
  }

  @Override
  public String toString() {
    return channel.equals(Notification.DEFAULT_CHANNEL)
        ? recipient.toString()
        : recipient + " by " + channel;
  }
}
