package dev.tocsin;

import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.TocsinException;
import org.jspecify.annotations.Nullable;

/**
 * Somebody else was quicker while the host's transaction was open, and in it the desk tries nothing
 * twice: what it would read again is as old as the transaction.
 *
 * <p>The desk's call has had no effect, and the transaction is as usable as before: the host may go
 * on without the incident, or roll back and run the whole transaction again. Source:
 * store-contract.md, C6 and C31.
 */
public final class TransactionConflictException extends TocsinException {
  private static final long serialVersionUID = 1L;

  private final transient IncidentId incidentId;
  private final transient @Nullable Long actualVersion;
  private final transient @Nullable IncidentId owner;

  /**
   * Carries the facts.
   *
   * @param incidentId the incident that was to be logged or changed
   * @param actualVersion the version that won; null when the transaction cannot see it
   * @param owner the incident that owns the dedup key by now; null when it was no matter of keys,
   *     or the transaction cannot see it
   */
  public TransactionConflictException(
      IncidentId incidentId, @Nullable Long actualVersion, @Nullable IncidentId owner) {
    super(
        "Incident %s lost a race against %s: roll back and run the transaction again."
            .formatted(
                incidentId,
                owner != null
                    ? "incident " + owner + ", which owns its dedup key"
                    : actualVersion != null
                        ? "a change that made version " + actualVersion
                        : "another transaction"));
    this.incidentId = incidentId;
    this.actualVersion = actualVersion;
    this.owner = owner;
  }

  /**
   * The incident that was to be logged or changed.
   *
   * @return the incident that was to be logged or changed
   */
  public IncidentId incidentId() {
    return incidentId;
  }

  /**
   * The version that won.
   *
   * @return the version; null when the transaction cannot see it
   */
  public @Nullable Long actualVersion() {
    return actualVersion;
  }

  /**
   * The incident that owns the dedup key by now.
   *
   * @return the owner; null when it was no matter of keys, or the transaction cannot see it
   */
  public @Nullable IncidentId owner() {
    return owner;
  }
}
