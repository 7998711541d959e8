package dev.tocsin.jdbc;

import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Item;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.Settlement;
import java.time.Duration;
import java.util.Set;

/**
 * Refuses silly arguments with {@link IllegalArgumentException}. Source: store-contract.md, C23.
 */
final class Require {
  private Require() {}

  static void claim(Set<TenantId> tenants, int limit, Duration lease) {
    tenants(tenants);
    limit(limit);
    if (lease.isZero() || lease.isNegative()) {
      throw new IllegalArgumentException("Lease " + lease + ": give a positive duration");
    }
  }

  static void tenants(Set<TenantId> tenants) {
    if (tenants.isEmpty()) {
      throw new IllegalArgumentException("No tenants: name at least one");
    }
  }

  static void limit(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("Limit " + limit + ": ask for at least 1");
    }
  }

  static void after(long sequence) {
    if (sequence < 0) {
      throw new IllegalArgumentException("After " + sequence + ": give 0 or a sequence");
    }
  }

  static void settlement(Settlement settlement) {
    if (settlement.outcome() instanceof Outcome.Delivered
        && settlement.fence().item() instanceof Item.OfWake) {
      throw new IllegalArgumentException(
          "A wake cannot be delivered: release it by the fence of a commit");
    }
    String problem = Admission.problem(settlement.outcome());
    if (problem != null) {
      throw new IllegalArgumentException(problem);
    }
  }
}
