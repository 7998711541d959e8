package dev.tocsin.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;

/** What is done on a connection stays open until its owner commits. */
final class Uncommitted {
  private Uncommitted() {}

  /** A source of the connection, which commits and closes nothing. */
  static DataSource on(Connection held) {
    Connection open =
        (Connection)
            Proxy.newProxyInstance(
                Uncommitted.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, args) -> {
                  switch (method.getName()) {
                    case "close", "setAutoCommit", "commit", "rollback":
                      return null;
                    case "getAutoCommit":
                      return true;
                    default:
                      try {
                        return method.invoke(held, args);
                      } catch (InvocationTargetException e) {
                        throw e.getCause();
                      }
                  }
                });
    return (DataSource)
        Proxy.newProxyInstance(
            Uncommitted.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, args) -> open);
  }
}
