package dev.tocsin.examples.policytool;

import dev.tocsin.policyfile.PolicyFile;
import dev.tocsin.verify.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Findings as JSON. */
final class CheckJson {
  private CheckJson() {}

  static Map<String, Object> of(
      List<PolicyText> texts, List<CheckCommand.Found> found, List<Unreadable> errors) {
    List<Object> policies = new ArrayList<>();
    for (PolicyText text : texts) {
      policies.add(
          Map.of(
              "file", text.name(),
              "policy", text.policy().name(),
              "version", text.policy().version()));
    }
    List<Object> findings = new ArrayList<>();
    for (CheckCommand.Found each : found) {
      findings.add(finding(each));
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("policies", policies);
    all.put("findings", findings);
    all.put("errors", errors.stream().map(Unreadable::json).toList());
    return all;
  }

  private static Map<String, @Nullable Object> finding(CheckCommand.Found found) {
    Finding finding = found.finding();
    PolicyFile.Position position = found.text().places().position(finding.place());
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("file", found.text().name());
    all.put("line", position.line());
    all.put("column", position.column());
    all.put("place", finding.place());
    all.put("severity", Review.word(finding.severity()));
    all.put("kind", finding.kind().word());
    all.put("problem", finding.problem());
    all.put("remedy", finding.remedy());
    all.put("example", finding.witness() == null ? null : finding.witness().toString());
    return all;
  }
}
