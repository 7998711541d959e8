package dev.tocsin.jdbc;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.Cursor;
import dev.tocsin.store.JoinedTransaction;
import dev.tocsin.store.Loaded;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.Page;
import dev.tocsin.store.Query;
import dev.tocsin.store.UnusableTransactionException;
import dev.tocsin.store.UnusableTransactionException.Problem;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The store inside a transaction of the host. It neither commits nor closes. For the host's thread.
 * Source: store-contract.md, C30 to C33.
 */
final class Joined implements JoinedTransaction {
  private final Connection connection;
  private final Dialect dialect;
  private final Reads reads;
  private final Commits commits;
  private @Nullable UnusableTransactionException doomed;

  private Joined(Connection connection, Dialect dialect, Reads reads, Commits commits) {
    this.connection = connection;
    this.dialect = dialect;
    this.reads = reads;
    this.commits = commits;
  }

  /** Joins, after looking whether that can do any good. */
  static Joined of(Connection connection, Dialect dialect, Reads reads, Commits commits) {
    Joined joined = new Joined(connection, dialect, reads, commits);
    joined.check(Problem.OVER);
    if (dialect == Dialect.POSTGRESQL) {
      joined.checkServer();
    }
    return joined;
  }

  /** Looks at the connection; one that was open before and is closed now has been lost. */
  private void check(Problem ifClosed) {
    try {
      if (connection.isClosed()) {
        throw new UnusableTransactionException(
            ifClosed, "The connection is closed: begin a transaction on one that is open", null);
      }
      if (connection.getAutoCommit()) {
        throw new UnusableTransactionException(
            Problem.AUTO_COMMIT,
            "The connection commits each statement by itself: switch auto-commit off",
            null);
      }
      if (connection.isReadOnly()) {
        throw new UnusableTransactionException(
            Problem.READ_ONLY, "The connection is read-only: hand one in that writes", null);
      }
    } catch (SQLException e) {
      throw Commits.doomed(e);
    }
  }

  private void checkServer() {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select pg_is_in_recovery(), current_setting('transaction_read_only') = 'on'")) {
      row.next();
      if (row.getBoolean(1)) {
        throw new UnusableTransactionException(
            Problem.REPLICA, "The server is a replica: connect to the primary", null);
      }
      if (row.getBoolean(2)) {
        throw new UnusableTransactionException(
            Problem.READ_ONLY, "The transaction is read-only: begin one that writes", null);
      }
    } catch (SQLException e) {
      throw Commits.doomed(e);
    }
  }

  @Override
  public CommitResult commit(Commit commit) {
    return inside(() -> commits.join(connection, commit));
  }

  @Override
  public Instant now() {
    return ask("tell the time", reads::now);
  }

  @Override
  public Loaded load(TenantId tenant, Lookup lookup) {
    return ask("load an incident", open -> reads.load(open, tenant, lookup));
  }

  @Override
  public List<Entry> history(TenantId tenant, IncidentId id, long after, int limit) {
    Require.after(after);
    Require.limit(limit);
    return ask("read a history", open -> reads.history(open, tenant, id, after, limit));
  }

  @Override
  public Page search(TenantId tenant, Query query, @Nullable Cursor after, int limit) {
    Require.limit(limit);
    return ask("search", open -> reads.search(open, tenant, query, after, limit));
  }

  private <T> T ask(String what, Db.Work<T> work) {
    return inside(
        () -> {
          try {
            return work.on(connection);
          } catch (SQLException e) {
            if (dialect == Dialect.POSTGRESQL) {
              throw Commits.doomed(e);
            }
            throw Db.unavailable(what, e);
          }
        });
  }

  /**
   * Does something, unless H2 has rolled the transaction back before: it would take the next
   * statement as the first of another one. PostgreSQL refuses by itself, and a host can go back to
   * a savepoint of its own there.
   */
  private <T> T inside(Supplier<T> work) {
    if (doomed != null) {
      throw new UnusableTransactionException(
          Problem.DOOMED, String.valueOf(doomed.getMessage()), doomed);
    }
    check(Problem.DOOMED);
    try {
      return work.get();
    } catch (UnusableTransactionException e) {
      doomed = dialect == Dialect.H2 ? e : null;
      throw e;
    }
  }
}
