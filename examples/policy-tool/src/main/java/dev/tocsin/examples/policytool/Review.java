package dev.tocsin.examples.policytool;

import dev.tocsin.verify.Finding;
import dev.tocsin.verify.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Findings as a colleague would write them under a change. */
final class Review {
  private Review() {}

  static List<String> of(List<PolicyText> texts, List<CheckCommand.Found> found) {
    List<String> lines = new ArrayList<>();
    for (CheckCommand.Found each : found) {
      Finding finding = each.finding();
      lines.add(
          "%s: %s [%s]"
              .formatted(
                  each.text().at(finding.place()),
                  word(finding.severity()),
                  finding.kind().word()));
      lines.add("  " + Terminal.plain(finding.problem()));
      lines.add("  " + Terminal.plain(finding.remedy()));
      if (finding.witness() != null) {
        lines.add("  For example: " + Terminal.plain(finding.witness().toString()) + ".");
      }
      lines.add("");
    }
    for (PolicyText text : texts) {
      lines.add(summary(text, found));
    }
    return lines;
  }

  static String word(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  private static String summary(PolicyText text, List<CheckCommand.Found> found) {
    List<String> counts = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      long count =
          found.stream()
              .filter(each -> each.text().equals(text) && each.finding().severity() == severity)
              .count();
      if (count > 0) {
        counts.add(
            count + " " + word(severity) + (count == 1 || severity == Severity.INFO ? "" : "s"));
      }
    }
    return "%s: policy '%s', version %s: %s."
        .formatted(
            text.name(),
            Terminal.plain(text.policy().name()),
            text.policy().version(),
            counts.isEmpty() ? "nothing found" : String.join(", ", counts));
  }
}
