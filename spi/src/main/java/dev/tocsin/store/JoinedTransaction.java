package dev.tocsin.store;

import java.time.Instant;

/**
 * A store inside the host's own transaction: what the host does and what it reports commit
 * together, or not at all.
 *
 * <p>What is committed here is seen by nobody else, claimed by no worker and counted by no backlog
 * until the host commits; its rollback removes everything, the commit's id included (C30, C32).
 * Reads see what the transaction sees. The store neither commits nor rolls back nor closes what it
 * was handed, and never tries again by itself (C6, C31). There is nothing to close. For the thread
 * that has the host's transaction, as the transaction is. Source: store-contract.md, "Joined
 * transactions".
 */
public interface JoinedTransaction extends Register {
  /**
   * Makes a commit a part of the host's transaction.
   *
   * <p>After a conflict, a duplicate or a rejection the transaction is as usable as before (C31).
   * Once the host has committed, a replay anywhere returns the first result (C4).
   *
   * @param commit what is to happen when the host commits
   * @return {@link CommitResult.Committed}, {@link CommitResult.Conflict}, {@link
   *     CommitResult.DuplicateKey} or {@link CommitResult.Rejected}; of a conflict and a duplicate
   *     the version and the owner may be absent. Never {@link CommitResult.Unknown}: whether it
   *     happened is for the host's own commit to say
   * @throws UnusableTransactionException when the transaction cannot be committed any more; nothing
   *     of it will have happened
   */
  CommitResult commit(Commit commit);

  /**
   * The store's time: that of this call, not of the transaction's begin (C15).
   *
   * @return now, UTC, in microseconds
   * @throws StoreUnavailableException when the store does not answer
   */
  Instant now();
}
