package dev.tocsin.examples.blackfriday.story;

import java.util.ArrayList;
import java.util.List;

/** Lays text out in columns, each of which wraps on its own. */
final class Columns {
  static final int WIDTH = 110;
  private static final String GAP = "  ";

  private Columns() {}

  /** One row; texts that are longer than their column go on below. */
  static List<String> row(List<Integer> widths, List<String> texts) {
    List<List<String>> cells = new ArrayList<>();
    int height = 1;
    for (int i = 0; i < widths.size(); i++) {
      List<String> cell = wrap(texts.get(i), widths.get(i));
      cells.add(cell);
      height = Math.max(height, cell.size());
    }
    List<String> lines = new ArrayList<>();
    for (int y = 0; y < height; y++) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.size(); i++) {
        String text = y < cells.get(i).size() ? cells.get(i).get(y) : "";
        line.append(text).append(" ".repeat(Math.max(0, widths.get(i) - length(text)))).append(GAP);
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  /** Text with a hanging indent. */
  static List<String> paragraph(String head, String text) {
    String indent = " ".repeat(length(head));
    List<String> lines = new ArrayList<>();
    for (String line : wrap(text, WIDTH - length(head))) {
      lines.add((lines.isEmpty() ? head : indent) + line);
    }
    return lines;
  }

  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      String rest = word;
      if (line.length() > 0 && length(line) + 1 + length(rest) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      while (length(rest) > width) {
        int cut = rest.offsetByCodePoints(0, width);
        lines.add(rest.substring(0, cut));
        rest = rest.substring(cut);
      }
      line.append(line.length() == 0 ? "" : " ").append(rest);
    }
    lines.add(line.toString());
    return lines;
  }

  private static int length(CharSequence text) {
    return Character.codePointCount(text, 0, text.length());
  }
}
