package dev.tocsin.priority;

import static dev.tocsin.incident.Impact.EXTENSIVE;
import static dev.tocsin.incident.Impact.MINOR;
import static dev.tocsin.incident.Impact.MODERATE;
import static dev.tocsin.incident.Impact.SIGNIFICANT;
import static dev.tocsin.incident.Urgency.CRITICAL;
import static dev.tocsin.incident.Urgency.HIGH;
import static dev.tocsin.incident.Urgency.LOW;
import static dev.tocsin.incident.Urgency.MEDIUM;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.ImmutableTable;
import com.google.common.collect.Table;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Urgency;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Impact × urgency → priority: a full table of the policy's own words.
 *
 * <p>Immutable, safe for many threads, no nulls unless marked. A look-up costs two hashes. Equal
 * when words and cells are. Source: domain.md, "Impact × urgency → priority".
 */
public final class PriorityTable {
  private final ImmutableTable<Impact, Urgency, Priority> cells;

  private PriorityTable(Table<Impact, Urgency, Priority> cells) {
    this.cells = ImmutableTable.copyOf(cells);
  }

  /**
   * The default: four impacts by four urgencies, P1 to P5.
   *
   * @return ITIL's usual table
   */
  public static PriorityTable itil() {
    return of(
        List.of(EXTENSIVE, SIGNIFICANT, MODERATE, MINOR),
        List.of(CRITICAL, HIGH, MEDIUM, LOW),
        List.of(
            List.of(1, 1, 2, 3), List.of(1, 2, 3, 4), List.of(2, 3, 3, 4), List.of(3, 4, 4, 5)));
  }

  /**
   * Builds a table.
   *
   * @param impacts the words for the rows, the worst first; at least one
   * @param urgencies the words for the columns, the worst first; at least one
   * @param levels a level from 1 to 9 for each cell, row by row
   * @return the table
   * @throws InvalidValueException when the numbers of rows or cells do not agree, a word is there
   *     twice, or a level is out of range
   */
  public static PriorityTable of(
      List<Impact> impacts, List<Urgency> urgencies, List<List<Integer>> levels) {
    if (impacts.isEmpty()
        || urgencies.isEmpty()
        || levels.size() != impacts.size()
        || levels.stream().anyMatch(row -> row.size() != urgencies.size())
        || impacts.stream().distinct().count() != impacts.size()
        || urgencies.stream().distinct().count() != urgencies.size()) {
      throw new InvalidValueException(
          "priority table",
          impacts + " by " + urgencies,
          "has no level for each cell, or a word twice",
          "give one row for each impact and in it one level for each urgency");
    }
    ImmutableTable.Builder<Impact, Urgency, Priority> cells = ImmutableTable.builder();
    for (int row = 0; row < impacts.size(); row++) {
      for (int column = 0; column < urgencies.size(); column++) {
        cells.put(
            impacts.get(row), urgencies.get(column), new Priority(levels.get(row).get(column)));
      }
    }
    return new PriorityTable(cells.build());
  }

  /**
   * The priority that follows.
   *
   * @param impact one of the table's words
   * @param urgency one of the table's words
   * @return the priority
   * @throws InvalidValueException when the table does not know one of the words
   */
  public Priority priority(Impact impact, Urgency urgency) {
    Priority found = find(impact, urgency);
    if (found == null) {
      boolean unknownImpact = !cells.containsRow(impact);
      throw new InvalidValueException(
          unknownImpact ? "impact" : "urgency",
          unknownImpact ? impact.name() : urgency.name(),
          "is not in the policy's priority table",
          "use one of " + (unknownImpact ? impacts() : urgencies()));
    }
    return found;
  }

  /**
   * The priority that follows, if the table knows both words.
   *
   * @param impact any word
   * @param urgency any word
   * @return the priority, or null
   */
  public @Nullable Priority find(Impact impact, Urgency urgency) {
    return cells.get(impact, urgency);
  }

  /**
   * The priorities that stand in the table.
   *
   * @return sorted, the most severe first
   */
  public Set<Priority> priorities() {
    return ImmutableSortedSet.copyOf(cells.values());
  }

  /**
   * The words for impact, the worst first.
   *
   * @return the rows
   */
  public List<Impact> impacts() {
    return ImmutableList.copyOf(cells.rowKeySet());
  }

  /**
   * The words for urgency, the worst first.
   *
   * @return the columns
   */
  public List<Urgency> urgencies() {
    return ImmutableList.copyOf(cells.columnKeySet());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PriorityTable that
        && cells.equals(that.cells)
        && impacts().equals(that.impacts())
        && urgencies().equals(that.urgencies());
  }

  @Override
  public int hashCode() {
    return cells.hashCode();
  }

  @Override
  public String toString() {
    return "PriorityTable" + cells;
  }
}
