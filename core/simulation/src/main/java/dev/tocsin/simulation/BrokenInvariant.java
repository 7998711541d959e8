package dev.tocsin.simulation;

/**
 * An invariant does not hold. An Error, so that no node takes it for its own and goes on.
 *
 * <p>Source: simulation.md.
 */
final class BrokenInvariant extends Error {
  private static final long serialVersionUID = 1L;

  private final Invariant invariant;

  BrokenInvariant(Invariant invariant, String what) {
    super(what);
    this.invariant = invariant;
  }

  Invariant invariant() {
    return invariant;
  }

  String what() {
    return String.valueOf(getMessage());
  }
}
