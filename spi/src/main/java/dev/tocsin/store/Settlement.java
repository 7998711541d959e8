package dev.tocsin.store;

import java.util.Objects;

/**
 * The end of a claim, under its fence.
 *
 * <p>Immutable. Source: store-contract.md, C19 and "settled".
 *
 * @param fence the proof of the claim
 * @param outcome how it ended
 */
public record Settlement(Fence fence, Outcome outcome) {
  /** Checks the parts. */
  public Settlement {
    Objects.requireNonNull(fence, "fence");
    Objects.requireNonNull(outcome, "outcome");
  }
}
