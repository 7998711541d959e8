package dev.tocsin.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A real PostgreSQL, started once, durable as in production. */
final class PostgresServer {
  private static EmbeddedPostgres server;

  private PostgresServer() {}

  static synchronized String url() {
    if (server == null) {
      try {
        server =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "300")
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_directory", "log")
                .setServerConfig("log_filename", ServerLog.FILE)
                .setServerConfig("log_line_prefix", "[%a]")
                .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return server.getJdbcUrl("postgres", "postgres");
  }
}
