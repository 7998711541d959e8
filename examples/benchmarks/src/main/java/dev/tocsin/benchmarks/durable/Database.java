package dev.tocsin.benchmarks.durable;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tocsin.jdbc.Codec;
import dev.tocsin.jdbc.JdbcStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * A PostgreSQL of this process's own with durable settings: every commit waits for the disk. Each
 * column has a schema and a pool of its own in it, so that columns can take turns on one server.
 */
final class Database implements AutoCloseable {
  /** A node has one for all its life, and has looked at its types once. */
  private static final Codec CODEC = Codec.jackson();

  private final EmbeddedPostgres server;

  Database() throws IOException {
    server =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("max_connections", "200")
            .start();
  }

  /**
   * An empty schema and the pool that works in it; closed, both are gone.
   *
   * @param pool connections whose search path is the schema
   */
  record Place(HikariDataSource pool) implements AutoCloseable {
    @Override
    public void close() throws SQLException {
      execute(pool, "drop schema " + pool.getSchema() + " cascade");
      pool.close();
    }
  }

  /** Makes one. */
  Place place(String schema, int connections) throws SQLException {
    execute(server.getPostgresDatabase(), "create schema " + schema);
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
    config.setSchema(schema);
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(connections);
    return new Place(new HikariDataSource(config));
  }

  /** A store in a schema of its own; its tables are there. */
  static JdbcStore store(DataSource pool) {
    return JdbcStore.builder(pool).codec(CODEC).createSchema().build();
  }

  static void execute(DataSource pool, String... sql) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      for (String each : sql) {
        statement.execute(each);
      }
    }
  }

  static long number(DataSource pool, String sql) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Throws unless a query for a number returns the expected one. */
  static void expect(DataSource pool, String sql, long expected) throws SQLException {
    long found = number(pool, sql);
    if (found != expected) {
      throw new AssertionError(sql + ": " + found + ", not " + expected);
    }
  }

  /** How busy the machine is: figures of a busy one are only good for ratios. */
  static String load() {
    return String.format(
        Locale.ROOT,
        "%d processors, load %.1f, JDK %s",
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        Runtime.version().feature());
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
