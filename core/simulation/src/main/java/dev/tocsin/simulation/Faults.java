package dev.tocsin.simulation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which faults this seed has, how often, and whether one strikes now.
 *
 * <p>Each kind rolls dice of its own, and each firing has a number, so that a shrinker can take out
 * kinds and single firings. Source: simulation.md, "Each seed picks its own subset and rate".
 */
final class Faults {
  private final Options options;
  private final Tally tally;
  private final Trace trace;
  private final Map<Fault, Double> rates = new EnumMap<>(Fault.class);
  private final Map<Fault, Dice> dice = new EnumMap<>(Fault.class);
  private final Map<Fault, Integer> struck = new EnumMap<>(Fault.class);
  private final List<String> firings = new ArrayList<>();
  private boolean healed;

  Faults(long seed, Options options, Tally tally, Trace trace) {
    this.options = options;
    this.tally = tally;
    this.trace = trace;
    Dice choice = new Dice(seed, "faults");
    for (Fault fault : Fault.values()) {
      boolean has = choice.chance(0.45);
      double rate = usual(fault) * choice.one(0.3, 1.0, 3.0);
      if (has && options.faults().contains(fault)) {
        rates.put(fault, Math.min(1, rate));
      }
      dice.put(fault, new Dice(seed, fault.name()));
    }
  }

  /** How often it happens where it can happen, if the seed does not say otherwise. */
  private static double usual(Fault fault) {
    return switch (fault) {
      case SPURIOUS_CONFLICT, UNKNOWN_BEFORE, UNKNOWN_AFTER, LATE_COMMIT -> 0.02;
      case CLAIM_REPLY_LOST, DUPLICATE_HANDOUT -> 0.02;
      case SLOW_STORE, POISON_ITEM, PERMANENT_REFUSAL, NOTIFIER_HANGS, NOTIFIER_ERROR -> 0.01;
      case OUTAGE, READ_ONLY, CLOCK_JUMP -> 0.0007;
      case LIMIT_OVERRUN -> 0.2;
      case NOTIFIER_THROWS, DELIVERS_THEN_THROWS, DUPLICATE_CALLBACK, NOTIFIER_SLOW -> 0.04;
      case RATE_LIMIT -> 0.005;
      case CRASH, PAUSE -> 0.0015;
      case RESTART, SAME_NODE_TWICE, VERSIONS_SIDE_BY_SIDE, POLICY_RELOADED -> 0.006;
      case CLOCK_SKEW, STEP_BACK, STEP_FORWARD -> 0.01;
      case ACKNOWLEDGE_RACES_CLOSE, COMMENTED_ALL_THE_TIME -> 0.004;
      case DUPLICATE_REPORT -> 0.3;
      case CLOCKS_CHANGE -> 1;
      case MANY_DUE_AT_ONCE -> 0.03;
    };
  }

  /** Whether it happens here and now; if so, it is counted and told. */
  boolean strike(Fault fault, String who) {
    Double rate = rates.get(fault);
    if (rate == null || healed || !dice(fault).chance(rate)) {
      return false;
    }
    int number = struck.merge(fault, 1, Integer::sum) - 1;
    String firing = fault.name() + "#" + number;
    if (options.firings() != null && !options.firings().contains(firing)) {
      return false;
    }
    firings.add(firing);
    tally.fired(fault);
    trace.line(who, "*** " + firing);
    return true;
  }

  Dice dice(Fault fault) {
    return Objects.requireNonNull(dice.get(fault));
  }

  boolean has(Fault fault) {
    return rates.containsKey(fault);
  }

  /** Those that happened, in order. */
  List<String> firings() {
    return firings;
  }

  void heal() {
    healed = true;
  }

  boolean healed() {
    return healed;
  }

  @Override
  public String toString() {
    return rates.toString();
  }
}
