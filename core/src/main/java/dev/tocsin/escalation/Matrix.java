package dev.tocsin.escalation;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.tocsin.incident.Incident;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An ordered list of rows; the first one that matches an incident decides its path.
 *
 * <p>Immutable, safe for many threads, no nulls unless marked. A look-up walks the rows in order.
 * Source: escalation.md, "The matrix".
 *
 * @param rows in the order in which they are asked
 * @param paths by their id, in the order in which they were written
 */
public record Matrix(List<MatrixRow> rows, Map<String, Path> paths) {
  /** Copies both. */
  public Matrix {
    rows = ImmutableList.copyOf(rows);
    paths = ImmutableMap.copyOf(paths);
  }

  /**
   * The row that decides.
   *
   * @param incident as it stands
   * @return the first row that matches, or null when none does
   */
  public @Nullable MatrixRow route(Incident incident) {
    for (MatrixRow row : rows) {
      if (row.when().matches(incident)) {
        return row;
      }
    }
    return null;
  }

  /**
   * A path.
   *
   * @param id its id, or null
   * @return the path; null when there is none of that id
   */
  public @Nullable Path path(@Nullable String id) {
    return id == null ? null : paths.get(id);
  }
}
