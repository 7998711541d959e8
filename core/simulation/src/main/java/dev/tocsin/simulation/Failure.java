package dev.tocsin.simulation;

import java.util.List;

/**
 * An invariant that did not hold, and how to see it again.
 *
 * <p>Immutable. Source: simulation.md, "A failure prints the seed and the options".
 *
 * @param seed the seed
 * @param options the options
 * @param invariant what did not hold
 * @param what the facts
 * @param step after how many steps
 * @param firings the faults that had struck by then, in order
 */
public record Failure(
    long seed, Options options, Invariant invariant, String what, long step, List<String> firings) {
  /** Copies the list. */
  public Failure {
    firings = List.copyOf(firings);
  }

  @Override
  public String toString() {
    return "invariant %d (%s) broke at step %d: %s%n  faults: %s%n  -Dseed=%d -Doptions=\"%s\""
        .formatted(invariant.number(), invariant.words(), step, what, firings, seed, options);
  }
}
