package dev.tocsin.jdbc;

import dev.tocsin.store.StoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The database: one connection per operation, errors that say what was asked, another try after a
 * definite abort.
 *
 * <p>Safe for many threads. Source: store-contract.md, C6 and C38.
 */
final class Db {
  /** How often an operation is tried when it meets other transactions. */
  static final int TRIES = 100;

  private final DataSource source;
  private final @Nullable InstantSource clock;
  private final @Nullable LongSupplier offset;
  final Dialect dialect;
  final Names names;
  final Schema schema;

  Db(
      DataSource source,
      @Nullable InstantSource clock,
      @Nullable LongSupplier offset,
      Dialect dialect,
      Names names) {
    this.source = source;
    this.clock = clock;
    this.offset = offset;
    this.dialect = dialect;
    this.names = names;
    this.schema = new Schema(names, dialect);
  }

  /** What is done on a connection. */
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /**
   * A statement with the tables' names and the store's time: {@code :now} is asked for where it
   * stands, {@code :began} is when the running statement began.
   */
  Sql sql(String text) {
    return names.sql(
        text.replace(":now", dialect.now(wound())).replace(":began", dialect.began(wound())));
  }

  /** Parameters with the clock that was handed in; usually there is none. */
  Args args() {
    Args args = new Args(dialect).with("schema", Schema.VERSION);
    return wound()
        ? args.with("clock", clock == null ? null : clock.instant().truncatedTo(ChronoUnit.MICROS))
            .with("offset", offset == null ? 0L : offset.getAsLong())
        : args;
  }

  private boolean wound() {
    return clock != null || offset != null;
  }

  /** Asks something; each statement commits by itself. */
  <T> T ask(String what, Work<T> work) {
    return attempts(what, true, work);
  }

  /**
   * Asks something that stands in several rows, and sees them as they were at one moment. On H2 a
   * statement at READ COMMITTED may see one index before a commit and another one after it (H2
   * 2.4.240); one at REPEATABLE READ does not.
   */
  <T> T look(String what, Work<T> work) {
    return dialect == Dialect.H2
        ? ask(what, connection -> raised(connection, work))
        : ask(what, work);
  }

  private static <T> T raised(Connection connection, Work<T> work) throws SQLException {
    int before = raise(connection);
    try {
      return work.on(connection);
    } finally {
      level(connection, before);
    }
  }

  /**
   * Raises the level, and tells the one to go back to, or none when it stays: it is high enough, a
   * pool forbids it, or a server of H2 fails to tell it, as it does now and then.
   */
  private static int raise(Connection connection) {
    try {
      int before = connection.getTransactionIsolation();
      boolean low = before < Connection.TRANSACTION_REPEATABLE_READ;
      return low && level(connection, Connection.TRANSACTION_REPEATABLE_READ)
          ? before
          : Connection.TRANSACTION_NONE;
    } catch (SQLException e) {
      return Connection.TRANSACTION_NONE;
    }
  }

  /** Sets a level, unless it is none. An answer that is there is worth more than the level. */
  private static boolean level(Connection connection, int level) {
    try {
      if (level != Connection.TRANSACTION_NONE) {
        connection.setTransactionIsolation(level);
      }
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  /** Does something in a transaction of its own. */
  <T> T transact(String what, Work<T> work) {
    return attempts(what, false, work);
  }

  private <T> T attempts(String what, boolean autoCommit, Work<T> work) {
    for (int i = 1; ; i++) {
      try {
        return autoCommit ? once(work) : unit(work);
      } catch (SQLException e) {
        if (i == TRIES || !SqlErrors.collision(e)) {
          throw unavailable(what, e);
        }
      }
    }
  }

  /** Runs statements of which each commits by itself, once. */
  <T> T once(Work<T> work) throws SQLException {
    try (Session session = Session.open(source, true)) {
      return work.on(session.connection());
    }
  }

  /** Runs a transaction, once. A commit that fails without proof is a {@link LostCommit}. */
  <T> T unit(Work<T> work) throws SQLException {
    try (Session session = Session.open(source, false)) {
      T result;
      try {
        result = work.on(session.connection());
      } catch (SQLException | RuntimeException e) {
        session.rollback(e);
        throw e;
      }
      try {
        session.connection().commit();
      } catch (SQLException e) {
        session.rollback(e);
        throw SqlErrors.definiteAbort(e) ? e : new LostCommit(e);
      }
      return result;
    }
  }

  /** An error that says what was asked. */
  static StoreUnavailableException unavailable(String what, SQLException e) {
    String remedy =
        switch (SqlErrors.state(e)) {
          case "25006", "90097" -> "it is read-only: connect to the one that can be written";
          case "42501", "90040", "90096" ->
              "its user lacks a right: let an administrator run the script and grant the use of it";
          case "28P01", "28000" -> "it refuses the user: check name and password";
          default ->
              SqlErrors.schema(e)
                  ? "not all of its tables are there: run the script"
                  : "ask again once it answers";
        };
    return new StoreUnavailableException(
        "The database did not %s; %s (%s)".formatted(what, remedy, SqlErrors.tell(e)), e);
  }

  /** Refuses to go on under another version of the schema (C36). */
  void checkSchema(Connection connection) throws SQLException {
    checkSchema(schema.version(connection));
  }

  /** Refuses to go on under another version of the schema (C36). */
  static void checkSchema(int found) {
    if (found != Schema.VERSION) {
      throw new StoreUnavailableException(String.valueOf(Schema.other(found).getMessage()), null);
    }
  }

  /** A COMMIT whose outcome nobody knows. */
  static final class LostCommit extends SQLException {
    private static final long serialVersionUID = 1L;

    LostCommit(SQLException cause) {
      super(cause.getMessage(), cause.getSQLState(), cause.getErrorCode(), cause);
    }
  }
}
