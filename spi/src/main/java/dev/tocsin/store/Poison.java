package dev.tocsin.store;

import java.util.Objects;

/**
 * An item that a worker could not go on with. It fails neither its batch nor the queue (C24).
 *
 * <p>Immutable. Source: store-contract.md, "Poison".
 *
 * @param fence the proof of its claim, with which it can be parked
 * @param attempt 1 for the first claim
 * @param reason why, in a sentence
 */
public record Poison(Fence fence, int attempt, String reason) {
  /** Checks the parts. */
  public Poison {
    Objects.requireNonNull(fence, "fence");
    Objects.requireNonNull(reason, "reason");
  }
}
