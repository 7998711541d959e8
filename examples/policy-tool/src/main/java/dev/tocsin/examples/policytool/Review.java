package dev.tocsin.examples.policytool;

import dev.tocsin.verify.Finding;
import dev.tocsin.verify.Severity;
import dev.tocsin.verify.Witness;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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
      String example = example(finding);
      if (example != null) {
        lines.add("  For example: " + Terminal.plain(example) + ".");
      }
      lines.add("");
    }
    for (PolicyText text : texts) {
      lines.add(summary(text, found));
    }
    return lines;
  }

  /** The example, where it says more than the problem does. */
  static @Nullable String example(Finding finding) {
    Witness witness = finding.witness();
    boolean said =
        witness instanceof Witness.Names names
            && names.names().stream().allMatch(finding.problem()::contains);
    return witness == null || said ? null : witness.toString();
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
