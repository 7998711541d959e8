package dev.tocsin.store;

import java.time.Instant;
import java.util.Set;

/**
 * Everything that a desk asks of a store. Implemented by hosts and vendors; the clauses C1 to C39
 * of the store contract say what must be true, and the kit proves it.
 *
 * <p>Safe for many threads. No method takes or returns a type of the engine. The interface grows by
 * methods that throw unless overridden, or by new interfaces, never by ones that silently do
 * nothing. Source: store-contract.md, "Shape".
 */
public interface IncidentStore extends Register, WorkQueues, PolicyShelf {
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
