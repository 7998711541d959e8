package dev.tocsin;

import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.TocsinException;

/**
 * Only what is over can be archived or redacted: closed, with nothing left to be sent, to be looked
 * at, or parked. Nothing has happened.
 *
 * <p>Source: store-contract.md, C34 and C35.
 */
public final class UnfinishedIncidentException extends TocsinException {
  private static final long serialVersionUID = 1L;

  private final transient IncidentId incidentId;
  private final transient Phase phase;

  /**
   * Carries the facts.
   *
   * @param incidentId the incident
   * @param phase its phase; when it is closed, something of it still waits or is parked
   */
  public UnfinishedIncidentException(IncidentId incidentId, Phase phase) {
    super(
        phase == Phase.CLOSED
            ? "Incident %s is closed, but something of it waits or is parked: let a worker finish it, and settle what is parked."
                .formatted(incidentId)
            : "Incident %s is %s: close it first.".formatted(incidentId, phase));
    this.incidentId = incidentId;
    this.phase = phase;
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
   * Its phase.
   *
   * @return the phase; when it is closed, something of it still waits or is parked
   */
  public Phase phase() {
    return phase;
  }
}
