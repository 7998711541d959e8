package dev.tocsin.jdbc;

import dev.tocsin.incident.TenantId;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.Settlement;
import dev.tocsin.store.WakeBatch;
import java.time.Duration;
import java.util.Set;

/**
 * How a dialect claims what is due. A claim moves the instant at which an item can be claimed to
 * the end of its lease, so that nothing that is leased stands in the way of what is due. Safe for
 * many threads. Source: store-contract.md, C17 to C28.
 */
interface Claims {
  /** Claims wakes. */
  WakeBatch wakes(Set<TenantId> tenants, int limit, Duration lease);

  /** Claims messages. */
  OutboxBatch outbox(Set<TenantId> tenants, int limit, Duration lease);

  /** Ends the claim of a message; false when it had lost. */
  boolean settle(Settlement settlement);
}
