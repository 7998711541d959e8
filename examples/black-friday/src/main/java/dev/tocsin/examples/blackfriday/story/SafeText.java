package dev.tocsin.examples.blackfriday.story;

/** Text of strangers on a terminal: one physical line, and nothing in it that moves the cursor. */
public final class SafeText {
  private SafeText() {}

  public static String of(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        out.append("\\n");
      } else if (harmless(text, i)) {
        out.append(c);
      } else {
        out.append("\\u%04x".formatted((int) c));
      }
    }
    return out.toString();
  }

  private static boolean harmless(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
    return !Character.isISOControl(c)
        && Character.getType(c) != Character.FORMAT
        && c != 0x2028
        && c != 0x2029;
  }
}
