package dev.tocsin.incident;

/**
 * What came of a rung that was due.
 *
 * <p>Source: escalation.md, "When a rung is due" 4, 6 and 7.
 */
public enum RungOutcome {
  /** Its actions were taken; whom it told stands beside. */
  FIRED,

  /**
   * A later rung, or the command that came just now, made its messages pointless; actions that
   * change state were taken all the same.
   */
  OVERTAKEN,

  /** It had nobody to reach; the next rung is due at once. */
  EMPTY
}
