package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * The stable key of something that leaves the process: the same on every try, so that a receiver
 * can tell a repeat.
 *
 * <p>Immutable; null only where marked. Source: store-contract.md, "Shape" and C26.
 *
 * @param commit the commit that made it
 * @param ordinal its place in that commit, from 0
 */
public record OutboxKey(UUID commit, int ordinal) {
  /** Checks the parts. */
  public OutboxKey {
    Objects.requireNonNull(commit, "commit");
  }

  /**
   * Reads {@code commit:ordinal}.
   *
   * @param text as {@link #toString()} writes it
   * @return the key
   * @throws InvalidValueException when it is anything else
   */
  @JsonCreator
  public static OutboxKey of(String text) {
    int colon = text.lastIndexOf(':');
    try {
      return new OutboxKey(
          UUID.fromString(text.substring(0, Math.max(colon, 0))),
          Integer.parseInt(text.substring(colon + 1)));
    } catch (IllegalArgumentException e) {
      throw new InvalidValueException(
          "outbox key", text, "is not a key", "write a commit's UUID, a colon and a number");
    }
  }

  @Override
  @JsonValue
  public String toString() {
    return commit + ":" + ordinal;
  }
}
