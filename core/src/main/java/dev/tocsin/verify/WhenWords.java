package dev.tocsin.verify;

import dev.tocsin.escalation.When;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Conditions in words. */
final class WhenWords {
  private WhenWords() {}

  /** "category a or b, priority P1", with the keys of the document. */
  static String of(When when) {
    List<String> words = new ArrayList<>();
    add(words, "category", when.categories());
    add(words, "exact-category", when.exactCategories());
    add(words, "priority", when.priorities());
    add(words, "impact", when.impacts());
    add(words, "urgency", when.urgencies());
    add(words, "service", when.services());
    add(words, "team", when.teams());
    add(words, "source", when.sources());
    when.attributes().forEach((name, values) -> add(words, "attribute " + name, values));
    if (when.hours() != null) {
      words.add("hours " + when.hours());
    }
    add(words, "season", when.seasons());
    return words.isEmpty() ? "none" : String.join(", ", words);
  }

  private static void add(List<String> words, String key, Collection<?> values) {
    if (!values.isEmpty()) {
      words.add(key + " " + Words.either(values.stream().map(String::valueOf).toList()));
    }
  }
}
