package dev.tocsin.escalation;

/**
 * How long a rung is worth taking.
 *
 * <p>Source: escalation.md, "The matrix" (conditions).
 */
public enum Until {
  /** As long as nobody has said "mine". */
  ACKNOWLEDGED,
  /** As long as no public update was given since the round started. */
  UPDATED,
  /** As long as service is not restored. */
  RESOLVED;

  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
