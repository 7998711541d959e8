package dev.tocsin.simulation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invariant that did not hold, and how to see it again.
 *
 * <p>Immutable. Source: simulation.md, "A failure prints the seed and the options".
 *
 * @param seed the seed
 * @param options the options
 * @param invariant what did not hold
 * @param gap the known gap that it is, or null
 * @param what the facts
 * @param step after how many steps
 * @param firings the faults that had struck by then, in order
 */
public record Failure(
    long seed,
    Options options,
    Invariant invariant,
    @Nullable Gap gap,
    String what,
    long step,
    List<String> firings) {
  /** Copies the list. */
  public Failure {
    firings = List.copyOf(firings);
  }

  @Override
  public String toString() {
    String known = gap == null ? "" : ", known as " + gap;
    return "invariant %d (%s%s) broke at step %d: %s%n  faults: %s%n  -Dseed=%d -Doptions=\"%s\""
        .formatted(
            invariant.number(), invariant.words(), known, step, what, firings, seed, options);
  }
}
