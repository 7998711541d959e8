package dev.tocsin.tck;

/**
 * One transaction of a {@link Host}. For one thread.
 *
 * <p>Source: store-contract.md, C30 to C33.
 */
public interface HostTransaction extends AutoCloseable {
  /**
   * What {@link dev.tocsin.store.IncidentStore#join} takes.
   *
   * @return for JDBC the connection
   */
  Object handle();

  /**
   * Writes a row into the host's own table.
   *
   * @param name the row
   */
  void write(String name);

  /** Has the server abort it: every statement from now on fails, and it can only be rolled back. */
  void doom();

  /** Commits. */
  void commit();

  /** Rolls back. */
  void rollback();

  /** Rolls back unless it was committed, and gives the connection back. */
  @Override
  void close();
}
