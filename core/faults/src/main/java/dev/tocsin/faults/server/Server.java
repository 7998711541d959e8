package dev.tocsin.faults.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Where the tables are, for those that go past every proxy. */
public interface Server {
  /**
   * Its address.
   *
   * @return a URL to which parameters can be added with an ampersand
   */
  String url();

  /** A connection that goes past every proxy. */
  default Connection connect() throws SQLException {
    return DriverManager.getConnection(url() + "&socketTimeout=120&ApplicationName=judge");
  }
}
