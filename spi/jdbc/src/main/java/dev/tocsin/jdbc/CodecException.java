package dev.tocsin.jdbc;

import dev.tocsin.incident.TocsinException;
import org.jspecify.annotations.Nullable;

/**
 * A text that a {@link Codec} cannot read, a value that it cannot write, or entries that are not
 * whole.
 *
 * <p>In a batch of claims it is reported as poison and thrown nowhere (C24). Source:
 * store-contract.md, C24.
 */
public final class CodecException extends TocsinException {
  private static final long serialVersionUID = 1L;

  /**
   * Says what is wrong with it.
   *
   * @param message where it stands and what is wrong, in a sentence
   * @param cause the parser's error, or null
   */
  public CodecException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
