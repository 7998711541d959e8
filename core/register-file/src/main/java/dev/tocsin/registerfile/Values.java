package dev.tocsin.registerfile;

import dev.tocsin.incident.Category;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Source;
import dev.tocsin.incident.State;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What the words of a row mean. */
final class Values {
  private final Rules rules;
  private final LogReader times;
  private final BiConsumer<Row, String> refused;

  /** Tells of each value that cannot be kept. */
  Values(Rules rules, LogReader times, BiConsumer<Row, String> refused) {
    this.rules = rules;
    this.times = times;
    this.refused = refused;
  }

  @Nullable Priority priority(String word) {
    Priority mapped = rules.priorities().get(word);
    return mapped == null && word.matches("P[1-9]") ? Priority.of(word) : mapped;
  }

  View view(Row row, State state, @Nullable String team) {
    String word = row.get(Column.PRIORITY);
    return new View(
        state,
        team,
        row.get(Column.ASSIGNEE),
        category(row),
        row.get(Column.IMPACT),
        row.get(Column.URGENCY),
        word == null ? following(row) : priority(word),
        times.time(row.get(Column.OCCURRED)));
  }

  /** What follows from the table, for a log that has no priorities. */
  private @Nullable Priority following(Row row) {
    String impact = row.get(Column.IMPACT);
    String urgency = row.get(Column.URGENCY);
    return impact == null || urgency == null || rules.columns().containsKey(Column.PRIORITY)
        ? null
        : rules.table().get(new Rules.Pair(impact, urgency));
  }

  private @Nullable Category category(Row row) {
    String path = row.get(Column.CATEGORY);
    try {
      return path == null ? null : Category.of(path);
    } catch (InvalidValueException e) {
      refused.accept(row, "category '" + path + "'");
      return null;
    }
  }

  @Nullable Source source(Row row) {
    String word = row.get(Column.SOURCE);
    Source mapped = word == null ? null : rules.sources().get(word);
    return word == null || mapped != null ? mapped : Source.of(word);
  }
}
