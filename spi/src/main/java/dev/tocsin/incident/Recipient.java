package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.tocsin.internal.Text;

/**
 * Whom a message is for. The host's notifier knows how to reach them.
 *
 * <p>Immutable; null only where marked. Source: escalation.md, "The matrix".
 *
 * @param kind {@code person}, {@code team}, {@code role}, {@code supplier}, {@code reporter},
 *     {@code subscribers} or {@code affected-users}; an open vocabulary
 * @param id the host's name for them; of subscribers and affected users, the service
 */
public record Recipient(String kind, String id) {
  /** Checks the parts. */
  public Recipient {
    Text.name("kind", kind);
    Text.name("id", id);
  }

  /**
   * One person.
   *
   * @param id the host's name for the person
   * @return the recipient
   */
  public static Recipient person(String id) {
    return new Recipient("person", id);
  }

  /**
   * Everybody who subscribed to a service; the host knows who that is.
   *
   * @param service the service
   * @return the recipient
   */
  public static Recipient subscribers(String service) {
    return new Recipient("subscribers", service);
  }

  /**
   * Everybody whom the outage of a service keeps from working; the host knows who that is.
   *
   * @param service the service
   * @return the recipient
   */
  public static Recipient affectedUsers(String service) {
    return new Recipient("affected-users", service);
  }

  /**
   * Whoever reported an incident.
   *
   * @param id the reporter
   * @return the recipient
   */
  public static Recipient reporter(String id) {
    return new Recipient("reporter", id);
  }

  /**
   * Reads {@code kind:id}.
   *
   * @param text such as "person:dana"
   * @return the recipient
   * @throws InvalidValueException when there is no colon
   */
  @JsonCreator
  public static Recipient of(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new InvalidValueException(
          "recipient", text, "has no kind", "write it like person:dana");
    }
    return new Recipient(text.substring(0, colon), text.substring(colon + 1));
  }

  @Override
  @JsonValue
  public String toString() {
    return kind + ':' + id;
  }
}
