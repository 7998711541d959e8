package dev.tocsin.store;

import dev.tocsin.incident.TocsinException;
import org.jspecify.annotations.Nullable;

/**
 * A transaction of the host that a store cannot take part in, or not any more.
 *
 * <p>Nothing has happened, and nothing of what was done in that transaction will have: the host
 * rolls it back and begins another. Source: store-contract.md, C31 and C33.
 */
public final class UnusableTransactionException extends TocsinException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /**
   * Says what is wrong with it.
   *
   * @param problem which kind
   * @param detail what exactly and what to do, in a sentence
   * @param cause the driver's error, or null
   */
  public UnusableTransactionException(Problem problem, String detail, @Nullable Throwable cause) {
    super(detail, cause);
    this.problem = problem;
  }

  /**
   * What is wrong with it.
   *
   * @return the kind
   */
  public Problem problem() {
    return problem;
  }

  /** Why a transaction cannot be used. */
  public enum Problem {
    /** Each statement would commit by itself. */
    AUTO_COMMIT,
    /** It may only read. */
    READ_ONLY,
    /** Its server is a replica. */
    REPLICA,
    /** It is over: committed, rolled back or closed. */
    OVER,
    /** It can only be rolled back: after a serialisation failure, a deadlock, a lost connection. */
    DOOMED
  }
}
