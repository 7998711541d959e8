package dev.tocsin;

import dev.tocsin.incident.TocsinException;
import dev.tocsin.store.CommitResult;

/**
 * The store refused a commit for certain. Nothing has happened, and the same call will not succeed.
 *
 * <p>Source: store-contract.md, "Shape" (Rejected).
 */
public final class CommitRejectedException extends TocsinException {
  private static final long serialVersionUID = 1L;

  private final transient CommitResult.Reason reason;
  private final transient String detail;

  /**
   * Carries the facts.
   *
   * @param reason which kind
   * @param detail what exactly
   */
  public CommitRejectedException(CommitResult.Reason reason, String detail) {
    super("The store refused the commit (%s): %s".formatted(reason, detail));
    this.reason = reason;
    this.detail = detail;
  }

  /**
   * Which kind.
   *
   * @return which kind
   */
  public CommitResult.Reason reason() {
    return reason;
  }

  /**
   * What exactly.
   *
   * @return what exactly
   */
  public String detail() {
    return detail;
  }
}
