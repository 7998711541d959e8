package dev.tocsin.faults;

import dev.tocsin.faults.judge.Findings;
import dev.tocsin.faults.scenario.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table at the end. */
final class Report {
  private static final List<String> HEAD =
      List.of(
          "scenario",
          "faults",
          "commands ack/unknown(happened)/refused",
          "incidents",
          "rungs",
          "messages delivered/dup/superseded/parked",
          "leases lost",
          "outage",
          "worst rung",
          "worst message",
          "verdict");

  private Report() {}

  /** The lines of the table, and below it what does not hold. */
  static List<String> of(List<Outcome> outcomes) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEAD);
    outcomes.forEach(outcome -> rows.add(row(outcome)));
    int[] widths = new int[HEAD.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append(i == 0 ? "" : "  ")
            .append(row.get(i))
            .append(" ".repeat(widths[i] - row.get(i).length()));
      }
      lines.add(line.toString().stripTrailing());
    }
    for (Outcome outcome : outcomes) {
      Findings findings = outcome.findings();
      if (findings != null) {
        findings.told().forEach(each -> lines.add(outcome.scenario() + ": " + each));
      }
    }
    return lines;
  }

  private static List<String> row(Outcome outcome) {
    List<String> row = new ArrayList<>();
    row.add(outcome.scenario());
    row.add(String.valueOf(outcome.faults()));
    Findings findings = outcome.findings();
    List<String> cells =
        findings == null ? List.of("-", "-", "-", "-", "-", "-") : findings.cells();
    row.addAll(cells.subList(0, 4));
    row.add(String.valueOf(outcome.lost()));
    row.add(String.format(Locale.ROOT, "%.1f s", outcome.outage().toMillis() / 1000.0));
    row.addAll(cells.subList(4, 6));
    row.add(outcome.reason());
    return row;
  }
}
