package dev.tocsin.simulation;

/**
 * What is known not to hold, and why it is let through for now. Each has a shrunk case among the
 * regression tests, which runs strictly and says so when the gap has been closed.
 */
public enum Gap {
  /**
   * A message that a worker holds when its incident moves on cannot be superseded. If that claim
   * ends without a delivery (the notifier throws, the node dies), a later claim sends it all the
   * same.
   */
  RETRIED_AFTER_STOP(Invariant.NO_RUNG_AFTER_STOP, "stopped while held, sent by a later claim"),
  /**
   * A snapshot knows the messages of a rung's last occurrence only. Those of earlier ones that
   * still wait (catch-up {@code each} writes several at once) are not superseded any more.
   */
  EARLIER_OCCURRENCE(Invariant.NO_RUNG_AFTER_STOP, "message of an earlier repeat not superseded"),
  /**
   * A message that was written under another policy than the incident's present one: where the rung
   * is gone, or stops at something else now, it is not always superseded.
   */
  POLICY_MOVED_ON(Invariant.NO_RUNG_AFTER_STOP, "message of another policy not superseded");

  private final Invariant invariant;
  private final String words;

  Gap(Invariant invariant, String words) {
    this.invariant = invariant;
    this.words = words;
  }

  /**
   * What does not hold.
   *
   * @return the invariant
   */
  public Invariant invariant() {
    return invariant;
  }

  /**
   * Its name in the table.
   *
   * @return a few words
   */
  public String words() {
    return words;
  }
}
