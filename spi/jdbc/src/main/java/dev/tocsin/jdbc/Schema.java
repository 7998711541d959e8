package dev.tocsin.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The tables: making them, and checking that they are those that this version knows. Immutable.
 * Source: store-contract.md, C36.
 */
final class Schema {
  /** The version that this store reads and writes. */
  static final int VERSION = 1;

  /** Any number, the same on every node: two that make the tables at once wait for each other. */
  private static final long LOCK = 0x70C51_05CL;

  private static final String ALL =
      """
      select 1 from tocsin_incident, tocsin_event, tocsin_commit, tocsin_wake, tocsin_outbox,
        tocsin_policy, tocsin_activation where 1 = 0
      """;

  private static final Pattern END = Pattern.compile(";\\s*\\R");

  private final Names names;
  private final Dialect dialect;
  private final Sql version;

  Schema(Names names, Dialect dialect) {
    this.names = names;
    this.dialect = dialect;
    this.version = names.sql("select version from tocsin_schema where id = 1");
  }

  /** Makes what is not there. On PostgreSQL all or nothing; on H2 each statement commits. */
  void create(Connection connection) throws SQLException {
    String before = names.schema() == null ? null : connection.getSchema();
    try (Statement statement = connection.createStatement()) {
      if (dialect == Dialect.POSTGRESQL) {
        statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
      }
      if (names.schema() != null) {
        statement.execute("create schema if not exists " + names.schema());
        statement.execute(
            (dialect == Dialect.H2 ? "set schema " : "set local search_path to ") + names.schema());
      }
      for (String each : END.splitAsStream(script()).filter(part -> !part.isBlank()).toList()) {
        make(statement, names.plain(each));
      }
    } finally {
      if (before != null && dialect == Dialect.H2) {
        connection.setSchema(before);
      }
    }
  }

  /** On H2 two nodes that make the same at once meet now and then, though each asks before. */
  private void make(Statement statement, String sql) throws SQLException {
    for (int i = 1; ; i++) {
      try {
        statement.execute(sql);
        return;
      } catch (SQLException e) {
        if (i == Db.TRIES || dialect != Dialect.H2 || !SqlErrors.meeting(e)) {
          throw e;
        }
      }
    }
  }

  /** The version that the database has. */
  int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(version.text())) {
      return row.next() ? row.getInt(1) : 0;
    }
  }

  /** Fails when one of the tables is missing, or on H2 the function that tells the time. */
  private void lookAtAll(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(names.sql(ALL).text());
      if (dialect == Dialect.H2) {
        statement.execute(names.sql("select tocsin_now()").text());
      }
    }
  }

  /** What is wrong with the tables, as an error to throw; or null. */
  @Nullable SchemaException problem(Connection connection) throws SQLException {
    int found;
    try {
      found = version(connection);
      if (found == VERSION) {
        lookAtAll(connection);
      }
    } catch (SQLException e) {
      if (SqlErrors.schema(e)) {
        return new SchemaException(
            SchemaException.Problem.MISSING,
            ("There is no table %s, or not all that belongs to it: run the script %s,"
                    + " or ask the builder to create the schema (%s)")
                .formatted(names.plain("tocsin_schema"), dialect.script(), SqlErrors.tell(e)),
            e);
      }
      throw e;
    }
    return found == VERSION ? null : other(found);
  }

  /** What to say of a version that is not ours. */
  static SchemaException other(int found) {
    return found > VERSION
        ? new SchemaException(SchemaException.Problem.NEWER, newer(found), null)
        : new SchemaException(
            SchemaException.Problem.OLDER,
            "The schema has version %d, this store needs %d: run the scripts that follow"
                .formatted(found, VERSION),
            null);
  }

  /** What to say of a newer version. */
  static String newer(int found) {
    return "The schema has version %d, this node knows %d: upgrade the node"
        .formatted(found, VERSION);
  }

  private String script() {
    try (InputStream in = Schema.class.getResourceAsStream(dialect.script())) {
      if (in == null) {
        throw new IllegalStateException("The jar has no " + dialect.script());
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
