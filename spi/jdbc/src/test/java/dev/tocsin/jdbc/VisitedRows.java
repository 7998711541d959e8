package dev.tocsin.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** Counts the rows that H2 visits for queries, by having it explain each of them first. */
final class VisitedRows {
  private static final Pattern COUNT = Pattern.compile("scanCount: (\\d+)");

  private final AtomicLong rows = new AtomicLong();
  private volatile boolean counting;

  private interface Part {
    Object call(Method method, Object[] args) throws Throwable;
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
    return proxy(
        DataSource.class,
        (method, args) ->
            method.getName().equals("getConnection")
                ? connection((Connection) invoke(source, method, args))
                : invoke(source, method, args));
  }

  private Connection connection(Connection real) {
    return proxy(
        Connection.class,
        (method, args) -> {
          Object result = invoke(real, method, args);
          return counting && method.getName().equals("prepareStatement") && query((String) args[0])
              ? statement(real, (PreparedStatement) result, (String) args[0])
              : result;
        });
  }

  private static boolean query(String sql) {
    return sql.stripLeading().toLowerCase(Locale.ROOT).startsWith("select");
  }

  private PreparedStatement statement(Connection connection, PreparedStatement real, String sql)
      throws SQLException {
    PreparedStatement explained = connection.prepareStatement("explain analyze " + sql);
    return proxy(
        PreparedStatement.class,
        (method, args) -> {
          String name = method.getName();
          if (name.startsWith("set")) {
            invoke(explained, method, args);
          } else if (name.equals("executeQuery")) {
            count(explained);
          } else if (name.equals("close")) {
            explained.close();
          }
          return invoke(real, method, args);
        });
  }

  private void count(PreparedStatement explained) throws SQLException {
    try (ResultSet plan = explained.executeQuery()) {
      plan.next();
      Matcher counts = COUNT.matcher(plan.getString(1));
      while (counts.find()) {
        rows.addAndGet(Long.parseLong(counts.group(1)));
      }
    }
  }

  private static Object invoke(Object target, Method method, Object[] args) throws Throwable {
    try {
      return method.invoke(target, args);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, Part part) {
    InvocationHandler handler = (proxy, method, args) -> part.call(method, args);
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
