package dev.tocsin.examples.spring;

import dev.tocsin.JoinedDesk;
import dev.tocsin.ServiceDesk;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Report;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The same without any framework: a connection, auto-commit off. */
public final class PlainConnection {
  private PlainConnection() {}

  // README: plain
  /**
   * Keeps an order whose payment failed, and reports it: both, or neither.
   *
   * @param source the database of both
   * @param desk the desk
   * @param order the order's number
   * @param report what the desk shall know
   * @return the incident that it became part of
   * @throws SQLException when the database failed; whether it committed may be unknown then
   */
  public static Incident fail(DataSource source, ServiceDesk desk, String order, Report report)
      throws SQLException {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement insert =
          connection.prepareStatement("insert into orders (id, state) values (?, 'FAILED')")) {
        insert.setString(1, order);
        insert.executeUpdate();
        JoinedDesk joined = desk.join(connection);
        Incident incident = joined.log(report);
        connection.commit();
        joined.afterCommit();
        return incident;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    }
  }
  // README: end
}
