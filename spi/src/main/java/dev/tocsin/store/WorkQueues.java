package dev.tocsin.store;

import dev.tocsin.incident.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Working: claiming what is due under a lease, and ending claims.
 *
 * <p>No item is in two live claims (C18). A lease ends by the store's clock; then the item can be
 * claimed again under a higher fence, and the old one has lost (C19). A claim leaves an incident's
 * version alone: people go on working (C20). Its cost does not grow with what is leased or not yet
 * due (C22). Safe for many threads. Throws {@link StoreUnavailableException} when the store does
 * not answer. Source: store-contract.md, "Wake queue", "Outbox", C17 to C28.
 */
public interface WorkQueues {
  /**
   * Claims incidents whose wake is due: severe first, then the longest due.
   *
   * @param tenants whose; at least one
   * @param limit the most to claim, at least 1
   * @param lease for how long, by the store's clock; positive
   * @return what was claimed, perhaps nothing
   * @throws IllegalArgumentException when an argument is silly (C23)
   */
  WakeBatch claimWakes(Set<TenantId> tenants, int limit, Duration lease);

  /**
   * Claims entries to be sent: severe first, then the oldest; of one incident, recipient and
   * channel only the oldest that is not yet delivered, parked or superseded (C26).
   *
   * @param tenants whose; at least one
   * @param limit the most to claim, at least 1
   * @param lease for how long, by the store's clock; positive
   * @return what was claimed, perhaps nothing
   * @throws IllegalArgumentException when an argument is silly (C23)
   */
  OutboxBatch claimOutbox(Set<TenantId> tenants, int limit, Duration lease);

  /**
   * Ends a claim without a commit.
   *
   * @param settlement the claim's fence, and how it ended
   * @return false when the fence had lost; then there was no effect (C19)
   * @throws IllegalArgumentException when a wake is settled as delivered
   */
  boolean settle(Settlement settlement);

  /**
   * What was given up, the oldest first.
   *
   * @param tenant the customer
   * @param limit the most to return, at least 1
   * @return as many as there are
   * @throws IllegalArgumentException when the limit is below 1
   */
  List<ParkedItem> parked(TenantId tenant, int limit);

  /**
   * Puts a parked item back: an entry at the tail of its queue under its old key, a wake at once,
   * unless the last commit of its incident says that none is needed; its attempts count from 0
   * again.
   *
   * @param tenant the customer
   * @param item the item
   * @return false when it was not parked
   */
  boolean unpark(TenantId tenant, Item item);

  /**
   * Counts what waits. May cost a walk over what is due; not for every poll.
   *
   * @param tenants whose; at least one
   * @return the counts
   */
  Backlog backlog(Set<TenantId> tenants);
}
