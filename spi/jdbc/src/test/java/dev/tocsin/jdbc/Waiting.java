package dev.tocsin.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.h2.api.ErrorCode;

/** Tells when statements on a fixture's database wait for locks of others. */
final class Waiting {
  private Waiting() {}

  /** Returns when so many wait, or when what is done meanwhile has ended without. */
  static void until(int many, JdbcFixture fixture, CompletableFuture<?> meanwhile)
      throws SQLException {
    try (Connection watch = DriverManager.getConnection(fixture.database.url());
        Statement statement = watch.createStatement()) {
      while (!meanwhile.isDone() && waiting(statement, fixture) < many) {
        Thread.onSpinWait();
      }
    }
  }

  private static int waiting(Statement statement, JdbcFixture fixture) throws SQLException {
    String sql =
        fixture.database.url().contains(":h2:")
            ? "select count(*) from information_schema.sessions where blocker_id is not null"
            : "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '%"
                + fixture.database.schema
                + ".%'";
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getInt(1);
    } catch (SQLException e) {
      if (e.getErrorCode() == ErrorCode.GENERAL_ERROR_1) {
        return 0; // H2 has looked at a session that was just ending
      }
      throw e;
    }
  }
}
