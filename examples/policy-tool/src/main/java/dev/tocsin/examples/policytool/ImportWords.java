package dev.tocsin.examples.policytool;

import dev.tocsin.examples.policytool.page.Human;
import dev.tocsin.registerfile.Deviation;
import dev.tocsin.registerfile.ImportReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What came in, line by line. */
final class ImportWords {
  private static final int SHOWN = 15;

  private final List<String> lines = new ArrayList<>();

  private ImportWords() {}

  static List<String> of(String mapping, String log, ImportReport report) {
    ImportWords words = new ImportWords();
    words.came(mapping, log, report);
    words.deviations(report);
    words.oracles(report);
    words.counts("First states", report.firstStates());
    words.counts("From state to state", report.transitions());
    words.counts("Impact × urgency → priority", report.priorities());
    return words.lines;
  }

  private void came(String mapping, String log, ImportReport report) {
    lines.add(
        "%s, read as %s: %s, %s, %s entries%s"
            .formatted(
                log,
                mapping,
                Human.number(report.rows(), "row"),
                Human.number(report.incidents(), "incident"),
                Human.number(report.entries()),
                report.first() == null
                    ? "."
                    : ", from " + report.first() + " to " + report.last() + "."));
    tally("reopened", "reopenings", report.reopened());
    tally("handed to another team", "hand-overs", report.reassigned());
    lines.add(
        "Rows in the same minute or instant as the one before: "
            + Human.number(report.sameTime())
            + ".");
  }

  private void tally(String what, String times, ImportReport.Tally tally) {
    lines.add(
        "Incidents that were %s: %s (%s %s, at most %s on one)."
            .formatted(
                what,
                Human.number(tally.incidents()),
                Human.number(tally.total()),
                times,
                Human.number(tally.most())));
  }

  private void deviations(ImportReport report) {
    head("Did not conform");
    if (report.deviations().isEmpty()) {
      lines.add("  nothing");
    }
    report
        .deviations()
        .forEach(
            (kind, seen) -> {
              Deviation first = seen.example();
              lines.add(
                  "%9s  %s, on %s; first %s, line %d%s"
                      .formatted(
                          Human.number(seen.count()),
                          kind.words(),
                          Human.number(seen.incidents(), "incident"),
                          first.incident().isEmpty() ? "of none" : first.incident(),
                          first.line(),
                          first.words().isEmpty() ? "" : ": " + first.words()));
            });
  }

  private void oracles(ImportReport report) {
    if (report.oracles().isEmpty()) {
      return;
    }
    head("What the log counts itself, beside what its rows show");
    for (ImportReport.Oracle each : report.oracles()) {
      boolean kept = each.name().equals("kept");
      long compared = each.agree() + each.differ();
      lines.add(
          "  %-14s %s; the log says %s"
              .formatted(
                  kept ? "service level" : each.name(),
                  compared == 0
                      ? "not compared"
                      : "the same on %s of %s incidents (%s)"
                          .formatted(
                              Human.number(each.agree()),
                              Human.number(compared),
                              Human.share((double) each.agree() / compared)),
                  kept
                      ? "kept on %s, missed on %s"
                          .formatted(Human.number(each.total()), Human.number(each.most()))
                      : "%s in all, at most %s on one"
                          .formatted(Human.number(each.total()), Human.number(each.most()))));
    }
  }

  private void counts(String title, Map<String, Long> counts) {
    if (counts.isEmpty()) {
      return;
    }
    head(title);
    counts.entrySet().stream()
        .limit(SHOWN)
        .forEach(
            each -> lines.add("%9s  %s".formatted(Human.number(each.getValue()), each.getKey())));
    if (counts.size() > SHOWN) {
      lines.add("           and %d more (--json has all)".formatted(counts.size() - SHOWN));
    }
  }

  private void head(String title) {
    lines.add("");
    lines.add(title);
  }
}
