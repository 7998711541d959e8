package dev.tocsin.jdbc;

import java.sql.Connection;
import javax.sql.DataSource;

/** What is done on a connection stays open until its owner commits. */
final class Uncommitted {
  private Uncommitted() {}

  /** A source of the connection, which commits and closes nothing. */
  static DataSource on(Connection held) {
    Connection open =
        Proxies.of(
            Connection.class,
            (proxy, method, args) ->
                switch (method.getName()) {
                  case "close", "setAutoCommit", "commit", "rollback" -> null;
                  case "getAutoCommit" -> true;
                  default -> Proxies.call(held, method, args);
                });
    return Proxies.of(DataSource.class, (proxy, method, args) -> open);
  }
}
