package dev.tocsin.examples.policytool.page;

import dev.tocsin.register.Pattern;
import java.util.List;
import java.util.Locale;

/** What recurs more often than chance allows. */
final class PatternSection extends Sections {
  private static final int MOST_PATTERNS = 100;

  private final List<Pattern> patterns;

  PatternSection(List<Pattern> patterns) {
    this.patterns = patterns;
  }

  @Override
  String html() {
    patterns();
    return out.toString();
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
}
