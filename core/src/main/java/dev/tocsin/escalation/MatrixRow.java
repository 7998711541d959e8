package dev.tocsin.escalation;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import dev.tocsin.internal.Text;
import java.util.Objects;
import java.util.Set;

/**
 * One row of the matrix: these incidents take that path.
 *
 * <p>Immutable. Source: escalation.md, "The matrix"; "Proving a policy" (declared overlaps).
 *
 * @param name the row's name; stands in every event that it causes
 * @param when which incidents
 * @param path the id of a path
 * @param overlaps the names of later rows with which it is meant to share incidents and to win
 *     them: that overlap is not reported. Changes no decision; may be empty
 */
public record MatrixRow(String name, When when, String path, Set<String> overlaps) {
  /** Checks the parts and sorts the set. */
  public MatrixRow {
    Text.line("row name", name, Text.ID);
    Objects.requireNonNull(when, "when");
    Objects.requireNonNull(path, "path");
    overlaps = ImmutableSortedSet.copyOf(overlaps);
  }

  /**
   * A row that declares no overlap.
   *
   * @param name the row's name
   * @param when which incidents
   * @param path the id of a path
   */
  public MatrixRow(String name, When when, String path) {
    this(name, when, path, ImmutableSet.of());
  }

  /**
   * With later rows with which the overlap is meant.
   *
   * @param rows their names; replaces those that were declared
   * @return a copy
   */
  public MatrixRow overlaps(String... rows) {
    return new MatrixRow(name, when, path, ImmutableSet.copyOf(rows));
  }
}
