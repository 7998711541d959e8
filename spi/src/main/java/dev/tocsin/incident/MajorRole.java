package dev.tocsin.incident;

/**
 * What a person does in a major incident.
 *
 * <p>Source: domain.md, practice 7.
 */
public enum MajorRole {
  /** Decides, and answers for how it is handled: exactly one at any time. */
  COMMANDER,

  /** Tells the stakeholders; at most one. */
  COMMUNICATIONS,

  /** Writes down what is done; at most one. */
  SCRIBE,

  /** Works on it; any number. */
  RESOLVER
}
