package dev.tocsin.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement with parameters that have names. Immutable.
 *
 * @param text with question marks
 * @param parameters the names, in the order of the question marks
 */
record Sql(String text, List<String> parameters) {
  private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-z_][a-z_0-9]*)");

  /** Compiles a statement that names its parameters {@code :name}. */
  static Sql of(String named) {
    List<String> parameters = new ArrayList<>();
    Matcher matcher = PARAMETER.matcher(named);
    StringBuilder text = new StringBuilder();
    while (matcher.find()) {
      parameters.add(matcher.group(1));
      matcher.appendReplacement(text, "?");
    }
    matcher.appendTail(text);
    return new Sql(text.toString(), List.copyOf(parameters));
  }

  /** Prepares it, with its parameters set. */
  @SuppressWarnings("MustBeClosed")
  PreparedStatement on(Connection connection, Args args) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(text);
    try {
      bind(statement, args);
      return statement;
    } catch (SQLException | RuntimeException e) {
      try (statement) {
        throw e;
      }
    }
  }

  /** Sets the parameters. */
  void bind(PreparedStatement statement, Args args) throws SQLException {
    for (int i = 0; i < parameters.size(); i++) {
      args.set(statement, i + 1, parameters.get(i));
    }
  }

  /** Runs it as a change; returns how many rows it changed. */
  int update(Connection connection, Args args) throws SQLException {
    try (PreparedStatement statement = on(connection, args)) {
      return statement.executeUpdate();
    }
  }
}
