package dev.tocsin.examples.spring;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** A database of its own for each test, and a line that can be cut. */
final class Database extends AbstractDataSource {
  /** The two that the store knows. */
  enum Kind {
    H2,
    POSTGRESQL
  }

  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static EmbeddedPostgres server;

  private final String url;
  private boolean cut;
  private int open;

  /** How many connections were open at once at the most. */
  int most;

  Database(Kind kind) {
    int number = NUMBERS.incrementAndGet();
    url = kind == Kind.H2 ? "jdbc:h2:mem:shop" + number + ";DB_CLOSE_DELAY=-1" : postgres(number);
  }

  private static synchronized String postgres(int number) {
    try {
      if (server == null) {
        server = EmbeddedPostgres.builder().start();
      }
      DataSource all = server.getPostgresDatabase();
      try (Connection connection = all.getConnection()) {
        connection.createStatement().execute("create database shop" + number);
      }
      return server.getJdbcUrl("postgres", "shop" + number);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The next commit happens, and its answer never comes. */
  void cutAfterCommit() {
    cut = true;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection real = DriverManager.getConnection(url);
    most = Math.max(most, ++open);
    return (Connection)
        Proxy.newProxyInstance(
            Database.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              try {
                Object result = method.invoke(real, arguments);
                if (method.getName().equals("close")) {
                  open--;
                }
                if (method.getName().equals("commit") && cut) {
                  cut = false;
                  throw new SQLNonTransientConnectionException("the line is cut", "08006");
                }
                return result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }
}
