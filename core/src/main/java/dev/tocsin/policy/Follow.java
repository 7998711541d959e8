package dev.tocsin.policy;

/**
 * What a child does with its parent.
 *
 * <p>Source: domain.md, "Link".
 */
public enum Follow {
  /** It is resolved with it; else its path goes on, in a new round. */
  RESOLVE,

  /** What was resolved with it is reopened with it; else it stays resolved. */
  REOPEN,

  /**
   * It is cancelled with it; else it leaves, and begins a new round. So does a child that has a
   * plan in force.
   */
  CANCEL
}
