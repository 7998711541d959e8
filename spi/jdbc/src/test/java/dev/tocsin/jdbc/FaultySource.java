package dev.tocsin.jdbc;

import dev.tocsin.tck.Faults.Moment;
import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Connections of one handle that are counted, and that break when a plan says so. */
final class FaultySource implements DataSource {
  /** What is to break, over all handles of a fixture. */
  static final class Plan {
    final AtomicReference<Object> next = new AtomicReference<>();
    final AtomicInteger units = new AtomicInteger();

    /** Breaks the next unit that writes: a moment, or an abort. */
    void set(Object fault) {
      units.set(0);
      next.set(fault);
    }
  }

  static final Object ABORT = new Object();

  private final Database database;
  private final Plan plan;
  final AtomicInteger out = new AtomicInteger();
  final AtomicInteger most = new AtomicInteger();

  /** Every statement that was sent, for tests that count them. */
  final List<String> statements = new CopyOnWriteArrayList<>();

  volatile boolean recording;

  FaultySource(Database database, Plan plan) {
    this.database = database;
    this.plan = plan;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = database.connect();
    most.accumulateAndGet(out.incrementAndGet(), Math::max);
    return Proxies.of(Connection.class, new OneConnection(connection));
  }

  private final class OneConnection implements InvocationHandler {
    private final Connection real;
    private boolean closed;
    private boolean dead;
    private int writes;
    private Object fault;

    OneConnection(Connection real) {
      this.real = real;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
      String name = method.getName();
      if (name.equals("close")) {
        close();
        return null;
      }
      if (dead || closed) {
        if (name.equals("isClosed")) {
          return true;
        }
        throw new SQLException("This connection is broken", "08003");
      }
      if (name.equals("commit")) {
        return commit();
      }
      if (name.equals("rollback") && args == null) {
        writes = 0;
        fault = null;
      }
      Object result = Proxies.call(real, method, args);
      if (name.equals("prepareStatement")) {
        return Proxies.of(
            PreparedStatement.class, new OneStatement((Statement) result, (String) args[0]));
      }
      return name.equals("createStatement")
          ? Proxies.of(Statement.class, new OneStatement((Statement) result, null))
          : result;
    }

    private void close() throws SQLException {
      if (!closed) {
        closed = true;
        out.decrementAndGet();
        if (!dead && !real.isClosed()) {
          if (!real.getAutoCommit()) {
            real.rollback();
            real.setAutoCommit(true);
          }
          database.giveBack(real);
        } else {
          real.close();
        }
      }
    }

    private Object commit() throws SQLException {
      Object planned = fault;
      writes = 0;
      fault = null;
      if (planned == Moment.AFTER) {
        real.commit();
        throw die();
      }
      if (planned == Moment.BEFORE || planned == Moment.DURING) {
        throw die();
      }
      real.commit();
      return null;
    }

    private SQLException die() {
      dead = true;
      try {
        real.close();
      } catch (SQLException e) {
        // It is to be broken anyhow.
      }
      return new SQLException("The connection broke", "08006");
    }

    private Object execute(Statement statement, String sql, Method method, Object[] args)
        throws Throwable {
      if (recording) {
        statements.add(sql);
      }
      if (sql.stripLeading().toLowerCase(Locale.ROOT).startsWith("select")) {
        return Proxies.call(statement, method, args);
      }
      boolean alone = real.getAutoCommit();
      if (alone || writes == 0) {
        plan.units.incrementAndGet();
        fault = plan.next.getAndSet(null);
      }
      writes++;
      if (fault == ABORT) {
        fault = null;
        throw new SQLTransactionRollbackException("The server met a deadlock", "40001");
      }
      if (fault == Moment.DURING && (alone || writes == 2)) {
        throw die();
      }
      if (alone && fault == Moment.BEFORE) {
        real.setAutoCommit(false);
        Proxies.call(statement, method, args);
        throw die();
      }
      Object result = Proxies.call(statement, method, args);
      if (alone && fault == Moment.AFTER) {
        throw die();
      }
      return result;
    }

    private final class OneStatement implements InvocationHandler {
      private final Statement statement;
      private final String sql;

      OneStatement(Statement statement, String sql) {
        this.statement = statement;
        this.sql = sql;
      }

      @Override
      public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
        if (method.getName().startsWith("execute")) {
          return execute(statement, sql == null ? (String) args[0] : sql, method, args);
        }
        return Proxies.call(statement, method, args);
      }
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }

  @Override
  public PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter out) {}

  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("no " + type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
