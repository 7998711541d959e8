package dev.tocsin.memory;

import dev.tocsin.incident.Incident;
import dev.tocsin.store.Lane;
import org.jspecify.annotations.Nullable;

/**
 * One incident as the store keeps it. Not thread-safe; guarded by its shard's lock.
 *
 * <p>There is one for each incident for ever, so it holds no more than it must.
 */
final class Row extends History {
  /** Its place in the heaps. */
  final int slot;

  /** The incident as it stands. */
  Incident snapshot;

  /** Of a closed incident with a dedup key: the one that held the key and was closed before it. */
  @Nullable Row closedBefore;

  /**
   * When it is to be looked at, in microseconds; {@link Micros#NEVER} when time changes nothing.
   */
  long due = Micros.NEVER;

  /** Whether it was put away. */
  boolean archived;

  /** Whether lines of its history were replaced since they were committed. */
  boolean redacted;

  /** The lane of its wake. */
  Lane lane = Lane.NORMAL;

  /** The claims of its wake, or null when there was none since a commit released it. */
  @Nullable Lease lease;

  Row(int slot, Incident snapshot) {
    this.slot = slot;
    this.snapshot = snapshot;
  }
}
