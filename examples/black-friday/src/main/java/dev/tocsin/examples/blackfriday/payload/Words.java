package dev.tocsin.examples.blackfriday.payload;

import dev.tocsin.incident.Category;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes names for the desk out of the words of monitoring. */
final class Words {
  private static final int MOST_SEGMENT = 60;
  private static final int MOST_KEY_BYTES = 255;

  private Words() {}

  /** A single line: line breaks and tabs become spaces, other control characters are spelt out. */
  static String line(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r' || c == '\t' || c == 0x85 || c == 0x2028 || c == 0x2029) {
        if (out.length() > 0 && out.charAt(out.length() - 1) != ' ') {
          out.append(' ');
        }
      } else if (c != 0 && Character.isISOControl(c)) {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString().strip();
  }

  /** A category of two segments; what a segment cannot hold becomes a hyphen. */
  static Category category(@Nullable String job, @Nullable String name) {
    return Category.of(segment(job, "monitoring") + "/" + segment(name, "alert"));
  }

  private static String segment(@Nullable String text, String otherwise) {
    if (text == null || text.isBlank()) {
      return otherwise;
    }
    String safe = text.strip().replaceAll("[^\\p{L}\\p{N} ._:+-]", "-");
    return safe.length() <= MOST_SEGMENT ? safe : safe.substring(0, MOST_SEGMENT).strip();
  }

  /** The same for the same labels, in whatever order they come. */
  static String hash(Map<String, String> labels) {
    StringBuilder all = new StringBuilder();
    new TreeMap<>(labels)
        .forEach((name, value) -> all.append(name).append('\0').append(value).append('\0'));
    return digest(all.toString());
  }

  /** The key itself, or its hash where a desk could not keep it. */
  static String shortKey(String key) {
    return key.getBytes(StandardCharsets.UTF_8).length <= MOST_KEY_BYTES ? key : digest(key);
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
