package dev.tocsin.simulation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a failure smaller as long as the same invariant breaks: fewer nodes, kinds of faults,
 * operations of people, single firings; and nothing after the failure.
 *
 * <p>Source: simulation.md, "is shrunk (cut after the failure, then remove faults, operations,
 * nodes while the same invariant still breaks)".
 */
public final class Shrinker {
  private static final int MOST_OPERATIONS = 200;
  private static final int RUNS = 4_000;

  private final Invariant invariant;
  private Failure least;
  private int runs;

  /**
   * Begins with a failure.
   *
   * @param failure the failure
   */
  public Shrinker(Failure failure) {
    invariant = failure.invariant();
    least = failure;
  }

  /**
   * Shrinks until nothing more can be taken out.
   *
   * @return the smallest failure that was found
   */
  public Failure shrink() {
    int before;
    do {
      before = size(least);
      for (int nodes = 1; nodes <= 3; nodes++) {
        if (least.options().nodes() == 0 || nodes < least.options().nodes()) {
          attempt(least.options().nodes(nodes));
        }
      }
      without(
          List.copyOf(least.options().faults()),
          kept -> least.options().faults(kept.isEmpty() ? Set.of() : EnumSet.copyOf(kept)));
      without(operations(), kept -> least.options().operations(kept));
      without(firings(), kept -> least.options().firings(kept));
    } while (size(least) < before && runs < RUNS);
    return least;
  }

  private List<Integer> operations() {
    Set<Integer> kept = least.options().operations();
    return kept == null ? IntStream.range(0, MOST_OPERATIONS).boxed().toList() : List.copyOf(kept);
  }

  private List<String> firings() {
    Set<String> kept = least.options().firings();
    return kept == null ? least.firings() : List.copyOf(kept);
  }

  /** Takes out ever smaller pieces of a list: halves first, single ones at last. */
  private <T> void without(List<T> all, Function<Set<T>, Options> with) {
    List<T> left = new ArrayList<>(all);
    for (int piece = Math.max(1, left.size() / 2); piece >= 1; piece /= 2) {
      for (int from = 0; from < left.size() && runs < RUNS; ) {
        List<T> fewer = new ArrayList<>(left.subList(0, from));
        fewer.addAll(left.subList(Math.min(left.size(), from + piece), left.size()));
        if (attempt(with.apply(new LinkedHashSet<>(fewer)))) {
          left = fewer;
        } else {
          from += piece;
        }
      }
    }
  }

  private boolean attempt(Options options) {
    runs++;
    Failure failure = failure(options);
    if (failure == null || failure.invariant() != invariant) {
      return false;
    }
    least = failure;
    return true;
  }

  private @Nullable Failure failure(Options options) {
    return Simulation.run(least.seed(), options).failure();
  }

  private static int size(Failure failure) {
    Options options = failure.options();
    Set<Integer> operations = options.operations();
    Set<String> firings = options.firings();
    return options.nodes()
        + options.faults().size()
        + (operations == null ? MOST_OPERATIONS : operations.size())
        + (firings == null ? failure.firings().size() : firings.size());
  }
}
