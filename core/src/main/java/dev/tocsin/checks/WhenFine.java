package dev.tocsin.checks;

/**
 * What becomes of the open incident of a check that finds nothing any more.
 *
 * <p>Source: domain.md, "Proactive".
 */
public enum WhenFine {
  /** It is told so once, and a person decides. */
  COMMENT,

  /** It is resolved, as self-cleared; where its state does not allow that, it is told so. */
  RESOLVE,

  /** Nothing. */
  NOTHING
}
