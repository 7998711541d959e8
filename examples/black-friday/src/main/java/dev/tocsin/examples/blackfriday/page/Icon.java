package dev.tocsin.examples.blackfriday.page;

import java.util.Locale;

/** Draws marks; each differs from the others by its shape, not only by its colour. */
final class Icon {
  private Icon() {}

  static void draw(Markup svg, Mark.Kind kind, double x, double y) {
    String style = "m " + kind.name().toLowerCase(Locale.ROOT);
    switch (kind) {
      case REPORT -> circle(svg, style, x, y, 6);
      case AGAIN, RELEASE -> circle(svg, style, x, y, 4.5);
      case NOTE -> circle(svg, style, x, y, 4);
      case PAGE -> polygon(svg, style, x, y, 0, -7, 7, 0, 0, 7, -7, 0);
      case CALL -> polygon(svg, style, x, y, -7, -6, 7, -6, 0, 7);
      case INFORM -> polygon(svg, style, x, y, -5, -5, 5, -5, 5, 5, -5, 5);
      case PRIMARY ->
          polygon(
              svg, style, x, y, 0, -8, 2.2, -2.6, 7.6, -2.5, 3.4, 1, 4.9, 6.6, 0, 3.3, -4.9, 6.6,
              -3.4, 1, -7.6, -2.5, -2.2, -2.6);
      case WORK -> polygon(svg, style, x, y, -4, -6, 7, 0, -4, 6);
      case ACKNOWLEDGE, RESOLVE -> {
        circle(svg, style, x, y, 7.5);
        glyph(svg, "M%s %sl2.6 2.8l4.8 -5.6".formatted(n(x - 3.7), n(y + 0.2)));
      }
      case CLOSE -> {
        polygon(svg, style, x, y, -6, -6, 6, -6, 6, 6, -6, 6);
        glyph(svg, "M%s %sl6 6m0 -6l-6 6".formatted(n(x - 3), n(y - 3)));
      }
    }
  }

  private static void circle(Markup svg, String style, double x, double y, double r) {
    svg.empty("circle", "class", style, "cx", x, "cy", y, "r", r);
  }

  private static void polygon(Markup svg, String style, double x, double y, double... points) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < points.length; i += 2) {
      text.append(n(x + points[i])).append(',').append(n(y + points[i + 1])).append(' ');
    }
    svg.empty("polygon", "class", style, "points", text.toString().strip());
  }

  private static void glyph(Markup svg, String path) {
    svg.empty("path", "class", "glyph", "d", path);
  }

  /** A number as SVG wants it, and the same on every machine. */
  static String n(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
