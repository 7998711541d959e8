package dev.tocsin.examples.policytool.page;

import dev.tocsin.register.Figures;
import java.time.Duration;

/** Writes sections of the page one after the other. */
abstract class Sections {
  /** How many bars a chart has; its table has all. */
  static final int SHOWN = 12;

  final StringBuilder out = new StringBuilder();

  /** All of its sections. */
  abstract String html();

  final void section(String title, String words) {
    out.append("<section>\n<h2>").append(Html.escaped(title)).append("</h2>\n<p class=\"aside\">");
    out.append(Html.escaped(words)).append("</p>\n");
  }

  final void end() {
    out.append("</section>\n");
  }

  static String time(Figures.Times times, Duration value) {
    return times.count() == 0 ? "–" : Human.time(value);
  }
}
