package dev.tocsin.store;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Everything that a desk asks of a store. Implemented by hosts and vendors; the clauses C1 to C39
 * of the store contract say what must be true, and the kit proves it.
 *
 * <p>Safe for many threads. No method takes or returns a type of the engine. The interface grows by
 * methods that throw unless overridden, or by new interfaces, never by ones that silently do
 * nothing. Source: store-contract.md, "Shape".
 */
public interface IncidentStore extends Register, WorkQueues, PolicyShelf, Retention {
  /**
   * Commits one change of one incident, whole or not at all (C1). Replaying the same commit within
   * 24 hours returns its first result; the same id with other content is rejected (C4). Never
   * throws for a failure of the store: what is not proven is {@link CommitResult.Unknown} (C5).
   *
   * @param commit what is to happen
   * @return one of five outcomes
   */
  CommitResult commit(Commit commit);

  /**
   * Makes independent commits in one go, which a store may do in one transaction of its server.
   * Each has its own outcome, as if it had been made by {@link #commit}; that of one leaves the
   * others untouched (C39). The order in which they happen is the store's.
   *
   * @param commits any number, each of another incident and with another id; perhaps none
   * @return their outcomes, in the order of the argument
   * @throws UnsupportedCapabilityException when the store does not declare {@link
   *     Capability#BATCH_COMMIT}
   * @throws IllegalArgumentException when two are of the same incident or have the same id; nothing
   *     has happened
   */
  default List<CommitResult> commitAll(List<Commit> commits) {
    throw new UnsupportedCapabilityException(Capability.BATCH_COMMIT, getClass().getSimpleName());
  }

  /**
   * Takes part in a transaction of the host, which the host alone begins, commits or rolls back.
   *
   * @param transaction the host's transaction, of the type that the store names in its own
   *     documentation: a store on JDBC takes a {@code java.sql.Connection}
   * @return the store as that transaction sees it
   * @throws UnsupportedCapabilityException when the store does not declare {@link
   *     Capability#JOINED_TRANSACTIONS}
   * @throws UnusableTransactionException when it commits by itself, is read-only, on a replica or
   *     over (C33)
   * @throws IllegalArgumentException when it is of another type
   */
  default JoinedTransaction join(Object transaction) {
    throw new UnsupportedCapabilityException(
        Capability.JOINED_TRANSACTIONS, getClass().getSimpleName());
  }

  /**
   * The store's time: the one clock that all nodes share (C15).
   *
   * @return now, UTC, in microseconds
   * @throws StoreUnavailableException when the store does not answer
   */
  Instant now();

  /**
   * What it can do beyond the core.
   *
   * @return the declared capabilities; the rest is refused by name
   */
  Set<Capability> capabilities();

  /**
   * What one commit may hold.
   *
   * @return the limits that {@link #commit} enforces (C29)
   */
  StoreLimits limits();
}
