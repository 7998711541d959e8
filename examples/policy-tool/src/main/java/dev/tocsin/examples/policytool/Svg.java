package dev.tocsin.examples.policytool;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes a picture; every text is escaped. */
final class Svg {
  private static final String STYLE =
      """
      svg{font:14px system-ui,sans-serif;background:#fff;color:#1d2733}
      text{fill:#1d2733}.aside{fill:#5b6876}.head{font-weight:600}
      .box{fill:#eef3f8;stroke:#7d93a8}.band{fill:#f7f9fb}.line{stroke:#d3dce4;fill:none}
      .bar0{fill:#4a7fb5}.bar1{fill:#c06a2b}.bar2{fill:#4f8f5b}.bar3{fill:#8a5fa8}.bar4{fill:#b04f6f}
      .bar5{fill:#6f7d2f}.none{fill:#d23c3c}
      @media (prefers-color-scheme:dark){svg{background:#141a21;color:#e3eaf1}text{fill:#e3eaf1}
      .aside{fill:#9fb0c0}.box{fill:#223140;stroke:#6f8aa3}.band{fill:#1a222b}.line{stroke:#33414f}}
      """;

  private final List<String> parts = new ArrayList<>();
  private double width;
  private double height;

  void rect(String style, double x, double y, double w, double h, String title) {
    grow(x + w, y + h);
    parts.add(
        "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"4\">%s</rect>"
            .formatted(
                style,
                n(x),
                n(y),
                n(w),
                n(h),
                title.isEmpty() ? "" : "<title>" + escaped(title) + "</title>"));
  }

  void text(String style, double x, double y, String anchor, String text) {
    grow(x + (anchor.equals("start") ? 8.2 * text.length() : 0), y + 6);
    parts.add(
        "<text class=\"%s\" x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>"
            .formatted(style, n(x), n(y), anchor, escaped(text)));
  }

  void line(double x1, double y1, double x2, double y2) {
    grow(x2, y2);
    parts.add("<path class=\"line\" d=\"M%s %sL%s %s\"/>".formatted(n(x1), n(y1), n(x2), n(y2)));
  }

  private void grow(double x, double y) {
    width = Math.max(width, x);
    height = Math.max(height, y);
  }

  String document(String title) {
    return """
        <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="%s" width="%s" height="%s" viewBox="0 0 %s %s">
        <title>%s</title>
        <style>%s</style>
        %s
        </svg>"""
        .formatted(
            escaped(title),
            n(width + 24),
            n(height + 24),
            n(width + 24),
            n(height + 24),
            escaped(title),
            STYLE,
            String.join("\n", parts));
  }

  static String n(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String escaped(String text) {
    return Terminal.plain(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
