package dev.tocsin.notification;

import dev.tocsin.incident.TocsinException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown by a {@link Notifier} for a message that no retry would deliver: an unknown address, a
 * refused format. The message is parked at once and the next rung taken.
 *
 * <p>Source: hostile-inputs.md, class 6; store-contract.md, C25.
 */
public final class UndeliverableException extends TocsinException {
  private static final long serialVersionUID = 1L;

  /**
   * Says why.
   *
   * @param reason what the receiver said; stands in the register, so put no secret in it
   * @param cause the error of the medium, or null
   */
  public UndeliverableException(String reason, @Nullable Throwable cause) {
    super(reason, cause);
  }
}
