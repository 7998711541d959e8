package dev.tocsin.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** How a dialect makes a commit. Safe for many threads. */
interface Committer {
  /**
   * Makes all of a commit, or nothing.
   *
   * @param connection in a transaction, or with each statement committing where {@link #alone}
   * @param encoded the commit
   * @param joined whether the transaction is the host's; then a unique key that is taken is an
   *     error that names it, as the winner may be invisible
   * @return false when something stood in its way and nothing has happened
   * @throws SQLException when the transaction, or its part since the last savepoint, is to be
   *     rolled back
   */
  boolean make(Connection connection, Encoded encoded, boolean joined) throws SQLException;

  /**
   * Makes independent commits in one transaction of their own. It waits for no incident that
   * somebody else holds: who waits while it holds others keeps them from everybody, and meets a
   * host that takes them in another order in a deadlock. Such a commit is not made.
   *
   * @param connection in a transaction
   * @param all the commits, none of them a redaction, no two of one incident
   * @return for each whether it was made; what stood in its way is still to be found out
   * @throws SQLException when none of them was made, as the transaction is to be rolled back
   */
  boolean[] makeAll(Connection connection, List<Encoded> all) throws SQLException;

  /** Whether it is one statement, which needs no transaction around it. */
  boolean alone();
}
