package dev.tocsin.store;

import dev.tocsin.incident.TenantId;
import java.util.Objects;

/**
 * The proof of a claim. Each claim of an item has a higher number than the one before; an old one
 * has lost (C18, C19).
 *
 * <p>Immutable. Source: store-contract.md, "Claims".
 *
 * @param tenant the customer
 * @param item what was claimed
 * @param number rises with every claim of the item
 */
public record Fence(TenantId tenant, Item item, long number) {
  /** Checks the parts. */
  public Fence {
    Objects.requireNonNull(tenant, "tenant");
    Objects.requireNonNull(item, "item");
  }
}
