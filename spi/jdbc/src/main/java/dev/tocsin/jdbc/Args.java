package dev.tocsin.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The values of a statement's parameters, by name. PostgreSQL is sent instants as texts, as its
 * driver would send them after it had made a calendar for each statement. Not thread-safe.
 */
final class Args {
  /** So many that those of a commit need not be sorted in again and again. */
  private static final int ROOM = 128;

  private final Map<String, @Nullable Object> values = new HashMap<>(ROOM);
  private final Dialect dialect;

  Args(Dialect dialect) {
    this.dialect = dialect;
  }

  /** Sets a value; instants must be of whole microseconds. */
  Args with(String name, @Nullable Object value) {
    values.put(name, value);
    return this;
  }

  /** Sets an array of texts. */
  <E> Args texts(String name, List<E> elements, Function<E, @Nullable String> text) {
    return with(name, elements.stream().map(text).toArray(String[]::new));
  }

  void set(PreparedStatement statement, int place, String name) throws SQLException {
    Object value = values.get(name);
    if (value == null) {
      if (!values.containsKey(name)) {
        throw new IllegalStateException("Parameter " + name + " has no value");
      }
      statement.setNull(place, Types.NULL);
    } else if (value instanceof Instant instant) {
      if (dialect == Dialect.POSTGRESQL) {
        statement.setObject(place, InstantText.of(instant), Types.OTHER);
      } else {
        statement.setObject(place, instant.atOffset(ZoneOffset.UTC));
      }
    } else if (value instanceof String text) {
      statement.setString(place, text);
    } else if (value instanceof byte[] bytes) {
      statement.setBytes(place, bytes);
    } else if (value instanceof @Nullable Object[] array) {
      statement.setArray(place, array(statement.getConnection(), array));
    } else {
      statement.setObject(place, value);
    }
  }

  private static java.sql.Array array(Connection connection, @Nullable Object[] array)
      throws SQLException {
    String type =
        array instanceof UUID[]
            ? "uuid"
            : array instanceof Long[] ? "bigint" : array instanceof byte[][] ? "bytea" : "varchar";
    return connection.createArrayOf(type, array);
  }
}
