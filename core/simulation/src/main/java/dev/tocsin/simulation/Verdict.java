package dev.tocsin.simulation;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Counts what is checked, and stops the world at the first invariant that does not hold. */
final class Verdict {
  private final Tally tally;
  private @Nullable BrokenInvariant broken;

  Verdict(Tally tally) {
    this.tally = tally;
  }

  void check(Invariant invariant, boolean holds, Supplier<String> what) {
    tally.checked(invariant);
    if (!holds) {
      fail(invariant, what.get());
    }
  }

  void fail(Invariant invariant, String what) {
    rethrow();
    broken = new BrokenInvariant(invariant, what);
    throw broken;
  }

  /** Throws again what somebody may have swallowed. */
  void rethrow() {
    if (broken != null) {
      throw broken;
    }
  }

  @Nullable BrokenInvariant broken() {
    return broken;
  }
}
