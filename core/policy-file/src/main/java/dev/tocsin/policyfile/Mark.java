package dev.tocsin.policyfile;

/**
 * A place in the text.
 *
 * @param line from 1
 * @param column from 1, in characters
 */
record Mark(int line, int column) {
  /** Where there is no text. */
  static final Mark NOWHERE = new Mark(0, 0);

  /** Where every document begins. */
  static final Mark START = new Mark(1, 1);

  /** The place of the character at an index; CR LF, CR and LF each end one line. */
  static Mark at(CharSequence text, int index) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < index; i++) {
      char c = text.charAt(i);
      boolean endsLine =
          c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
      if (endsLine) {
        line++;
        column = 1;
      } else if (!Character.isLowSurrogate(c)) {
        column++;
      }
    }
    return new Mark(line, column);
  }
}
