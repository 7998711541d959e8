package dev.tocsin.simulation;

import org.jspecify.annotations.Nullable;

/**
 * An invariant does not hold. An Error, so that no node takes it for its own and goes on.
 *
 * <p>Source: simulation.md.
 */
final class BrokenInvariant extends Error {
  private static final long serialVersionUID = 1L;

  private final Invariant invariant;
  private final @Nullable Gap gap;

  BrokenInvariant(Invariant invariant, @Nullable Gap gap, String what) {
    super(what);
    this.invariant = invariant;
    this.gap = gap;
  }

  Invariant invariant() {
    return invariant;
  }

  @Nullable Gap gap() {
    return gap;
  }

  String what() {
    return String.valueOf(getMessage());
  }
}
