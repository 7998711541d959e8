package dev.tocsin.register;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Reads lines of bounded length, whatever comes. For one thread. */
final class LineReader {
  /** More than any commit may hold. */
  static final int LONGEST = 2 << 20;

  private final Reader from;
  private final char[] buffer = new char[8_192];
  private int at;
  private int end;
  private long number;

  /**
   * Reads from the beginning.
   *
   * @param from where the lines come from; the caller closes it
   */
  LineReader(Reader from) {
    this.from = from;
  }

  /**
   * The number of the line that was read last.
   *
   * @return from 1; 0 before the first
   */
  long number() {
    return number;
  }

  /**
   * The next line that is not blank.
   *
   * @return without its end; null after the last
   * @throws IOException when it cannot be read
   * @throws RegisterLineException when it is longer than {@link #LONGEST}
   */
  @Nullable String next() throws IOException {
    StringBuilder line = new StringBuilder();
    while (true) {
      if (at == end) {
        at = 0;
        end = Math.max(0, from.read(buffer));
        if (end == 0) {
          number += line.isEmpty() ? 0 : 1;
          return blank(line) ? null : line.toString();
        }
      }
      int start = at;
      while (at < end && buffer[at] != '\n') {
        at++;
      }
      line.append(buffer, start, at - start);
      if (line.length() > LONGEST) {
        throw new RegisterLineException(
            number + 1, null, "is longer than " + LONGEST + " characters: it is no entry.", null);
      }
      if (at < end) {
        at++;
        number++;
        if (!blank(line)) {
          return line.toString();
        }
        line.setLength(0);
      }
    }
  }

  private static boolean blank(StringBuilder line) {
    return line.toString().isBlank();
  }
}
