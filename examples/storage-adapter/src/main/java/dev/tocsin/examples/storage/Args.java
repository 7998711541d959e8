package dev.tocsin.examples.storage;

import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Commit;
import dev.tocsin.store.Item;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.Settlement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Refuses silly arguments with {@link IllegalArgumentException} (C23, C39). */
final class Args {
  private Args() {}

  static void atLeast(long least, long value, String name) {
    if (value < least) {
      throw new IllegalArgumentException(
          "%s is %d: give at least %d".formatted(name, value, least));
    }
  }

  static void tenants(Set<TenantId> tenants) {
    if (tenants.isEmpty()) {
      throw new IllegalArgumentException("No tenants: name at least one");
    }
  }

  static void claim(Set<TenantId> tenants, int limit, Duration lease) {
    tenants(tenants);
    atLeast(1, limit, "limit");
    if (lease.isZero() || lease.isNegative()) {
      throw new IllegalArgumentException("Lease " + lease + ": give a positive duration");
    }
  }

  static void settlement(Settlement settlement) {
    if (settlement.fence().item() instanceof Item.OfWake
        && settlement.outcome() instanceof Outcome.Delivered) {
      throw new IllegalArgumentException("A wake cannot be delivered: commit under its fence");
    }
  }

  static void independent(List<Commit> commits) {
    Set<Object> seen = new HashSet<>();
    for (Commit commit : commits) {
      if (!seen.add(commit.id()) || !seen.add(List.of(commit.tenant(), commit.incidentId()))) {
        throw new IllegalArgumentException(
            "Commit %s of incident %s is there twice: give one of each incident"
                .formatted(commit.id(), commit.incidentId()));
      }
    }
  }
}
