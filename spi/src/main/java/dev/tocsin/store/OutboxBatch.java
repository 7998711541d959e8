package dev.tocsin.store;

import dev.tocsin.notification.Outgoing;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The outbox entries that a worker claimed.
 *
 * <p>Immutable. Source: store-contract.md, "Outbox", C17 to C26.
 *
 * @param now the store's time of the claim, UTC
 * @param claims severe first, then the oldest; at most one of each {@link Outgoing#queue()} of an
 *     incident
 * @param poison items that could not be decoded; claimed too, and reported (C24)
 */
public record OutboxBatch(Instant now, List<Claim> claims, List<Poison> poison) {
  /** Copies the lists. */
  public OutboxBatch {
    Objects.requireNonNull(now, "now");
    claims = List.copyOf(claims);
    poison = List.copyOf(poison);
  }

  /**
   * One claimed entry.
   *
   * @param fence the proof of the claim
   * @param entry what is to be sent
   * @param attempt 1 for the first claim
   */
  public record Claim(Fence fence, OutboxEntry entry, int attempt) {
    /** Checks the parts. */
    public Claim {
      Objects.requireNonNull(fence, "fence");
      Objects.requireNonNull(entry, "entry");
    }
  }
}
