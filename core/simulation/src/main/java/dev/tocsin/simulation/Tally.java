package dev.tocsin.simulation;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** What a run, or many, came across. Not thread-safe. */
public final class Tally {
  private long steps;
  private long seeds;
  private final Map<Fault, long[]> fired = new EnumMap<>(Fault.class);
  private final Map<RareState, long[]> reached = new EnumMap<>(RareState.class);
  private final Map<Invariant, long[]> checked = new EnumMap<>(Invariant.class);
  private final Map<String, long[]> others = new TreeMap<>();

  Tally() {
    for (Fault fault : Fault.values()) {
      fired.put(fault, new long[1]);
    }
    for (RareState state : RareState.values()) {
      reached.put(state, new long[1]);
    }
    for (Invariant invariant : Invariant.values()) {
      checked.put(invariant, new long[1]);
    }
  }

  void fired(Fault fault) {
    count(fired, fault);
  }

  void reached(RareState state) {
    count(reached, state);
  }

  void reached(RareState state, boolean really) {
    if (really) {
      reached(state);
    }
  }

  void checked(Invariant invariant) {
    count(checked, invariant);
  }

  void other(String what) {
    others.computeIfAbsent(what, each -> new long[1])[0]++;
  }

  void ran(long more) {
    steps += more;
    seeds++;
  }

  void add(Tally more) {
    steps += more.steps;
    seeds += more.seeds;
    more.fired.forEach((key, count) -> slot(fired, key)[0] += count[0]);
    more.reached.forEach((key, count) -> slot(reached, key)[0] += count[0]);
    more.checked.forEach((key, count) -> slot(checked, key)[0] += count[0]);
    more.others.forEach(
        (key, count) -> others.computeIfAbsent(key, x -> new long[1])[0] += count[0]);
  }

  /**
   * How many steps were made: calls of the store and of the notifier by a node.
   *
   * @return the number
   */
  public long steps() {
    return steps;
  }

  /**
   * How many seeds were run.
   *
   * @return the number
   */
  public long seeds() {
    return seeds;
  }

  /**
   * How often a fault happened.
   *
   * @param fault the fault
   * @return the number
   */
  public long of(Fault fault) {
    return slot(fired, fault)[0];
  }

  /**
   * How often a state was reached.
   *
   * @param state the state
   * @return the number
   */
  public long of(RareState state) {
    return slot(reached, state)[0];
  }

  /**
   * How often an invariant was checked.
   *
   * @param invariant the invariant
   * @return the number
   */
  public long of(Invariant invariant) {
    return slot(checked, invariant)[0];
  }

  /** What else was counted, by name. */
  Map<String, long[]> others() {
    return others;
  }

  private static <K> void count(Map<K, long[]> counts, K key) {
    slot(counts, key)[0]++;
  }

  private static <K> long[] slot(Map<K, long[]> counts, K key) {
    long[] slot = counts.get(key);
    if (slot == null) {
      throw new IllegalStateException("No slot for " + key);
    }
    return slot;
  }
}
