package dev.tocsin.jdbc;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Which texts a database can keep: no NUL, no lone surrogates. Source: store-contract.md, C9 and
 * "Hints for the JDBC adapter".
 */
final class Texts {
  private static final char REPLACEMENT = '\uFFFD';

  private Texts() {}

  /** Whether no stored text can be equal to it. */
  static boolean unstorable(@Nullable String text) {
    return text != null && badAt(text, 0) >= 0;
  }

  /** The text, with a replacement character for each that cannot be kept. */
  static String storable(String text) {
    int bad = badAt(text, 0);
    if (bad < 0) {
      return text;
    }
    StringBuilder kept = new StringBuilder(text);
    for (; bad >= 0; bad = badAt(text, bad + 1)) {
      kept.setCharAt(bad, REPLACEMENT);
    }
    return kept.toString();
  }

  /**
   * The bytes of a text that is to be kept. The scan before is what {@code getBytes} leaves out: it
   * puts a question mark for a lone surrogate. An encoder that reports one is slower.
   *
   * @throws CharacterCodingException when there is a lone surrogate
   */
  static byte[] utf8(String text) throws CharacterCodingException {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        return bytes;
      }
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static int badAt(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return i;
      }
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return i;
        }
        i++;
      }
    }
    return -1;
  }
}
