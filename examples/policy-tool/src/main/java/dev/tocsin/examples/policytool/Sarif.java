package dev.tocsin.examples.policytool;

import dev.tocsin.policyfile.PolicyFile;
import dev.tocsin.verify.Finding;
import dev.tocsin.verify.FindingKind;
import dev.tocsin.verify.Severity;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Findings as a SARIF 2.1.0 log, which code hosts show beside the lines. */
final class Sarif {
  private Sarif() {}

  static Map<String, Object> log(List<CheckCommand.Found> found, List<Unreadable> errors) {
    List<FindingKind> kinds = Arrays.asList(FindingKind.values());
    List<Object> rules = new ArrayList<>();
    for (FindingKind kind : kinds) {
      rules.add(
          ordered(
              "id", kind.word(),
              "shortDescription", Map.of("text", kind.word().replace('-', ' '))));
    }
    List<Object> results = new ArrayList<>();
    for (CheckCommand.Found each : found) {
      results.add(result(each));
    }
    Map<String, Object> run =
        ordered(
            "tool",
            Map.of("driver", ordered("name", "tocsin", "version", "0.1.0", "rules", rules)),
            "invocations",
            List.of(
                ordered(
                    "executionSuccessful",
                    errors.isEmpty(),
                    "toolExecutionNotifications",
                    errors.stream().map(Sarif::notification).toList())),
            "results",
            results,
            "columnKind",
            "unicodeCodePoints");
    return ordered(
        "$schema",
        "https://json.schemastore.org/sarif-2.1.0.json",
        "version",
        "2.1.0",
        "runs",
        List.of(run));
  }

  private static Map<String, Object> result(CheckCommand.Found found) {
    Finding finding = found.finding();
    PolicyFile.Position position = found.text().places().position(finding.place());
    String witness = Review.example(finding);
    String example = witness == null ? "" : " For example: " + witness + ".";
    return ordered(
        "ruleId",
        finding.kind().word(),
        "ruleIndex",
        Arrays.asList(FindingKind.values()).indexOf(finding.kind()),
        "level",
        level(finding.severity()),
        "message",
        Map.of("text", finding.problem() + " " + finding.remedy() + example),
        "locations",
        location(found.text().name(), position.line(), position.column()));
  }

  private static Map<String, Object> notification(Unreadable error) {
    return ordered(
        "level",
        "error",
        "message",
        Map.of("text", error.words()),
        "locations",
        location(error.file(), error.line(), error.column()));
  }

  private static List<Object> location(String file, int line, int column) {
    return List.of(
        Map.of(
            "physicalLocation",
            ordered(
                "artifactLocation",
                Map.of("uri", uri(file)),
                "region",
                ordered("startLine", Math.max(1, line), "startColumn", Math.max(1, column)))));
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "note";
    };
  }

  private static String uri(String name) {
    try {
      return new URI(null, null, name.replace('\\', '/'), null).toString();
    } catch (URISyntaxException e) {
      return "policy";
    }
  }

  private static Map<String, Object> ordered(Object... all) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < all.length; i += 2) {
      map.put((String) all[i], all[i + 1]);
    }
    return map;
  }
}
