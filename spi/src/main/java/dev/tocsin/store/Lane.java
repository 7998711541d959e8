package dev.tocsin.store;

/**
 * Which of two queues: the severe one goes first.
 *
 * <p>Source: store-contract.md, "Outbox" (severe lane before age); escalation.md, "When a rung is
 * due" 7.
 */
public enum Lane {
  /** Before everything else, however old. */
  SEVERE,

  /** In its turn. */
  NORMAL
}
