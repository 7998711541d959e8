package dev.tocsin.memory;

import dev.tocsin.store.OutboxEntry;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the outbox as the store keeps it, until it is delivered or superseded. Not
 * thread-safe; guarded by its shard's lock.
 */
final class Parcel {
  /** What is to be sent. */
  final OutboxEntry entry;

  /** Its place in the order of all entries of the store; a new one when it goes to the tail. */
  long order;

  /** Since when it waits, in microseconds. */
  long since;

  /** The queue that it stands in, or null while it is parked. */
  @Nullable Strand strand;

  /** The one before it in the queue. */
  @Nullable Parcel older;

  /** The one after it in the queue. */
  @Nullable Parcel younger;

  /** Its claims, or null when there was none. */
  @Nullable Lease lease;

  /** Whether it was taken back while it was in a claim: it goes when that ends undelivered. */
  boolean superseded;

  Parcel(OutboxEntry entry) {
    this.entry = entry;
  }

  /** Whether it is in a claim that lives. */
  boolean live(long now) {
    return lease != null && lease.live(now);
  }
}
