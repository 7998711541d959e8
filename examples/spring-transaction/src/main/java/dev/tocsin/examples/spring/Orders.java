package dev.tocsin.examples.spring;

import dev.tocsin.desk.Caller;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Report;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The host's own service. A payment fails: the order is kept as failed, and an incident says so.
 */
public class Orders {
  private final JdbcTemplate jdbc;
  private final SpringDesk desk;

  /**
   * A service on the host's database.
   *
   * @param source the host's database
   * @param desk the desk in the host's transactions
   */
  public Orders(DataSource source, SpringDesk desk) {
    this.jdbc = new JdbcTemplate(source);
    this.desk = desk;
  }

  // README: orders
  /**
   * Keeps an order whose payment failed, and reports it: both, or neither. Safely run again.
   *
   * @param order the order's number, which also names the request
   * @param report what the desk shall know
   * @return the incident that it becomes part of
   */
  @Transactional
  public Incident fail(String order, Report report) {
    if (!has(order)) {
      jdbc.update("insert into orders (id, state) values (?, 'FAILED')", order);
    }
    return desk.joined().log(report, Caller.reporting(report).request("order-" + order));
  }

  // README: end

  /**
   * The same in a transaction of its own, whatever becomes of the caller's.
   *
   * @param order the order's number
   * @param report what the desk shall know
   * @return the incident that it became part of
   */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public Incident failInItsOwn(String order, Report report) {
    return fail(order, report);
  }

  /**
   * The same behind a savepoint of the caller's transaction.
   *
   * @param order the order's number
   * @param report what the desk shall know
   * @return the incident that it becomes part of
   */
  @Transactional(propagation = Propagation.NESTED)
  public Incident failNested(String order, Report report) {
    return fail(order, report);
  }

  /**
   * Whether an order is kept.
   *
   * @param order the order's number
   * @return true when there is a row
   */
  public boolean has(String order) {
    Integer rows =
        jdbc.queryForObject("select count(*) from orders where id = ?", Integer.class, order);
    return rows != null && rows > 0;
  }
}
