package dev.tocsin.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * One session of PostgreSQL whose statements the server writes into its log: what it was really
 * asked, with what the driver adds, such as the begin and the end of a transaction.
 */
final class ServerLog implements AutoCloseable {
  static final String FILE = "statements.log";
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final String name = "counted" + NUMBERS.incrementAndGet();
  private final Connection session;
  private final Connection reader;
  private int marks;

  ServerLog() throws SQLException {
    session = DriverManager.getConnection(PostgresServer.url() + "&ApplicationName=" + name);
    reader = DriverManager.getConnection(PostgresServer.url());
    try (Statement statement = session.createStatement()) {
      statement.execute("set log_statement = 'all'");
    }
  }

  /** Hands out the session, again and again. */
  DataSource source() {
    Connection kept =
        (Connection)
            Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, args) -> {
                  if (method.getName().equals("close")) {
                    return null;
                  }
                  try {
                    return method.invoke(session, args);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, args) -> {
              if (method.getName().equals("getConnection")) {
                return kept;
              }
              throw new UnsupportedOperationException(method.getName());
            });
  }

  /** The statements that some work made the server run, in order. */
  List<String> during(Runnable work) throws SQLException {
    String start = mark();
    work.run();
    String end = mark();
    return read(end)
        .lines()
        .dropWhile(line -> !line.contains(start))
        .skip(1)
        .takeWhile(line -> !line.contains(end))
        .filter(line -> line.startsWith("[" + name + "]LOG:"))
        .filter(line -> line.contains(" execute ") || line.contains(" statement: "))
        .toList();
  }

  private String mark() throws SQLException {
    marks++;
    String mark = String.format(Locale.ROOT, "mark %d of %s.", marks, name);
    try (Statement statement = session.createStatement()) {
      statement.execute("select '" + mark + "'");
    }
    return mark;
  }

  /** The server's log as soon as it has come so far: another process of the server writes it. */
  private String read(String mark) throws SQLException {
    while (true) {
      try (Statement statement = reader.createStatement();
          ResultSet row = statement.executeQuery("select pg_read_file('log/" + FILE + "')")) {
        row.next();
        if (row.getString(1).contains(mark)) {
          return row.getString(1);
        }
      }
    }
  }

  @Override
  public void close() throws SQLException {
    session.close();
    reader.close();
  }
}
