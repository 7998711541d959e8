package dev.tocsin.examples.blackfriday.payload;

/** A file cannot be used; the message is one line that names file, place, value and remedy. */
public final class BadInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BadInputException(String message) {
    super(message);
  }
}
