package dev.tocsin.simulation;

import dev.tocsin.DeskWorker;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs one seed: people, nodes and faults first; then everything is healed, and must converge.
 *
 * <p>Stateless; a run shares nothing with another. Source: simulation.md, "Two phases".
 */
public final class Simulation {
  private static final Duration AFTERWARDS = Duration.ofMinutes(90);
  private static final int READ_ALL_EVERY = 200;

  private final World world;
  private final long seed;
  private final Options options;
  private final Dice turns;
  private long events;

  private Simulation(long seed, Options options, @Nullable Consumer<String> reader) {
    this.seed = seed;
    this.options = options;
    this.world = new World(seed, options, reader);
    this.turns = new Dice(seed, "turns");
  }

  /**
   * Runs a seed.
   *
   * @param seed any number
   * @param options how
   * @return how it ended
   */
  public static Outcome run(long seed, Options options) {
    return run(seed, options, null);
  }

  /**
   * Runs a seed and tells what happens.
   *
   * @param seed any number
   * @param options how
   * @param reader hears every line of the trace, or null
   * @return how it ended
   */
  public static Outcome run(long seed, Options options, @Nullable Consumer<String> reader) {
    return new Simulation(seed, options, reader).run();
  }

  private Outcome run() {
    Failure failure = null;
    try {
      underFaults();
      healed();
    } catch (BrokenInvariant broken) {
      failure =
          new Failure(
              seed,
              options,
              broken.invariant(),
              broken.what(),
              world.trace().step(),
              world.faults().firings());
      world.trace().line("", failure.toString());
    }
    world.tally().ran(world.trace().step());
    return new Outcome(world.trace().hash(), world.oracle().mirror.hash(), world.tally(), failure);
  }

  private void underFaults() {
    while (!world.schedule().finished() && !world.faults().healed()) {
      next(world.time().world().plus(Duration.ofDays(365)));
      world.cluster().fate();
      if (++events % READ_ALL_EVERY == 0) {
        world.oracle().readAllBack();
        world.tenants().forEach(world.oracle()::parked);
      }
    }
  }

  /** Whatever comes first: an event of the world, or a turn of a worker that finds something. */
  private void next(Instant end) {
    world.verdict().rethrow();
    Instant before = world.time().world();
    Instant event = world.schedule().next();
    Instant claimable = world.claimable();
    Instant work = claimable != null && claimable.isBefore(before) ? before : claimable;
    if (work != null
        && world.cluster().runs()
        && (event == null || !work.isAfter(event))
        && !work.isAfter(end)) {
      world.time().goOnTo(work);
      world.time().pass(turns.between(Duration.ZERO, poll()));
      world.cluster().turns(turns);
    } else if (event != null && !event.isAfter(end)) {
      world.time().goOnTo(event);
      world.happen(world.schedule().take());
    } else {
      world.time().goOnTo(end);
    }
    world.clocks(before);
    world.verdict().rethrow();
  }

  /** The pause between two looks; idle time is free, and so is time in which nothing answers. */
  private Duration poll() {
    boolean down = world.weather().outage() || world.weather().readOnly();
    return down ? Duration.ofSeconds(30) : Duration.ofMillis(990);
  }

  private void healed() {
    Oracle oracle = world.oracle();
    world.heal();
    oracle.readAllBack();
    Instant latest = world.time().latest();
    Instant settled = latest.plus(DeskWorker.LEASE).plus(DeskWorker.POLL);
    Instant end = world.time().toWorld(settled.plus(AFTERWARDS));
    while (world.time().world().isBefore(end)) {
      next(end);
      if (world.time().instant().isAfter(settled)) {
        oracle.claims.punctual();
      }
    }
    oracle.readAllBack();
    oracle.commits.atTheEnd();
    oracle.promisesKept(settled);
    oracle.claims.everyKeySettled();
    world.tenants().forEach(oracle::parked);
  }
}
