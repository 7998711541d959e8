package dev.tocsin.policyfile;

import dev.tocsin.incident.TocsinException;
import java.util.regex.Pattern;

/** Writes paths into a document the way people read them: {@code escalation[0].when}. */
final class Where {
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]{1,80}");

  private Where() {}

  /** The path of a key's value. */
  static String key(String path, String key) {
    if (WORD.matcher(key).matches()) {
      return path.isEmpty() ? key : path + "." + key;
    }
    return path + "['" + TocsinException.excerpt(key) + "']";
  }

  /** The path of a list's element. */
  static String item(String path, int index) {
    return path + "[" + index + "]";
  }
}
