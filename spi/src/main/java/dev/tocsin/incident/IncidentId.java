package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * The identity of an incident for programs; people say its {@link Reference}.
 *
 * <p>Ordered as unsigned 128-bit numbers, so that a page sorted by it is the same in every store.
 * In JSON the usual text of a UUID.
 *
 * @param value the id, from the host's id source
 */
public record IncidentId(UUID value) implements Comparable<IncidentId> {
  /** Requires a value. */
  public IncidentId {
    Objects.requireNonNull(value, "incident id");
  }

  /**
   * Reads the text of a UUID.
   *
   * @param text such as "123e4567-e89b-12d3-a456-426614174000"
   * @return the id
   * @throws InvalidValueException when it is not the text of a UUID
   */
  @JsonCreator
  public static IncidentId of(String text) {
    try {
      UUID value = UUID.fromString(text);
      if (value.toString().equalsIgnoreCase(text)) {
        return new IncidentId(value);
      }
    } catch (IllegalArgumentException e) {
      // told below
    }
    throw new InvalidValueException(
        "incident id", text, "is not a UUID", "give 36 characters as in " + new UUID(0, 0));
  }

  @Override
  public int compareTo(IncidentId other) {
    int high =
        Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(
            value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
  }

  @Override
  @JsonValue
  public String toString() {
    return value.toString();
  }
}
