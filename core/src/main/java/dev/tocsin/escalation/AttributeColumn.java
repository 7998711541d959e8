package dev.tocsin.escalation;

import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** The condition on one of the host's attributes. Immutable. */
record AttributeColumn(String name, ValueColumn values) {

  /** One for each attribute that rows name, sorted by name. */
  static AttributeColumn[] of(List<MatrixRow> rows, int words) {
    TreeSet<String> names = new TreeSet<>();
    rows.forEach(row -> names.addAll(row.when().attributes().keySet()));
    return names.stream()
        .map(
            name ->
                new AttributeColumn(
                    name,
                    Objects.requireNonNull(
                        ValueColumn.of(
                            rows,
                            words,
                            when -> when.attributes().getOrDefault(name, ImmutableSet.of())))))
        .toArray(AttributeColumn[]::new);
  }

  /** The rows of which this condition holds. */
  RowSet find(Map<String, String> attributes) {
    return values.find(attributes.get(name));
  }
}
