package dev.tocsin.simulation;

/**
 * What is known not to hold, and why it is let through for now. Each has a shrunk case among the
 * regression tests, which runs strictly and says so when the gap has been closed.
 */
public enum Gap {
  /**
   * A snapshot knows the messages of a rung's first occurrence and of its last. One between that a
   * worker held when the next was due is not superseded any more.
   */
  EARLIER_OCCURRENCE(Invariant.NO_RUNG_AFTER_STOP, "message of an earlier repeat not superseded"),
  /**
   * A report that recurred on an incident is known by its request there only. If that incident has
   * been ended and its key has gone on before the same request comes again, it is taken for a new
   * one.
   */
  REQUEST_ON_ANOTHER(Invariant.NOTHING_TWICE, "report made twice after its key has gone on");

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
