package dev.tocsin.escalation;

import com.google.common.primitives.ImmutableIntArray;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A condition that asks for one of some values: value → rows that name it or ask for nothing.
 * Immutable.
 */
final class ValueColumn {
  private final RowSet any;
  private final Map<String, RowSet> byValue = new HashMap<>();

  private ValueColumn(RowSet any) {
    this.any = any;
  }

  /**
   * Compiles one condition.
   *
   * @param wanted the values of a row; none when it asks for nothing
   * @return null when no row asks for anything
   */
  static @Nullable ValueColumn of(
      List<MatrixRow> rows, int words, Function<When, ? extends Collection<String>> wanted) {
    ImmutableIntArray.Builder any = ImmutableIntArray.builder();
    Map<String, ImmutableIntArray.Builder> named = new HashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      Collection<String> values = wanted.apply(rows.get(i).when());
      if (values.isEmpty()) {
        any.add(i);
      }
      for (String value : values) {
        named.computeIfAbsent(value, each -> ImmutableIntArray.builder()).add(i);
      }
    }
    if (named.isEmpty()) {
      return null;
    }
    ValueColumn column = new ValueColumn(RowSet.of(any.build(), words, null));
    named.forEach(
        (value, set) -> column.byValue.put(value, RowSet.of(set.build(), words, column.any)));
    return column;
  }

  /** The rows of which this condition holds for a value; null for an absent one. */
  RowSet find(@Nullable String value) {
    RowSet rows = value == null ? null : byValue.get(value);
    return rows == null ? any : rows;
  }
}
