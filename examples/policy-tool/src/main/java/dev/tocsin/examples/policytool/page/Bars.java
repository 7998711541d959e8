package dev.tocsin.examples.policytool.page;

import java.util.Locale;

/**
 * Bars that lie: each a name, a picture that is as wide as there is room, and a value. Text is
 * HTML, so that it stays readable on a phone.
 */
final class Bars {
  private final double most;
  private final StringBuilder rows = new StringBuilder();

  /** The value whose bar is as wide as can be. */
  Bars(double most) {
    this.most = most <= 0 ? 1 : most;
  }

  /** One bar; of several lengths each lies over the one before, so give the longest first. */
  void row(String name, String value, double[] lengths, String... styles) {
    rows.append("<div class=\"bar\"><span class=\"name\">")
        .append(Html.escaped(name))
        .append("</span><svg class=\"track\" aria-hidden=\"true\" width=\"100%\" height=\"16\">")
        .append("<rect class=\"room\" width=\"100%\" height=\"16\" rx=\"3\"/>");
    for (int i = 0; i < lengths.length; i++) {
      double width = Math.min(100, 100 * Math.max(0, lengths[i]) / most);
      rows.append(
          "<rect class=\"%s\" width=\"%s%%\" height=\"16\" rx=\"3\"/>"
              .formatted(styles[i], String.format(Locale.ROOT, "%.2f", width)));
    }
    rows.append("</svg><span class=\"value\">")
        .append(Html.escaped(value))
        .append("</span></div>\n");
  }

  String html() {
    return "<div class=\"bars\">\n" + rows + "</div>\n";
  }
}
