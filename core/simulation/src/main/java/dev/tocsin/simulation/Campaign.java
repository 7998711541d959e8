package dev.tocsin.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Runs many seeds, each of them twice, and adds up what they came across.
 *
 * <p>Not thread-safe. Source: simulation.md, "What is reported".
 */
public final class Campaign {
  private final Options options;
  private final Tally tally = new Tally();
  private final List<Failure> failures = new ArrayList<>();
  private final List<Long> different = new ArrayList<>();
  private long hash;

  /**
   * Begins a campaign.
   *
   * @param options how each seed is run
   */
  public Campaign(Options options) {
    this.options = options;
  }

  /**
   * Runs one seed twice.
   *
   * @param seed the seed
   * @return the invariant that broke, or null
   */
  public @Nullable Failure run(long seed) {
    Outcome first = Simulation.run(seed, options);
    Outcome second = Simulation.run(seed, options);
    tally.add(first.tally());
    hash = (hash ^ seed) * 0x9E3779B97F4A7C15L;
    hash = (hash ^ (hash >>> 32) ^ first.traceHash()) * 0x9E3779B97F4A7C15L;
    if (first.traceHash() != second.traceHash()) {
      different.add(seed);
    }
    if (first.failure() != null) {
      failures.add(first.failure());
    }
    return first.failure();
  }

  /**
   * What was come across.
   *
   * @return the sum over all seeds; the second runs are not counted
   */
  public Tally tally() {
    return tally;
  }

  /**
   * What broke.
   *
   * @return one for each seed that failed
   */
  public List<Failure> failures() {
    return List.copyOf(failures);
  }

  /**
   * The seeds of which the two runs differed.
   *
   * @return none, or the simulation itself is broken
   */
  public List<Long> different() {
    return List.copyOf(different);
  }

  /**
   * The hash of the traces of all seeds, in the order in which they were run.
   *
   * @return equal for equal seeds and options, on any machine and any version of Java
   */
  public long hash() {
    return hash;
  }

  /**
   * The one table at the end of a run.
   *
   * @return lines of text
   */
  public String table() {
    StringBuilder out = new StringBuilder();
    line(out, "steps", tally.steps());
    line(out, "seeds, each run twice", tally.seeds());
    line(out, "seeds whose two runs differed", different.size());
    out.append("%-56s %16s%n".formatted("hash of all traces", "%016x".formatted(hash)));
    out.append("faults fired\n");
    for (Fault fault : Fault.values()) {
      line(out, "  %2d %s".formatted(fault.number(), fault.words()), tally.of(fault));
    }
    out.append("rare states reached\n");
    for (RareState state : RareState.values()) {
      line(out, "     " + state.words(), tally.of(state));
    }
    out.append("invariants checked\n");
    for (Invariant invariant : Invariant.values()) {
      line(out, "  %2d %s".formatted(invariant.number(), invariant.words()), tally.of(invariant));
    }
    out.append("answers to people\n");
    new TreeMap<>(tally.others()).forEach((what, count) -> line(out, "     " + what, count[0]));
    line(out, "failures", failures.size());
    failures.stream().limit(10).forEach(failure -> out.append(failure).append('\n'));
    return out.toString();
  }

  private static void line(StringBuilder out, String what, long count) {
    out.append("%-56s %,15d%n".formatted(what, count));
  }
}
