package dev.tocsin.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Counts the rows that a database visits for what it is asked, by having it explain each statement
 * first. H2 does so where the statement runs, so only queries are counted there; PostgreSQL on a
 * connection of its own, in a transaction that is rolled back, and as on tables that are large.
 */
final class VisitedRows {
  private static final Pattern H2 = Pattern.compile("scanCount: (\\d+)()");
  private static final Pattern SCAN =
      Pattern.compile(
          "(?:Scan (?:Backward )?using|Seq Scan|Heap Scan) .*actual rows=(\\d+)(?:\\.\\d+)? loops=(\\d+)");
  private static final Pattern REMOVED = Pattern.compile("Rows Removed by Filter: (\\d+)()");

  private final Database database;
  private final AtomicLong rows = new AtomicLong();
  private volatile boolean counting;

  VisitedRows(Database database) {
    this.database = database;
  }

  private boolean h2() {
    return database.url().contains(":h2:");
  }

  /** What a call costs. */
  long of(Runnable call) {
    rows.set(0);
    counting = true;
    try {
      call.run();
    } finally {
      counting = false;
    }
    return rows.get();
  }

  DataSource in(DataSource source) {
    return Proxies.of(
        DataSource.class,
        (proxy, method, args) ->
            method.getName().equals("getConnection")
                ? connection((Connection) Proxies.call(source, method, args))
                : Proxies.call(source, method, args));
  }

  private Connection connection(Connection real) {
    return Proxies.of(
        Connection.class,
        (proxy, method, args) -> {
          Object result = Proxies.call(real, method, args);
          return counting && method.getName().equals("prepareStatement") && counts((String) args[0])
              ? statement(real, (PreparedStatement) result, (String) args[0])
              : result;
        });
  }

  private boolean counts(String sql) {
    return !h2() || sql.stripLeading().toLowerCase(Locale.ROOT).startsWith("select");
  }

  private PreparedStatement statement(Connection connection, PreparedStatement real, String sql)
      throws SQLException {
    Connection aside = h2() ? null : aside();
    PreparedStatement explained =
        aside == null
            ? connection.prepareStatement("explain analyze " + sql)
            : aside.prepareStatement(
                "explain (analyze, costs off, timing off, summary off) " + sql);
    return Proxies.of(
        PreparedStatement.class,
        (proxy, method, args) -> {
          String name = method.getName();
          if (name.startsWith("set")) {
            Proxies.call(explained, method, args);
          } else if (name.startsWith("execute")) {
            count(explained);
            if (aside != null) {
              aside.close();
            }
          }
          return Proxies.call(real, method, args);
        });
  }

  private Connection aside() throws SQLException {
    Connection aside = DriverManager.getConnection(database.url());
    aside.setAutoCommit(false);
    try (Statement statement = aside.createStatement()) {
      statement.execute("set enable_seqscan = off");
    }
    return aside;
  }

  private void count(PreparedStatement explained) throws SQLException {
    try (ResultSet plan = explained.executeQuery()) {
      while (plan.next()) {
        String line = plan.getString(1);
        if (h2()) {
          add(H2.matcher(line));
        } else {
          add(SCAN.matcher(line));
          add(REMOVED.matcher(line));
        }
      }
    }
  }

  /** Counts the rows of each look, and the looks, as one may find nothing. */
  private void add(Matcher counts) {
    while (counts.find()) {
      long looks = counts.group(2).isEmpty() ? 1 : Long.parseLong(counts.group(2));
      rows.addAndGet((Long.parseLong(counts.group(1)) + 1) * looks);
    }
  }
}
