package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.tocsin.internal.Text;

/**
 * Who did something: a person, a team, a system or a supplier. Every entry of the register has one.
 *
 * <p>In JSON one string: {@code "person:dana"}. Source: domain.md, "Actor".
 *
 * @param kind {@code person}, {@code team}, {@code system} or {@code supplier}; an open vocabulary
 * @param id the host's name for the actor
 */
public record Actor(String kind, String id) {
  /** The desk itself: what the policy caused and time brought about. */
  public static final Actor DESK = system("desk");

  /** Checks both texts. */
  public Actor {
    Text.name("actor kind", kind);
    Text.name("actor", id);
    if (kind.indexOf(':') >= 0) {
      throw new InvalidValueException("actor kind", kind, "has a colon", "leave the colon out");
    }
  }

  /**
   * A human being.
   *
   * @param id the host's name for the person
   * @return the actor
   */
  public static Actor person(String id) {
    return new Actor("person", id);
  }

  /**
   * A team.
   *
   * @param id the team's id
   * @return the actor
   */
  public static Actor team(String id) {
    return new Actor("team", id);
  }

  /**
   * A program.
   *
   * @param id the host's name for the system
   * @return the actor
   */
  public static Actor system(String id) {
    return new Actor("system", id);
  }

  /**
   * A supplier.
   *
   * @param id the supplier's id
   * @return the actor
   */
  public static Actor supplier(String id) {
    return new Actor("supplier", id);
  }

  /**
   * Reads {@code kind:id}.
   *
   * @param text such as "person:dana"
   * @return the actor
   * @throws InvalidValueException when there is no colon
   */
  @JsonCreator
  public static Actor of(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new InvalidValueException("actor", text, "has no kind", "write it like person:dana");
    }
    return new Actor(text.substring(0, colon), text.substring(colon + 1));
  }

  /**
   * Whether this is a human being: only people acknowledge, and only they meet a response target.
   *
   * @return true for a person
   */
  public boolean human() {
    return kind.equals("person");
  }

  @Override
  @JsonValue
  public String toString() {
    return kind + ':' + id;
  }
}
