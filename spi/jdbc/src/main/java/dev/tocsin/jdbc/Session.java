package dev.tocsin.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * A connection for one operation, set to what the operation needs and given back as it came.
 *
 * <p>One is all that an operation takes, so a pool of one is enough (C38). For one thread.
 */
final class Session implements AutoCloseable {
  private final Connection connection;
  private final boolean autoCommit;
  private final boolean readOnly;

  private Session(Connection connection, boolean autoCommit, boolean readOnly) {
    this.connection = connection;
    this.autoCommit = autoCommit;
    this.readOnly = readOnly;
  }

  /** Opens one in which each statement commits, or none does. */
  @SuppressWarnings("MustBeClosed")
  static Session open(DataSource source, boolean autoCommit) throws SQLException {
    Connection connection = source.getConnection();
    try {
      boolean wasAutoCommit = connection.getAutoCommit();
      boolean wasReadOnly = connection.isReadOnly();
      if (wasReadOnly) {
        connection.setReadOnly(false);
      }
      if (wasAutoCommit != autoCommit) {
        connection.setAutoCommit(autoCommit);
      }
      return new Session(connection, wasAutoCommit, wasReadOnly);
    } catch (SQLException | RuntimeException e) {
      try (connection) {
        throw e;
      }
    }
  }

  Connection connection() {
    return connection;
  }

  /** Takes back what was not committed; a connection that is broken has taken it back already. */
  void rollback(Exception cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  @Override
  public void close() {
    // What was asked for has happened by now, or its error is on its way: neither is to be hidden
    // by a connection that cannot be tidied up. The pool finds out that it is broken.
    try (Connection closing = connection) {
      if (closing.getAutoCommit() != autoCommit) {
        closing.setAutoCommit(autoCommit);
      }
      if (readOnly) {
        closing.setReadOnly(true);
      }
    } catch (SQLException e) {
      return;
    }
  }
}
