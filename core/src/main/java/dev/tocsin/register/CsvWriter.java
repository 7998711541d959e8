package dev.tocsin.register;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes CSV that a spreadsheet can open safely: quoted as RFC 4180 says, lines ended by CR LF, and
 * no cell taken for a formula.
 *
 * <p>A cell that begins with {@code =}, {@code +}, {@code -}, {@code @}, TAB, CR or LF, or with one
 * of these in full width, gets an apostrophe in front: spreadsheets show it as text. So a cell need
 * not read back as it was; for that there is JSON Lines. For one thread; keeps nothing. Source:
 * hostile-inputs.md, class 7.
 */
public final class CsvWriter {
  private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private final Appendable to;

  /**
   * Writes from the beginning.
   *
   * @param to where it goes, best buffered; the caller closes it
   */
  public CsvWriter(Appendable to) {
    this.to = to;
  }

  /**
   * Writes one line.
   *
   * @param cells in order; null is an empty cell, another value its text
   * @throws IOException when it cannot be written
   */
  public void line(List<? extends @Nullable Object> cells) throws IOException {
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        to.append(',');
      }
      Object cell = cells.get(i);
      cell(cell == null ? "" : cell.toString());
    }
    to.append("\r\n");
  }

  private void cell(String text) throws IOException {
    boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    String safe = formula ? "'" + text : text;
    if (plain(safe)) {
      to.append(safe);
    } else {
      to.append('"').append(safe.replace("\"", "\"\"")).append('"');
    }
  }

  private static boolean plain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ',' || c == '"' || c == ';' || c < ' ') {
        return false;
      }
    }
    return text.strip().length() == text.length();
  }
}
