package dev.tocsin.store;

import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.TenantId;
import java.time.Instant;
import java.util.List;

/**
 * Putting away what is over, and taking personal data out of it.
 *
 * <p>Both are for finished incidents only: closed, without a wake, and with nothing in the outbox
 * that waits or is parked. An archived incident is out of the way: no search and no look-up by
 * dedup key finds it, it is nobody's last holder, and a commit that would change it is {@link
 * CommitResult.Reason#ARCHIVED}. It is still found by id and by reference, its history can be read,
 * and its id, its reference and its sequences are never used again (C34).
 *
 * <p>Safe for many threads. Throws {@link UnsupportedCapabilityException} when the store does not
 * declare {@link Capability#RETENTION}, {@link StoreUnavailableException} when it does not answer.
 * Source: store-contract.md, C34 and C35.
 */
public interface Retention {
  /**
   * The dry run: what {@link #archive} would put away. Changes nothing.
   *
   * @param tenant the customer
   * @param closedBefore those that came to their closed state before it, UTC
   * @param limit the most to return, at least 1
   * @return finished incidents that are not archived, the one closed first first
   * @throws IllegalArgumentException when the limit is below 1 (C23)
   */
  default List<IncidentId> archivable(TenantId tenant, Instant closedBefore, int limit) {
    throw new UnsupportedCapabilityException(Capability.RETENTION, getClass().getSimpleName());
  }

  /**
   * Puts incidents away, each whole or not at all. Those that are not finished, or not there, are
   * left as they are; those that were archived before stay so. Doing it again is harmless.
   *
   * @param tenant the customer
   * @param incidents which ones
   * @return those of them that are archived now, each once, in the order of the argument
   */
  default List<IncidentId> archive(TenantId tenant, List<IncidentId> incidents) {
    throw new UnsupportedCapabilityException(Capability.RETENTION, getClass().getSimpleName());
  }

  /**
   * Replaces entries of a finished incident, archived or not, and appends one that says so, as one
   * atomic unit with the outcomes of {@link IncidentStore#commit}: a lost race is a conflict, a
   * replay within 24 hours returns the first result, what is not finished is {@link
   * CommitResult.Reason#UNFINISHED}. Afterwards nothing that the store keeps of the incident holds
   * what was replaced: no older snapshot, no entry of the outbox that was sent.
   *
   * <p>Replays of older commits of the incident still return their first result (C4). The dry run
   * is {@link Redaction} itself: it shows what would be written, and costs nothing.
   *
   * @param redaction what is to be replaced and appended
   * @return one of the outcomes of a commit
   */
  default CommitResult redact(Redaction redaction) {
    throw new UnsupportedCapabilityException(Capability.RETENTION, getClass().getSimpleName());
  }
}
