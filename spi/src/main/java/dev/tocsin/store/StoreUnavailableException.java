package dev.tocsin.store;

import dev.tocsin.incident.TocsinException;
import org.jspecify.annotations.Nullable;

/**
 * The store did not answer a question. Asking again is safe.
 *
 * <p>Thrown by every method but {@link IncidentStore#commit}, which answers {@link
 * CommitResult.Unknown} instead. Source: store-contract.md, C5.
 */
public final class StoreUnavailableException extends TocsinException {
  private static final long serialVersionUID = 1L;

  /**
   * Says what failed.
   *
   * @param message what was asked and what went wrong
   * @param cause the driver's error, or null
   */
  public StoreUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
