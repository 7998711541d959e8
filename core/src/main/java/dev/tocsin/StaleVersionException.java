package dev.tocsin;

import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.TocsinException;

/**
 * The incident has moved on since the caller looked. Nothing has happened.
 *
 * <p>Source: store-contract.md, C2.
 */
public final class StaleVersionException extends TocsinException {
  private static final long serialVersionUID = 1L;

  private final transient IncidentId incidentId;
  private final transient long expected;
  private final transient long actual;

  /**
   * Carries the facts.
   *
   * @param incidentId the incident
   * @param expected the version that the caller had seen
   * @param actual the version as it stands
   */
  public StaleVersionException(IncidentId incidentId, long expected, long actual) {
    super(
        "Incident %s is at version %d, not %d: load it again and decide anew."
            .formatted(incidentId, actual, expected));
    this.incidentId = incidentId;
    this.expected = expected;
    this.actual = actual;
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
   * The version that the caller had seen.
   *
   * @return the version that the caller had seen
   */
  public long expected() {
    return expected;
  }

  /**
   * The version as it stands.
   *
   * @return the version as it stands
   */
  public long actual() {
    return actual;
  }
}
