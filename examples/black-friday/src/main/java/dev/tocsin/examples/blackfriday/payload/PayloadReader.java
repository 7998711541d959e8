package dev.tocsin.examples.blackfriday.payload;

/** Knows the documents of one monitoring system. */
interface PayloadReader {
  /** What the documents are called, and by which keys they are known. */
  String expects();

  boolean knows(Node document);

  /**
   * Reads a document of this system.
   *
   * @throws BadInputException when it says what cannot be
   */
  Payload read(Node document, Severities severities);
}
