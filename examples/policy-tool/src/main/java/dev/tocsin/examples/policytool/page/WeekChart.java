package dev.tocsin.examples.policytool.page;

import dev.tocsin.register.Figures;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * Lines over weeks. The picture is stretched to the room that there is; its labels are HTML beside
 * it, so that they keep their size.
 */
final class WeekChart {
  private static final double WIDTH = 1000;
  private static final double HEIGHT = 240;

  private final List<Figures.Week> weeks;
  private final StringBuilder lines = new StringBuilder();
  private final StringBuilder legend = new StringBuilder();
  private final long most;

  WeekChart(List<Figures.Week> weeks, List<ToLongFunction<Figures.Week>> values) {
    this.weeks = weeks;
    long highest = 1;
    for (Figures.Week week : weeks) {
      for (ToLongFunction<Figures.Week> value : values) {
        highest = Math.max(highest, value.applyAsLong(week));
      }
    }
    this.most = round(highest);
  }

  void line(String name, String style, ToLongFunction<Figures.Week> value, boolean filled) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < weeks.size(); i++) {
      points.append(point(x(i), y(value.applyAsLong(weeks.get(i)))));
    }
    if (filled) {
      lines.append(
          "<polygon class=\"%s-area\" points=\"%s%s%s\"/>"
              .formatted(style, point(x(0), HEIGHT), points, point(x(weeks.size() - 1), HEIGHT)));
    }
    lines.append("<polyline class=\"%s-line\" points=\"%s\"/>\n".formatted(style, points));
    legend.append(
        "<li><svg width=\"22\" height=\"12\" aria-hidden=\"true\"><path class=\"%s-line\" d=\"M1 6H21\"/></svg>%s</li>"
            .formatted(style, Html.escaped(name)));
  }

  String html(String label) {
    StringBuilder out = new StringBuilder("<ul class=\"legend\">").append(legend).append("</ul>\n");
    out.append("<div class=\"weeks\"><div class=\"ys\"><span>")
        .append(Human.number(most))
        .append("</span><span>")
        .append(Human.number(most / 2))
        .append("</span><span>0</span></div>\n<svg role=\"img\" aria-label=\"")
        .append(Html.escaped(label))
        .append("\" viewBox=\"0 0 1000 240\" preserveAspectRatio=\"none\">");
    for (int i = 0; i <= 2; i++) {
      out.append("<path class=\"grid\" d=\"M0 %dH1000\"/>".formatted(i * 120));
    }
    out.append('\n').append(lines).append("</svg>\n<div class=\"xs\">");
    int last = weeks.size() - 1;
    for (int i = 0; i < 4; i++) {
      int at = last * i / 3;
      if (i == 0 || at != last * (i - 1) / 3) {
        out.append("<span>").append(weeks.get(at).monday()).append("</span>");
      }
    }
    return out.append("</div></div>\n").toString();
  }

  private double x(int week) {
    return weeks.size() == 1 ? WIDTH / 2 : WIDTH * week / (weeks.size() - 1);
  }

  private double y(long value) {
    return HEIGHT - HEIGHT * value / most;
  }

  private static String point(double x, double y) {
    return String.format(Locale.ROOT, "%.1f,%.1f ", x, y);
  }

  /** A little above, and so round that half of it is whole. */
  private static long round(long value) {
    long step = 1;
    while (step * 10 < value) {
      step *= 10;
    }
    for (long tenths : new long[] {10, 12, 16, 20, 24, 30, 40, 50, 60, 80, 100}) {
      long rounded = tenths * step / 10;
      if (rounded >= value && rounded % 2 == 0) {
        return rounded;
      }
    }
    return 20 * step;
  }
}
