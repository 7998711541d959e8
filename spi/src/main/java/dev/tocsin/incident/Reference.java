package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * The short name of an incident that people can say on the phone: {@code INC-7QK2M3}.
 *
 * <p>Six characters of Crockford's base 32 (no I, L, O, U), unique within a tenant: the store
 * refuses a taken one and the desk draws another. What people type is forgiven: lower case, a
 * missing prefix, spaces, O for 0, I and L for 1. In JSON a plain string.
 *
 * @param value prefix and six characters
 */
public record Reference(@JsonValue String value) {
  private static final String PREFIX = "INC-";
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 6;

  /** Requires the exact form. */
  public Reference {
    boolean right = value.startsWith(PREFIX) && value.length() == PREFIX.length() + LENGTH;
    for (int i = PREFIX.length(); right && i < value.length(); i++) {
      right = ALPHABET.indexOf(value.charAt(i)) >= 0;
    }
    if (!right) {
      throw new InvalidValueException(
          "reference", value, "is not a reference", "write it like INC-7QK2M3");
    }
  }

  /**
   * Reads what a person typed or said.
   *
   * @param text such as "inc 7qk2m3" or "7QK2M3"
   * @return the reference
   * @throws InvalidValueException when it cannot be one
   */
  @JsonCreator
  public static Reference of(String text) {
    String plain = text.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
    if (plain.startsWith("INC") && plain.length() == LENGTH + 3) {
      plain = plain.substring(3);
    }
    return new Reference(PREFIX + plain.replace('O', '0').replace('I', '1').replace('L', '1'));
  }

  /**
   * The reference that belongs to an id: the same for the same id, spread evenly.
   *
   * @param id any id
   * @return one of 2<sup>30</sup> references
   */
  public static Reference from(IncidentId id) {
    long bits =
        mix(id.value().getMostSignificantBits() ^ mix(id.value().getLeastSignificantBits()));
    StringBuilder out = new StringBuilder(PREFIX);
    for (int i = 0; i < LENGTH; i++) {
      out.append(ALPHABET.charAt((int) (bits & 31)));
      bits >>>= 5;
    }
    return new Reference(out.toString());
  }

  /** The finaliser of MurmurHash3: neighbours land far apart. */
  private static long mix(long x) {
    x = (x ^ (x >>> 33)) * 0xff51afd7ed558ccdL;
    x = (x ^ (x >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return x ^ (x >>> 33);
  }

  @Override
  public String toString() {
    return value;
  }
}
