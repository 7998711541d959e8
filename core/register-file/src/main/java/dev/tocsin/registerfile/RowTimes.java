package dev.tocsin.registerfile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gives each row of an incident a time, and puts the rows in order. */
final class RowTimes {
  private RowTimes() {}

  /**
   * The rows with a time each; empty when no time is known at all.
   *
   * @param logged when the incident was logged, or null
   * @param missing is told of each row without a time
   */
  static List<Row> timed(
      List<Row> rows, @Nullable Instant logged, boolean byTime, Consumer<Row> missing) {
    Instant before = logged;
    for (Row row : rows) {
      before = before == null ? row.time() : before;
    }
    List<Row> timed = new ArrayList<>(rows.size());
    for (Row row : rows) {
      if (row.time() == null) {
        missing.accept(row);
      } else {
        before = row.time();
      }
      if (before != null) {
        timed.add(row.time() == null ? row.at(before) : row);
      }
    }
    if (byTime) {
      timed.sort(Comparator.comparing(row -> Objects.requireNonNull(row.time())));
    }
    return timed;
  }
}
