package dev.tocsin.examples.policytool.page;

import dev.tocsin.register.Figures;
import dev.tocsin.register.Pattern;
import dev.tocsin.servicelevel.TargetKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
  private static final int SHOWN = 12;
  private static final int MOST_PATTERNS = 100;
  private static final int MOST_WEEKS = 260;
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
    if (!figures.weeks().isEmpty()) {
      weeks();
    }
    backlog();
    toResolve();
    attainment();
    teams();
    reopened();
    people();
    patterns();
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
        time(resolve, resolve.median()),
        "median; 9 of 10 within " + time(resolve, resolve.p90()));
    Figures.Times acknowledge = all.toAcknowledge().elapsed();
    tile(
        "To acknowledge",
        time(acknowledge, acknowledge.median()),
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
    out.append("</dl>\n");
  }

  private void tile(String name, String value, String aside) {
    out.append(
        "<div><dt>%s</dt><dd>%s</dd><dd class=\"aside\">%s</dd></div>\n"
            .formatted(Html.escaped(name), Html.escaped(value), Html.escaped(aside)));
  }

  private void weeks() {
    List<Figures.Week> weeks = latest();
    section("Logged and resolved, week by week", "Each point is one week, from Monday on.");
    WeekChart flow = new WeekChart(weeks, List.of(Figures.Week::logged, Figures.Week::resolved));
    flow.line("logged", "first", Figures.Week::logged, false);
    flow.line("resolved", "second", Figures.Week::resolved, false);
    out.append(flow.html("Incidents logged and resolved in each week"));
    Table table = new Table("Week of", "Logged", "Resolved", "Reopened", "Open at its end");
    for (Figures.Week week : weeks) {
      table.row(
          week.monday().toString(),
          Human.number(week.logged()),
          Human.number(week.resolved()),
          Human.number(week.reopened()),
          Human.number(week.backlog()));
    }
    out.append(table.html("Table of the weeks"));
    end();
  }

  private void backlog() {
    section("Backlog", "How many incidents were open at the end of each week.");
    if (!figures.weeks().isEmpty()) {
      WeekChart chart = new WeekChart(latest(), List.of(Figures.Week::backlog));
      chart.line("open", "third", Figures.Week::backlog, true);
      out.append(chart.html("Incidents that were open at the end of each week"));
    }
    long most = figures.backlog().stream().mapToLong(Figures.Age::incidents).max().orElse(0);
    if (most == 0) {
      out.append("<p class=\"aside\">Nothing is open now.</p>\n");
      end();
      return;
    }
    out.append("<h3>Open now, by age</h3>\n");
    Bars bars = new Bars(most);
    for (Figures.Age age : figures.backlog()) {
      bars.row(age(age), Human.number(age.incidents()), new double[] {age.incidents()}, "third");
    }
    out.append(bars.html());
    end();
  }

  /** The last five years, of a register that goes back further. */
  private List<Figures.Week> latest() {
    List<Figures.Week> weeks = figures.weeks();
    return weeks.subList(Math.max(0, weeks.size() - MOST_WEEKS), weeks.size());
  }

  private static String age(Figures.Age age) {
    Duration to = age.to();
    return to == null
        ? age.from().toDays() + " days and more"
        : age.from().toDays() + " to " + to.toDays() + " days";
  }

  private void toResolve() {
    section(
        "Time to resolve, by priority",
        "Half are resolved within the dark bar, 9 of 10 within the middle one, 95 of 100 within the light one.");
    List<Figures.Group> groups = figures.byPriority();
    double most = 0;
    for (Figures.Group group : groups) {
      most = Math.max(most, (double) group.toResolve().elapsed().p95().toMillis());
    }
    Bars bars = new Bars(most);
    Table table =
        new Table(
            "Priority",
            "Resolved",
            "Median",
            "9 of 10",
            "95 of 100",
            "Longest",
            "Mean",
            "Median, business",
            "9 of 10, business",
            "Median open time",
            "Median to acknowledge");
    for (Figures.Group group : groups) {
      Figures.Times times = group.toResolve().elapsed();
      Figures.Times business = group.toResolve().business();
      Figures.Times open = group.openTime().elapsed();
      Figures.Times acknowledge = group.toAcknowledge().elapsed();
      bars.row(
          group.name(),
          "%s · %s · %s"
              .formatted(
                  time(times, times.median()), time(times, times.p90()), time(times, times.p95())),
          new double[] {times.p95().toMillis(), times.p90().toMillis(), times.median().toMillis()},
          "light",
          "middle",
          "first");
      table.row(
          group.name(),
          Human.number(times.count()),
          time(times, times.median()),
          time(times, times.p90()),
          time(times, times.p95()),
          time(times, times.longest()),
          time(times, times.mean()),
          time(business, business.median()),
          time(business, business.p90()),
          time(open, open.median()),
          time(acknowledge, acknowledge.median()));
    }
    out.append(bars.html()).append(table.html("Table of times"));
    end();
  }

  private void attainment() {
    section("Kept service levels", "Share of resolutions within their target.");
    attained("By priority", figures.byPriority());
    attained("By team", figures.byTeam());
    attained("By category", figures.byCategory());
    if (!figures.bySupplier().isEmpty()) {
      attained("By supplier", figures.bySupplier());
    }
    end();
  }

  private void attained(String name, List<Figures.Group> groups) {
    out.append("<h3>").append(Html.escaped(name)).append("</h3>\n");
    Bars bars = new Bars(1);
    Table table = new Table("Name", "Incidents", "Kept", "Missed", "Share kept");
    int shown = 0;
    for (Figures.Group group : groups) {
      Figures.Kept kept =
          group.targets().getOrDefault(TargetKind.RESOLUTION, new Figures.Kept(0, 0));
      Double share = group.attainment(TargetKind.RESOLUTION);
      if (share != null && shown++ < SHOWN) {
        bars.row(group.name(), Human.share(share), new double[] {share}, "second");
      }
      table.row(
          group.name(),
          Human.number(group.incidents()),
          Human.number(kept.kept()),
          Human.number(kept.missed()),
          Human.share(share));
    }
    out.append(shown == 0 ? "<p class=\"aside\">Nothing is known of targets.</p>\n" : bars.html());
    out.append(table.html(groups.size() > SHOWN ? "Table of all " + groups.size() : "Table"));
  }

  private void teams() {
    section("Busiest teams", "Incidents by the team that was accountable last.");
    bars(figures.byTeam(), "first");
    Table table =
        new Table(
            "Team",
            "Incidents",
            "Open",
            "Median to resolve",
            "9 of 10",
            "Reassigned",
            "Reassignments",
            "Returns",
            "Most on one");
    for (Figures.Group group : figures.byTeam()) {
      Figures.Times times = group.toResolve().elapsed();
      table.row(
          group.name(),
          Human.number(group.incidents()),
          Human.number(group.open()),
          time(times, times.median()),
          time(times, times.p90()),
          Human.number(group.reassigned()),
          Human.number(group.reassignments()),
          Human.number(group.returns()),
          Human.number(group.mostReassignments()));
    }
    out.append(table.html("Table of all teams"));
    out.append("<h3>Most frequent categories</h3>\n");
    bars(figures.byCategory(), "first");
    end();
  }

  private void bars(List<Figures.Group> groups, String style) {
    long most = groups.stream().mapToLong(Figures.Group::incidents).max().orElse(0);
    Bars bars = new Bars(most);
    for (Figures.Group group : groups.subList(0, Math.min(SHOWN, groups.size()))) {
      bars.row(
          group.name(), Human.number(group.incidents()), new double[] {group.incidents()}, style);
    }
    out.append(bars.html());
  }

  private void reopened() {
    Figures.Group all = figures.all();
    section(
        "Handed over and reopened",
        "%s of %s incidents changed teams, %s times in all, one of them %s times; %s times an incident came back to a team that had held it before. %s incidents were reopened, %s times in all."
            .formatted(
                Human.number(all.reassigned()),
                Human.number(all.incidents()),
                Human.number(all.reassignments()),
                Human.number(all.mostReassignments()),
                Human.number(all.returns()),
                Human.number(all.reopened()),
                Human.number(all.reopenings())));
    out.append("<h3>Share that changed teams, by priority</h3>\n");
    Bars handed = new Bars(1);
    Bars back =
        new Bars(figures.byPriority().stream().mapToDouble(ReportPage::rate).max().orElse(1));
    Table table =
        new Table("Priority", "Incidents", "Reassigned", "Returns", "Reopened", "Reopen rate");
    for (Figures.Group group : figures.byPriority()) {
      double share = (double) group.reassigned() / Math.max(1, group.incidents());
      handed.row(group.name(), Human.share(share), new double[] {share}, "third");
      back.row(group.name(), Human.share(group.reopenRate()), new double[] {rate(group)}, "alarm");
      table.row(
          group.name(),
          Human.number(group.incidents()),
          Human.number(group.reassigned()),
          Human.number(group.returns()),
          Human.number(group.reopened()),
          Human.share(group.reopenRate()));
    }
    out.append(handed.html());
    out.append("<h3>Reopen rate, by priority</h3>\n").append(back.html());
    out.append(table.html("Table"));
    end();
  }

  private static double rate(Figures.Group group) {
    return Objects.requireNonNullElse(group.reopenRate(), 0.0);
  }

  private void people() {
    if (figures.nightPages().isEmpty()) {
      return;
    }
    section(
        "Called at night",
        "Calls from %s to %s, %s."
            .formatted(
                figures.options().nightFrom(),
                figures.options().nightTo(),
                figures.options().zone()));
    long most = figures.nightPages().values().stream().mapToLong(Long::longValue).max().orElse(0);
    Bars bars = new Bars(most);
    figures
        .nightPages()
        .forEach(
            (person, count) ->
                bars.row(person, Human.number(count), new double[] {count}, "alarm"));
    out.append(bars.html());
    end();
  }

  private void patterns() {
    if (patterns.isEmpty()) {
      return;
    }
    section(
        "Recurs more than chance allows",
        "Candidates for a problem: weeks in which one thing happened more often than its share. The part in blue was to be expected (the number in brackets). Of the candidates at most 5 in 100 are chance.");
    List<Pattern> shown = patterns.subList(0, Math.min(SHOWN, patterns.size()));
    Bars bars = new Bars(shown.stream().mapToDouble(Pattern::count).max().orElse(1));
    for (Pattern pattern : shown) {
      bars.row(
          pattern.name() + ", " + day(pattern),
          "%s (%s)"
              .formatted(
                  Human.number(pattern.count()), Human.number(Math.round(pattern.expected()))),
          new double[] {pattern.count(), pattern.expected()},
          "alarm",
          "middle");
    }
    Table table = new Table("What", "Week from", "Incidents", "Expected", "Chance", "Such as");
    for (Pattern pattern : patterns.subList(0, Math.min(MOST_PATTERNS, patterns.size()))) {
      table.row(
          pattern.subject() + " " + pattern.name(),
          day(pattern),
          Human.number(pattern.count()),
          String.format(Locale.ROOT, "%.1f", pattern.expected()),
          String.format(Locale.ROOT, "%.1e", pattern.chance()),
          String.join(", ", pattern.evidence().subList(0, Math.min(3, pattern.evidence().size()))));
    }
    out.append(bars.html());
    out.append(
        table.html(
            "Table of " + Math.min(MOST_PATTERNS, patterns.size()) + " of " + patterns.size()));
    end();
  }

  private static String day(Pattern pattern) {
    return pattern.from().toString().substring(0, 10);
  }

  private void section(String title, String words) {
    out.append("<section>\n<h2>").append(Html.escaped(title)).append("</h2>\n<p class=\"aside\">");
    out.append(Html.escaped(words)).append("</p>\n");
  }

  private void end() {
    out.append("</section>\n");
  }

  private static String time(Figures.Times times, Duration value) {
    return times.count() == 0 ? "–" : Human.time(value);
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
