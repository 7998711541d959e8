package dev.tocsin.policy;

/**
 * What becomes of messages that were due while nobody looked.
 *
 * <p>Source: escalation.md, "When a rung is due" 7.
 */
public enum CatchUp {
  /** One for each recipient: the latest. */
  LATEST,
  /** Every one. */
  EACH
}
