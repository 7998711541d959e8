package dev.tocsin.examples.policytool;

/** Text that a terminal may show: names in a policy may hold what moves the cursor. */
final class Terminal {
  private Terminal() {}

  /** The same text, with control and direction characters as question marks. */
  static String plain(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            each -> {
              int type = Character.getType(each);
              boolean harmful =
                  type == Character.CONTROL
                      || type == Character.FORMAT
                      || type == Character.SURROGATE
                      || type == Character.LINE_SEPARATOR
                      || type == Character.PARAGRAPH_SEPARATOR;
              out.appendCodePoint(harmful ? '?' : each);
            });
    return out.toString();
  }
}
