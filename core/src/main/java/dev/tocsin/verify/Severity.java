package dev.tocsin.verify;

/**
 * How bad a finding is; the worst comes first.
 *
 * <p>Source: escalation.md, "Proving a policy".
 */
public enum Severity {
  /** The policy does not do what it says. */
  ERROR,
  /** Somebody may be let down. */
  WARNING,
  /** Worth knowing. */
  INFO;

  /**
   * Whether it is as bad as another, or worse.
   *
   * @param other the other
   * @return true for equal ones
   */
  public boolean atLeast(Severity other) {
    return compareTo(other) <= 0;
  }

  /**
   * One severity lower: for what only an override can bring about.
   *
   * @return the next one; the lowest stays
   */
  Severity lower() {
    return this == ERROR ? WARNING : INFO;
  }
}
