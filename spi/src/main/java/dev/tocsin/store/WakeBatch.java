package dev.tocsin.store;

import dev.tocsin.incident.Incident;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The incidents that a worker claimed because their wake was due.
 *
 * <p>Immutable. Source: store-contract.md, "Wake queue", C17 to C25.
 *
 * @param now the store's time of the claim, UTC
 * @param claims severe first, then the longest due
 * @param poison items that could not be decoded; claimed too, and reported (C24)
 */
public record WakeBatch(Instant now, List<Claim> claims, List<Poison> poison) {
  /** Copies the lists. */
  public WakeBatch {
    Objects.requireNonNull(now, "now");
    claims = List.copyOf(claims);
    poison = List.copyOf(poison);
  }

  /**
   * One claimed incident.
   *
   * @param fence the proof of the claim
   * @param incident the incident as it stood
   * @param due when it was due, UTC
   * @param attempt 1 for the first claim since the last commit that released one
   */
  public record Claim(Fence fence, Incident incident, Instant due, int attempt) {
    /** Checks the parts. */
    public Claim {
      Objects.requireNonNull(fence, "fence");
      Objects.requireNonNull(incident, "incident");
      Objects.requireNonNull(due, "due");
    }
  }
}
