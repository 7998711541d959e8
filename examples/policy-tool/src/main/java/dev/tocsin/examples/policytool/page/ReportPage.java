package dev.tocsin.examples.policytool.page;

import dev.tocsin.register.Figures;
import dev.tocsin.register.Pattern;
import dev.tocsin.servicelevel.TargetKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Figures as one page of HTML that needs nothing else: no script, no font, no network. Charts are
 * inline SVG, and behind each stands its table. Equal figures give equal pages.
 */
public final class ReportPage {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final Figures figures;
  private final List<Pattern> patterns;
  private final StringBuilder out = new StringBuilder();

  private ReportPage(Figures figures, List<Pattern> patterns) {
    this.figures = figures;
    this.patterns = patterns;
  }

  /**
   * Writes the page.
   *
   * @param title such as the name of the log; any text
   * @param figures what it tells
   * @param patterns what recurs more than chance allows
   * @return HTML
   */
  public static String of(String title, Figures figures, List<Pattern> patterns) {
    return new ReportPage(figures, patterns).page(title);
  }

  private String page(String title) {
    String name = Html.escaped(title);
    out.append(
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>%s: incidents</title>
        <style>
        %s</style>
        </head>
        <body>
        <main>
        <header>
        <p class="eyebrow">Incident report</p>
        <h1>%s</h1>
        <p class="aside">%s</p>
        </header>
        """
            .formatted(name, css(), name, Html.escaped(about())));
    keyFigures();
    out.append(new FlowSections(figures).html());
    out.append(new GroupSections(figures).html());
    out.append(new PatternSection(patterns).html());
    out.append(
        "<footer>Percentiles are at most %s away from the exact ones. Time to resolve runs from when the trouble began, or else was logged, to the final resolution. Business time is counted on %s.</footer>\n</main>\n</body>\n</html>"
            .formatted(
                Human.share(Figures.RELATIVE_ERROR),
                Html.escaped(
                    "the calendar '%s' (%s)"
                        .formatted(
                            figures.options().calendar().id(),
                            figures.options().calendar().zone()))));
    return out.toString();
  }

  private String about() {
    long out = figures.leftOut().values().stream().mapToLong(Long::longValue).sum();
    return "%s incidents, as of %s%s."
        .formatted(
            Human.number(figures.all().incidents()),
            DAY.format(figures.options().asOf()),
            out == 0
                ? ""
                : "; %s children, duplicates, cancelled ones and exercises are left out"
                    .formatted(Human.number(out)));
  }

  private void keyFigures() {
    Figures.Group all = figures.all();
    Figures.Times resolve = all.toResolve().elapsed();
    out.append("<dl class=\"figures\">");
    tile("Incidents", Human.number(all.incidents()), "open now: " + Human.number(all.open()));
    tile(
        "To resolve",
        Sections.time(resolve, resolve.median()),
        "median; 9 of 10 within " + Sections.time(resolve, resolve.p90()));
    Figures.Times acknowledge = all.toAcknowledge().elapsed();
    tile(
        "To acknowledge",
        Sections.time(acknowledge, acknowledge.median()),
        "median, of " + Human.number(acknowledge.count()));
    tile(
        "Service level",
        Human.share(all.attainment(TargetKind.RESOLUTION)),
        "of resolutions in time");
    tile("Reopened", Human.share(all.reopenRate()), Human.number(all.reopenings()) + " reopenings");
    tile(
        "First contact",
        Human.share(all.firstContactShare()),
        "self-service: " + Human.share(all.selfServiceShare()));
    Double rating = all.feedback().rating();
    if (rating != null) {
      tile(
          "Rating",
          String.format(Locale.ROOT, "%.1f of 5", rating),
          "rejected: " + Human.share(all.rejectedShare()));
    }
    out.append("</dl>\n");
  }

  private void tile(String name, String value, String aside) {
    out.append(
        "<div><dt>%s</dt><dd>%s</dd><dd class=\"aside\">%s</dd></div>\n"
            .formatted(Html.escaped(name), Html.escaped(value), Html.escaped(aside)));
  }

  private static String css() {
    try (InputStream in =
        Objects.requireNonNull(ReportPage.class.getResourceAsStream("report.css"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
