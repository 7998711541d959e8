package dev.tocsin.jdbc;

import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Item;
import dev.tocsin.tck.Faults;
import dev.tocsin.tck.Host;
import dev.tocsin.tck.HostTransaction;
import dev.tocsin.tck.StoreFixture;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** The store on a database of its own, with all that the kit wants to break. */
final class JdbcFixture implements StoreFixture, Faults, Host {
  final Database database;
  final FaultySource.Plan plan = new FaultySource.Plan();
  final List<FaultySource> sources = new CopyOnWriteArrayList<>();
  private final AtomicLong offset = new AtomicLong();

  JdbcFixture(Database database) {
    this.database = database;
    database.execute(
        "create schema " + database.schema,
        "create table " + database.schema + ".host_row (name varchar(100) primary key)");
  }

  FaultySource source() {
    FaultySource source = new FaultySource(database, plan);
    sources.add(source);
    return source;
  }

  @Override
  public JdbcStore open() {
    return JdbcStore.builder(source())
        .schema(database.schema)
        .offset(offset::get)
        .createSchema()
        .build();
  }

  @Override
  public void pass(Duration time) {
    offset.addAndGet(
        ChronoUnit.MICROS.between(java.time.Instant.EPOCH, java.time.Instant.EPOCH.plus(time)) + 1);
  }

  @Override
  public int crowd() {
    return database.crowd();
  }

  @Override
  public Faults faults() {
    return this;
  }

  @Override
  public Host host() {
    return this;
  }

  @Override
  public void close() {
    database.close();
  }

  String table(String name) {
    return database.schema + ".tocsin_" + name;
  }

  void change(String sql, Object... values) {
    try (Connection connection = DriverManager.getConnection(database.url());
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      if (statement.executeUpdate() != 1) {
        throw new IllegalStateException("not one row: " + sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void corrupt(TenantId tenant, Item item) {
    if (item instanceof Item.OfOutbox message) {
      change(
          "update "
              + table("outbox")
              + " set body = '{\"type' where tenant = ? and commit_id = ? and ordinal = ?",
          tenant.value(),
          message.key().commit(),
          message.key().ordinal());
    } else if (item instanceof Item.OfWake wake) {
      change(
          "update " + table("incident") + " set snapshot = 'edited' where tenant = ? and id = ?",
          tenant.value(),
          wake.incidentId().value());
    }
  }

  @Override
  public void raiseSchema() {
    change("update " + table("schema") + " set version = version + 1");
  }

  @Override
  public void breakNext(Moment moment) {
    plan.set(moment);
  }

  @Override
  public void abortNext() {
    plan.set(FaultySource.ABORT);
  }

  @Override
  public int unitsSince() {
    return plan.units.get();
  }

  @Override
  public int connectionsOut() {
    return sources.stream().mapToInt(source -> source.out.get()).sum();
  }

  @Override
  public int mostConnectionsOut() {
    return sources.stream().mapToInt(source -> source.most.get()).max().orElse(0);
  }

  @Override
  public HostTransaction begin(Kind kind) {
    if (kind == Kind.REPLICA) {
      return null;
    }
    try {
      return new Transaction(kind);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public boolean hasRow(String name) {
    try (Connection connection = DriverManager.getConnection(database.url());
        PreparedStatement statement =
            connection.prepareStatement(
                "select name from " + database.schema + ".host_row where name = ?")) {
      statement.setString(1, name);
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private final class Transaction implements HostTransaction {
    private final Connection connection;
    private final Kind kind;
    private boolean doomed;

    Transaction(Kind kind) throws SQLException {
      this.kind = kind;
      connection = database.connect();
      connection.setAutoCommit(kind == Kind.AUTO_COMMIT);
      connection.setReadOnly(kind == Kind.READ_ONLY);
    }

    @Override
    public Object handle() {
      if (kind != Kind.READ_ONLY || !database.url().contains(":h2:")) {
        return connection;
      }
      // H2 ignores the wish, but a pool remembers it.
      return Proxy.newProxyInstance(
          Connection.class.getClassLoader(),
          new Class<?>[] {Connection.class},
          (proxy, method, args) ->
              method.getName().equals("isReadOnly") ? true : method.invoke(connection, args));
    }

    @Override
    public void write(String name) {
      try (PreparedStatement statement =
          connection.prepareStatement("insert into " + database.schema + ".host_row values (?)")) {
        statement.setString(1, name);
        statement.executeUpdate();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void doom() {
      doomed = true;
      try (Statement statement = connection.createStatement()) {
        if (database.url().contains(":h2:")) {
          // Nothing else dooms a transaction of H2.
          try (ResultSet row = statement.executeQuery("call session_id()")) {
            row.next();
            database.execute("call abort_session(" + row.getInt(1) + ")");
          }
        } else {
          statement.execute("select 1 / 0");
        }
      } catch (SQLException e) {
        // That is what it is for.
      }
    }

    @Override
    public void commit() {
      try {
        connection.commit();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void rollback() {
      try {
        connection.rollback();
      } catch (SQLException e) {
        if (!doomed) {
          throw new IllegalStateException(e);
        }
      }
    }

    @Override
    public void close() {
      try (connection) {
        if (!doomed && !connection.isClosed() && !connection.getAutoCommit()) {
          connection.rollback();
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
