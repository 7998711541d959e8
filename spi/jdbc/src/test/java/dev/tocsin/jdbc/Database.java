package dev.tocsin.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A database for tests, with connections that are used again. */
abstract class Database implements AutoCloseable {
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  /** Set by a profile: the level of isolation of every connection. */
  private static final String ISOLATION = System.getProperty("tocsin.isolation", "");

  final String schema = "s" + NUMBERS.incrementAndGet();

  /** The connections that nobody uses. */
  abstract Deque<Connection> idle();

  abstract String url();

  /** How many incidents can be logged in a few seconds. */
  abstract int crowd();

  Connection connect() throws SQLException {
    Connection connection = idle().poll();
    if (connection == null) {
      connection = DriverManager.getConnection(url());
      if (!ISOLATION.isEmpty()) {
        connection.setTransactionIsolation(
            switch (ISOLATION) {
              case "REPEATABLE_READ" -> Connection.TRANSACTION_REPEATABLE_READ;
              case "SERIALIZABLE" -> Connection.TRANSACTION_SERIALIZABLE;
              default -> throw new IllegalArgumentException(ISOLATION);
            });
      }
    }
    return connection;
  }

  void giveBack(Connection connection) {
    idle().push(connection);
  }

  void execute(String... sql) {
    try (Connection connection = DriverManager.getConnection(url());
        Statement statement = connection.createStatement()) {
      for (String each : sql) {
        statement.execute(each);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public abstract void close();

  static Database postgres() {
    return new Postgres();
  }

  static Database h2Memory() {
    return new H2(null);
  }

  static Database h2File() {
    try {
      return new H2(Files.createTempDirectory("tocsin-h2"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One server for all tests, durable as in production; a schema for each. */
  private static final class Postgres extends Database {
    private static final Deque<Connection> IDLE = new ConcurrentLinkedDeque<>();

    @Override
    Deque<Connection> idle() {
      return IDLE;
    }

    @Override
    String url() {
      return PostgresServer.url();
    }

    @Override
    int crowd() {
      return 300;
    }

    @Override
    public void close() {
      execute("drop schema if exists " + schema + " cascade");
    }
  }

  private static final class H2 extends Database {
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();
    private final Path folder;

    H2(Path folder) {
      this.folder = folder;
    }

    @Override
    Deque<Connection> idle() {
      return idle;
    }

    @Override
    String url() {
      return folder == null
          ? "jdbc:h2:mem:" + schema + ";DB_CLOSE_DELAY=-1"
          : "jdbc:h2:async:" + folder.resolve("desk") + ";DB_CLOSE_DELAY=-1";
    }

    @Override
    int crowd() {
      return 1_000;
    }

    @Override
    public void close() {
      execute("shutdown immediately");
      if (folder != null) {
        try (Stream<Path> files = Files.walk(folder)) {
          for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(each);
          }
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }
}
