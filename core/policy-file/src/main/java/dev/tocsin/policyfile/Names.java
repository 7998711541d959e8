package dev.tocsin.policyfile;

/**
 * Refuses names that the register could not keep.
 *
 * <p>Source: hostile-inputs.md, class 1. The core's builders take names as they come, and the
 * values of an incident would refuse them only when the first incident needs them.
 */
final class Names {
  /** The longest name. */
  static final int NAME = 200;

  /** The longest message. */
  static final int MESSAGE = 65_536;

  private Names() {}

  /** The longest name of a part of the policy. */
  static final int ID = 80;

  /** A name: one line, not blank, at most {@link #NAME} characters. */
  static String check(Doc doc, String text) {
    return check(doc, text, NAME);
  }

  /** The name of a part of the policy: the same, at most {@link #ID} characters. */
  static String id(Doc doc, String text) {
    return check(doc, text, ID);
  }

  private static String check(Doc doc, String text, int limit) {
    wellFormed(doc, text, limit);
    if (text.isBlank()) {
      throw doc.fail("the name is blank", "give it at least one character");
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == 0x7f || c == 0x85 || c == 0x2028 || c == 0x2029) {
        throw doc.fail(
            "the name '%s' has the control character U+%04X".formatted(Doc.excerpt(text), (int) c),
            "take it out: a name is a single line");
      }
    }
    return text;
  }

  /** A message: text of any number of lines. */
  static String message(Doc doc) {
    String text = wellFormed(doc, doc.text(), MESSAGE);
    if (text.isBlank()) {
      throw doc.fail("the message is blank", "say something, or leave it out for the usual words");
    }
    return text;
  }

  private static String wellFormed(Doc doc, String text, int limit) {
    if (text.length() > limit) {
      throw doc.fail(
          "the text has " + text.length() + " characters",
          "shorten it to at most " + limit + " characters");
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (pair) {
        i++;
      } else if (c == 0 || Character.isSurrogate(c)) {
        throw doc.fail(
            "the text has " + (c == 0 ? "a NUL character" : "a lone surrogate") + " in it",
            "take it out: no database keeps it");
      }
    }
    return text;
  }
}
