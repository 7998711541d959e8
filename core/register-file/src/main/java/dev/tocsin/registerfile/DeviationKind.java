package dev.tocsin.registerfile;

/**
 * How a foreign log did not conform.
 *
 * <p>Source: domain.md, "What real registers look like".
 */
public enum DeviationKind {
  /** A row names no incident; it belongs to nothing and is left out. */
  ROW_WITHOUT_INCIDENT("row names no incident"),
  /** A row has no time; the time of the row before stands for it. */
  TIME_MISSING("row has no time"),
  /** A value is too long, or has control characters; it counts as not known. */
  VALUE_REFUSED("value cannot be kept"),
  /** The first row shows a state whose phase is not "new". */
  FIRST_STATE("begins in another state than new"),
  /** A state that the mapping does not name; the state before goes on. */
  STATE_UNKNOWN("state is unknown"),
  /** From a phase to one to which the default lifecycle has no row. */
  TRANSITION("transition is not in the lifecycle"),
  /** It was closed, and a row closes it again. */
  CLOSED_AGAIN("closed to closed"),
  /** A time is before that of the row before. */
  TIME_BACKWARDS("time goes back"),
  /** It was changed before it was logged. */
  LOGGED_AFTER_CHANGE("changed before it was logged"),
  /** A sequence number is below that of the row before. */
  SEQUENCE_BACKWARDS("sequence goes back"),
  /** A sequence number was there before in the same incident. */
  SEQUENCE_DOUBLED("sequence number is doubled"),
  /** The log's priority is not the one that follows from impact and urgency. */
  PRIORITY_OFF_TABLE("priority is off the table"),
  /** A priority that the mapping does not name. */
  PRIORITY_UNKNOWN("priority is unknown"),
  /** A mapped value is not known at the end of an incident. */
  VALUE_MISSING("value is missing at the end"),
  /** It was closed while no team was known. */
  CLOSED_WITHOUT_TEAM("closed without a team"),
  /** The log's own count is not what its rows show. */
  COUNT_DIFFERS("log's own count differs");

  private final String words;

  DeviationKind(String words) {
    this.words = words;
  }

  /**
   * As a person says it.
   *
   * @return a few words
   */
  public String words() {
    return words;
  }
}
