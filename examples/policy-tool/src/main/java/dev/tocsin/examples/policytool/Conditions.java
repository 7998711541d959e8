package dev.tocsin.examples.policytool;

import dev.tocsin.escalation.When;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Conditions in words. */
final class Conditions {
  private Conditions() {}

  static String of(When when) {
    List<String> words = new ArrayList<>();
    add(words, "category", when.categories());
    add(words, "exactly", when.exactCategories());
    add(words, "priority", when.priorities());
    add(words, "impact", when.impacts());
    add(words, "urgency", when.urgencies());
    add(words, "service", when.services());
    add(words, "team", when.teams());
    add(words, "source", when.sources());
    when.attributes().forEach((name, values) -> add(words, name, values));
    if (when.hours() != null) {
      words.add(when.hours().toString());
    }
    add(words, "season", when.seasons());
    return words.isEmpty() ? "every incident" : String.join(", ", words);
  }

  private static void add(List<String> words, String key, Collection<?> values) {
    if (!values.isEmpty()) {
      words.add(key + " " + String.join(" or ", values.stream().map(String::valueOf).toList()));
    }
  }
}
