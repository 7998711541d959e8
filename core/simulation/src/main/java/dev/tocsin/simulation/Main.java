package dev.tocsin.simulation;

import java.util.function.Consumer;

/**
 * Runs seeds, or replays and shrinks one. Reads system properties: {@code seeds}, {@code from} and
 * {@code minutes} for many; {@code seed}, {@code options} and {@code shrink} for one.
 *
 * <p>Source: simulation/README.md.
 */
public final class Main {
  private static final int SEEDS = 400;

  private Main() {}

  /**
   * Runs what the system properties say; fails when an invariant broke.
   *
   * @param arguments are not looked at
   */
  public static void main(String[] arguments) {
    Options options = Options.of(property("options", ""));
    String seed = property("seed", "");
    boolean clean =
        seed.isEmpty() ? many(options, Main::say) : one(Long.parseLong(seed), options, Main::say);
    if (!clean) {
      throw new IllegalStateException("An invariant broke: see above for the seed and its options");
    }
  }

  private static boolean many(Options options, Consumer<String> out) {
    Campaign campaign = new Campaign(options);
    long from = Long.parseLong(property("from", "1"));
    long minutes = Long.parseLong(property("minutes", "0"));
    long seeds = Long.parseLong(property("seeds", minutes > 0 ? "1000000000" : "" + SEEDS));
    long end = System.nanoTime() + minutes * 60_000_000_000L;
    for (long seed = from; seed < from + seeds; seed++) {
      if (minutes > 0 && System.nanoTime() > end) {
        break;
      }
      Failure failure = campaign.run(seed);
      if (failure != null && campaign.failures().size() == 1) {
        out.accept("seed " + seed + ": " + failure);
        out.accept("shrunk: " + new Shrinker(failure).shrink());
      }
    }
    out.accept(campaign.table());
    return campaign.failures().isEmpty() && campaign.different().isEmpty();
  }

  private static boolean one(long seed, Options options, Consumer<String> out) {
    boolean shrink = Boolean.parseBoolean(property("shrink", "false"));
    Outcome outcome = Simulation.run(seed, options, shrink ? null : out);
    Failure failure = outcome.failure();
    if (failure == null) {
      out.accept("seed " + seed + " holds every invariant; trace " + outcome.traceHash());
      return true;
    }
    out.accept(failure.toString());
    if (shrink) {
      Failure least = new Shrinker(failure).shrink();
      out.accept("shrunk:");
      Simulation.run(seed, least.options(), out);
      out.accept(least.toString());
    }
    return false;
  }

  private static String property(String name, String otherwise) {
    String value = System.getProperty(name);
    return value == null || value.startsWith("${") ? otherwise : value;
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
