package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.tocsin.internal.Text;

/**
 * How soon the harm grows.
 *
 * <p>An open vocabulary: the constants are the default ones, and a policy may use its own. In JSON
 * a plain string. Source: domain.md, "Impact × urgency → priority".
 *
 * @param name one line, at most 200 characters
 */
public record Urgency(@JsonValue String name) {
  /** It grows by the minute. */
  public static final Urgency CRITICAL = new Urgency("critical");

  /** It grows by the hour. */
  public static final Urgency HIGH = new Urgency("high");

  /** It grows by the day. */
  public static final Urgency MEDIUM = new Urgency("medium");

  /** It can wait. */
  public static final Urgency LOW = new Urgency("low");

  /** Checks the text. */
  @JsonCreator
  public Urgency {
    Text.name("urgency", name);
  }

  /**
   * Names one.
   *
   * @param name one line, at most 200 characters
   * @return the value
   */
  public static Urgency of(String name) {
    return new Urgency(name);
  }

  @Override
  public String toString() {
    return name;
  }
}
