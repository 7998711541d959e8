package dev.tocsin.store;

import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.notification.Outgoing;
import java.util.Objects;

/**
 * Something to be sent, as part of the commit that caused it.
 *
 * <p>Immutable. Source: store-contract.md, "Shape" and C26 to C29.
 *
 * @param incidentId the incident that it speaks of
 * @param lane severe before normal
 * @param outgoing what is to be sent, under its key
 */
public record OutboxEntry(IncidentId incidentId, Lane lane, Outgoing outgoing) {
  /** Checks the parts. */
  public OutboxEntry {
    Objects.requireNonNull(incidentId, "incidentId");
    Objects.requireNonNull(lane, "lane");
    Objects.requireNonNull(outgoing, "outgoing");
  }

  /**
   * The key of what is to be sent.
   *
   * @return the same on every try
   */
  public OutboxKey key() {
    return outgoing.key();
  }
}
