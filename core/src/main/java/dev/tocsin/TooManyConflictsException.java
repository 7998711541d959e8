package dev.tocsin;

import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.TocsinException;

/**
 * Others changed the incident each time, until the desk gave up. Nothing has happened; the call can
 * be made again.
 *
 * <p>Source: store-contract.md, C3.
 */
public final class TooManyConflictsException extends TocsinException {
  private static final long serialVersionUID = 1L;

  private final transient IncidentId incidentId;
  private final transient int attempts;

  /**
   * Carries the facts.
   *
   * @param incidentId the incident
   * @param attempts how often it was tried
   */
  public TooManyConflictsException(IncidentId incidentId, int attempts) {
    super(
        "Incident %s was changed by somebody else %d times in a row: try again."
            .formatted(incidentId, attempts));
    this.incidentId = incidentId;
    this.attempts = attempts;
  }

  /**
   * The incident.
   *
   * @return the incident
   */
  public IncidentId incidentId() {
    return incidentId;
  }

  /**
   * How often it was tried.
   *
   * @return how often it was tried
   */
  public int attempts() {
    return attempts;
  }
}
