package dev.tocsin.incident;

import org.jspecify.annotations.Nullable;

/**
 * The root of every error that the library throws on purpose.
 *
 * <p>Each subtype carries its facts as fields; the message names the value, the place and the
 * remedy. When one is thrown nothing has happened, unless the subtype says otherwise. Not meant to
 * be extended by hosts. Source: house.md, style 9.
 */
public abstract class TocsinException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * For subtypes.
   *
   * @param message what is wrong, where, and what to do
   */
  protected TocsinException(String message) {
    super(message);
  }

  /**
   * For subtypes that wrap another error.
   *
   * @param message what is wrong, where, and what to do
   * @param cause what led to it, or null
   */
  protected TocsinException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /**
   * The value as it may stand in a message: one line, control characters escaped, cut to 80
   * characters.
   *
   * @param value any text
   * @return a short, harmless form of it
   */
  public static String excerpt(String value) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      if (out.length() >= 80) {
        return out.append('…').toString();
      }
      char c = value.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < value.length()
              && Character.isLowSurrogate(value.charAt(i + 1));
      if (pair) {
        out.append(c).append(value.charAt(++i));
      } else if (Character.isISOControl(c)
          || c == 0x2028
          || c == 0x2029
          || Character.isSurrogate(c)) {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
