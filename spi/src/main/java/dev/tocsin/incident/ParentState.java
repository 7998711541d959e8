package dev.tocsin.incident;

/**
 * How an incident stands, as its children see it.
 *
 * <p>Closing is not among them: what was resolved and is closed stays resolved. Source: domain.md,
 * "Link".
 */
public enum ParentState {
  /** It is worked on: its children's paths stand still. */
  OPEN,

  /** It is resolved, closed since or not. */
  RESOLVED,

  /** It should never have been logged. */
  CANCELLED,

  /** It can be nobody's parent any more: closed without a resolution, or a child itself. */
  ENDED;

  /**
   * How an incident stands.
   *
   * @param parent the incident
   * @return one of the constants, but never {@link #CANCELLED}: that is an event, not a state
   */
  public static ParentState of(Incident parent) {
    if (parent.parent() != null) {
      return ENDED;
    }
    if (parent.phase() != Phase.CLOSED && parent.phase() != Phase.RESOLVED) {
      return OPEN;
    }
    return parent.resolution() != null ? RESOLVED : ENDED;
  }
}
