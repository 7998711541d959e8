package dev.tocsin.registerfile;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of a log: what its mapped columns say. Not changed once it is read. */
final class Row {
  private final long line;
  private final @Nullable Instant time;
  private final Map<Column, String> values;

  Row(long line, @Nullable Instant time, Map<Column, String> values) {
    this.line = line;
    this.time = time;
    this.values = values;
  }

  long line() {
    return line;
  }

  /** Null when the row does not say. */
  @Nullable Instant time() {
    return time;
  }

  /** The same at another time. */
  Row at(Instant other) {
    return new Row(line, other, values);
  }

  /** Null when it is not known. */
  @Nullable String get(Column column) {
    return values.get(column);
  }
}
