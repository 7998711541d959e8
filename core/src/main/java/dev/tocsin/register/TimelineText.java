package dev.tocsin.register;

/** What people wrote, cut to one line and escaped for where it stands. */
final class TimelineText {
  private static final int LONGEST = 300;
  private static final String SIGNS = "\\`*_{}[]()#+-=.!|~@";

  private TimelineText() {}

  /** One physical line, not longer than can be read. */
  static String line(String text) {
    StringBuilder out = new StringBuilder();
    boolean space = false;
    for (int i = 0; i < text.length() && out.length() < LONGEST; ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (blank(c)) {
        space = !out.isEmpty();
        continue;
      }
      out.append(space ? " " : "").appendCodePoint(c);
      space = false;
    }
    return out.length() < LONGEST ? out.toString() : out.append('\u2026').toString();
  }

  /** White space, control characters, and what turns the direction of the text. */
  private static boolean blank(int c) {
    int type = Character.getType(c);
    return Character.isWhitespace(c)
        || type == Character.CONTROL
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
  }

  /** What could mean something stands for itself; an address is no link. */
  static void markdown(String text, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '<' || c == '>' || c == '&') {
        html(c, out);
      } else {
        boolean sign = SIGNS.indexOf(c) >= 0 || (c == ':' && text.startsWith("//", i + 1));
        out.append(sign ? "\\" : "").append(c);
      }
    }
  }

  static void html(String text, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      html(text.charAt(i), out);
    }
  }

  private static void html(char c, StringBuilder out) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      default -> out.append(c);
    }
  }
}
