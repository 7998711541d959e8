package dev.tocsin.registerfile;

import java.util.Objects;

/**
 * Something in a log that did not conform.
 *
 * <p>Immutable, no nulls.
 *
 * @param kind how
 * @param incident the log's name of the incident; empty when it names none
 * @param line the line of the log, from 1
 * @param words what stood there, shortened and escaped
 */
public record Deviation(DeviationKind kind, String incident, long line, String words) {
  /** Checks the parts. */
  public Deviation {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(incident, "incident");
    Objects.requireNonNull(words, "words");
  }
}
