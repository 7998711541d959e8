package dev.tocsin.store;

import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.OutboxKey;

/**
 * Something that a worker can claim: an incident's wake, or an entry of the outbox.
 *
 * <p>Immutable; no nulls. Source: store-contract.md, "Wake queue" and "Outbox".
 */
public sealed interface Item {
  /**
   * The wake of an incident.
   *
   * @param incidentId the incident
   */
  record OfWake(IncidentId incidentId) implements Item {}

  /**
   * An entry of the outbox.
   *
   * @param key its key
   */
  record OfOutbox(OutboxKey key) implements Item {}
}
