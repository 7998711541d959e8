package dev.tocsin.verify;

import dev.tocsin.policy.AutomationRule;
import dev.tocsin.policy.KnownWorkaround;
import dev.tocsin.policy.Policy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Automations and workarounds of a policy, part by part, and what is not proved of them. */
final class SelfServiceParts {
  private SelfServiceParts() {}

  static Map<String, String> of(Policy policy) {
    Map<String, String> parts = new LinkedHashMap<>();
    for (AutomationRule each : policy.automations().values()) {
      List<String> words = new ArrayList<>();
      if (each.timeLimit() != null) {
        words.add("has " + DocumentWords.length(each.timeLimit()));
      }
      if (each.attempts() != null) {
        words.add("is tried " + Words.count(each.attempts(), "time"));
      }
      if (each.resolves() != null) {
        words.add("resolves as " + each.resolves());
      }
      parts.put(
          "automation " + each.name(),
          words.isEmpty() ? "is only asked for" : String.join(", ", words));
    }
    for (KnownWorkaround each : policy.workarounds().values()) {
      parts.put(
          "workaround " + each.id(),
          "%s: %s"
              .formatted(
                  each.when().matchesAll()
                      ? "for every incident"
                      : "for " + WhenWords.of(each.when()),
                  each.text()));
    }
    return parts;
  }

  /** Paths are proved as if automations failed at once. */
  static List<Finding> waits(Policy policy) {
    List<Finding> found = new ArrayList<>();
    for (AutomationRule each : policy.automations().values()) {
      Duration limit = each.timeLimit();
      if (limit != null) {
        found.add(
            new Finding(
                FindingKind.NOT_PROVED,
                Severity.INFO,
                List.of("automations", each.name()),
                "Paths that run automation '%s' wait for it up to %s, and are proved as if it failed at once."
                    .formatted(each.name(), DocumentWords.length(limit)),
                "Look at the rungs that are due for such an incident, if somebody else is on call by then.",
                null));
      }
    }
    return found;
  }
}
