package dev.tocsin.examples.policytool;

import dev.tocsin.escalation.MatrixRow;
import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.Rung;
import dev.tocsin.policy.Policy;
import java.util.ArrayList;
import java.util.List;

/** The rows of the matrix in order: for whom, and which rungs they lead to. */
final class MatrixSvg {
  private static final double LINE = 20;
  private static final int WORDS = 44;
  private static final double NAME = 24;
  private static final double WHEN = 250;
  private static final double PATH = 620;

  private MatrixSvg() {}

  static String of(Policy policy) {
    Svg svg = new Svg();
    svg.text("aside", NAME, 28, "start", "row");
    svg.text("aside", WHEN, 28, "start", "for");
    svg.text("aside", PATH, 28, "start", "path");
    double y = 44;
    int number = 0;
    for (MatrixRow row : policy.matrix().rows()) {
      List<String> name = wrapped(++number + ". " + row.name(), 26);
      List<String> when = wrapped(Conditions.of(row.when()), WORDS);
      List<String> rungs = new ArrayList<>();
      Path path = policy.matrix().path(row.path());
      if (path != null) {
        for (Rung rung : path.rungs()) {
          rungs.addAll(wrapped(RungWords.of(path, rung), 90));
        }
      }
      int lines = Math.max(Math.max(name.size(), when.size()), Math.max(rungs.size(), 1));
      svg.rect("band", 12, y, 1_360, lines * LINE + 16, row.name());
      lines(svg, "head", NAME, y, name);
      lines(svg, "", WHEN, y, when);
      lines(svg, "", PATH, y, rungs);
      y += lines * LINE + 24;
    }
    return svg.document("The escalation matrix of " + policy.name());
  }

  private static void lines(Svg svg, String style, double x, double y, List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      svg.text(style, x, y + 22 + i * LINE, "start", lines.get(i));
    }
  }

  private static List<String> wrapped(String text, int most) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      for (String rest = word; ; rest = rest.substring(most)) {
        String piece = rest.length() > most ? rest.substring(0, most) : rest;
        if (line.length() > 0 && line.length() + 1 + piece.length() > most) {
          lines.add(line.toString());
          line.setLength(0);
        }
        line.append(line.length() == 0 ? "" : " ").append(piece);
        if (rest.length() <= most) {
          break;
        }
      }
    }
    lines.add(line.toString());
    return lines;
  }
}
