package dev.tocsin.verify;

import dev.tocsin.policy.MajorRules;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a policy says of major incidents, each under its name, in words. */
final class MajorParts {
  private static final String SECTION = "major incidents, ";

  private MajorParts() {}

  static void put(Map<String, String> parts, @Nullable MajorRules rules) {
    if (rules == null) {
      return;
    }
    parts.put(SECTION + "commander", "role " + rules.commander());
    parts.put(SECTION + "team", rules.team() == null ? "none" : rules.team());
    rules
        .updateEvery()
        .forEach(
            (priority, every) ->
                parts.put(SECTION + "update every, " + priority, DocumentWords.length(every)));
    parts.put(SECTION + "stakeholders", DocumentWords.list(rules.stakeholders()));
    length(parts, "declare after", rules.declareAfter());
    length(parts, "review within", rules.reviewWithin());
    if (rules.costPerHour() != null) {
      parts.put(SECTION + "cost per hour", rules.costPerHour().toString());
    }
  }

  private static void length(Map<String, String> parts, String name, @Nullable Duration value) {
    if (value != null) {
      parts.put(SECTION + name, DocumentWords.length(value));
    }
  }
}
