package dev.tocsin.examples.policytool.page;

/** Text for HTML. Source: hostile-inputs.md, class 4. */
final class Html {
  private Html() {}

  /** As text and in quoted attributes it reads as it was written; it can never be mark-up. */
  static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(harmful(c) ? '?' : c);
              }
            });
    return out.toString();
  }

  /** Control characters, and those that turn the direction of what follows. */
  private static boolean harmful(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
