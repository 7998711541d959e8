package dev.tocsin;

import dev.tocsin.incident.TocsinException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The store never said whether it kept the commit: it did, or it did not. Make the call again with
 * the same request id, which is safe either way.
 *
 * <p>Source: store-contract.md, C5 and "Who resolves what".
 */
public final class OutcomeUnknownException extends TocsinException {
  private static final long serialVersionUID = 1L;

  private final transient UUID commitId;
  private final transient @Nullable String requestId;
  private final transient String detail;

  /**
   * Carries the facts.
   *
   * @param commitId the commit whose outcome is unknown
   * @param requestId the host's name of the call; null when it gave none
   * @param detail what the store said last
   */
  public OutcomeUnknownException(UUID commitId, @Nullable String requestId, String detail) {
    super(
        "The outcome of commit %s (request %s) is unknown: %s. Call again with the same request id."
            .formatted(commitId, requestId, detail));
    this.commitId = commitId;
    this.requestId = requestId;
    this.detail = detail;
  }

  /**
   * The commit whose outcome is unknown.
   *
   * @return the commit whose outcome is unknown
   */
  public UUID commitId() {
    return commitId;
  }

  /**
   * The host's name of the call; null when it gave none.
   *
   * @return the host's name of the call; null when it gave none
   */
  public @Nullable String requestId() {
    return requestId;
  }

  /**
   * What the store said last.
   *
   * @return what the store said last
   */
  public String detail() {
    return detail;
  }
}
