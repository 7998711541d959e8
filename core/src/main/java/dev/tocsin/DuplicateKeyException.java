package dev.tocsin;

import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.TocsinException;
import org.jspecify.annotations.Nullable;

/**
 * Another open incident owns the dedup key, so this one cannot be reopened. Nothing has happened.
 *
 * <p>Source: store-contract.md, C7 and C8.
 */
public final class DuplicateKeyException extends TocsinException {
  private static final long serialVersionUID = 1L;

  private final transient IncidentId incidentId;
  private final transient @Nullable IncidentId owner;

  /**
   * Carries the facts.
   *
   * @param incidentId the incident that was to be reopened
   * @param owner the incident that owns the key; null where a joined transaction cannot see it
   */
  public DuplicateKeyException(IncidentId incidentId, @Nullable IncidentId owner) {
    super(
        "Incident %s cannot be reopened, for %s owns its dedup key by now: work on that one."
            .formatted(incidentId, owner == null ? "another incident" : "incident " + owner));
    this.incidentId = incidentId;
    this.owner = owner;
  }

  /**
   * The incident that was to be reopened.
   *
   * @return the incident that was to be reopened
   */
  public IncidentId incidentId() {
    return incidentId;
  }

  /**
   * The incident that owns the key; null where a joined transaction cannot see it.
   *
   * @return the incident that owns the key; null where a joined transaction cannot see it
   */
  public @Nullable IncidentId owner() {
    return owner;
  }
}
