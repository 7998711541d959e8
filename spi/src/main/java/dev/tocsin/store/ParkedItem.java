package dev.tocsin.store;

import java.time.Instant;
import java.util.Objects;

/**
 * An item that was given up and waits for a person; never deleted by itself (C28).
 *
 * <p>Immutable. Source: store-contract.md, C25 and C28.
 *
 * @param item the item
 * @param attempts how often it had been claimed
 * @param reason why it was given up
 * @param parkedAt when, by the store's clock, UTC
 */
public record ParkedItem(Item item, int attempts, String reason, Instant parkedAt) {
  /** Checks the parts. */
  public ParkedItem {
    Objects.requireNonNull(item, "item");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(parkedAt, "parkedAt");
  }
}
