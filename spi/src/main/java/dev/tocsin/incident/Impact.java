package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.tocsin.internal.Text;

/**
 * How many people or how much business an incident hurts.
 *
 * <p>An open vocabulary: the constants are the default ones, and a policy may use its own. In JSON
 * a plain string. Source: domain.md, "Impact × urgency → priority".
 *
 * @param name one line, at most 200 characters
 */
public record Impact(@JsonValue String name) {
  /** Everybody, or the whole business. */
  public static final Impact EXTENSIVE = new Impact("extensive");

  /** Many people, or an important part. */
  public static final Impact SIGNIFICANT = new Impact("significant");

  /** Some people, or a part that can wait. */
  public static final Impact MODERATE = new Impact("moderate");

  /** One person, or next to nothing. */
  public static final Impact MINOR = new Impact("minor");

  /** Checks the text. */
  @JsonCreator
  public Impact {
    Text.name("impact", name);
  }

  /**
   * Names one.
   *
   * @param name one line, at most 200 characters
   * @return the value
   */
  public static Impact of(String name) {
    return new Impact(name);
  }

  @Override
  public String toString() {
    return name;
  }
}
