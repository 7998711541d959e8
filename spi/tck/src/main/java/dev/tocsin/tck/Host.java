package dev.tocsin.tck;

import org.jspecify.annotations.Nullable;

/**
 * A host with transactions of its own in the store's database, and a table of its own there.
 *
 * <p>Source: store-contract.md, C30 to C33.
 */
public interface Host {
  /** What a transaction is like. */
  enum Kind {
    /** As it should be. */
    USUAL,
    /** Each statement commits by itself. */
    AUTO_COMMIT,
    /** It may only read. */
    READ_ONLY,
    /** Its server is a replica, or says so. */
    REPLICA
  }

  /**
   * Begins a transaction.
   *
   * @param kind what it is like
   * @return the transaction; null for {@link Kind#REPLICA} only, where the database has none
   */
  @Nullable HostTransaction begin(Kind kind);

  /**
   * Whether the host's own table has a row, as others see it.
   *
   * @param name the row
   * @return true once it is committed
   */
  boolean hasRow(String name);
}
