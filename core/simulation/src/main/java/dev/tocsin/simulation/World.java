package dev.tocsin.simulation;

import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Everything there is in one run of one seed, and the place where its parts meet: before and after
 * each step of a node time passes, others act, and things go wrong.
 */
final class World {
  private static final int DEEPEST = 3;

  private final Options options;
  private final Tally tally = new Tally();
  private final SimulatedTime time;
  private final Trace trace;
  private final Faults faults;
  private final Weather weather;
  private final Schedule schedule;
  private final Policies policies;
  private final Planting planting;
  private final Verdict verdict;
  private final Oracle oracle;
  private final WatchedStore store;
  private final List<TenantId> tenants;
  private final Cluster cluster;
  private final People people;
  private final Dice interleaving;
  private final Dice pace;
  private int depth;

  World(long seed, Options options, @Nullable Consumer<String> reader) {
    this.options = options;
    Dice shape = new Dice(seed, "shape");
    Instant start = Clocks.start(seed, options);
    time = new SimulatedTime(start);
    trace = new Trace(time, reader);
    faults = new Faults(seed, options, tally, trace);
    weather = new Weather(time);
    schedule = new Schedule(seed);
    policies = new Policies(seed, start, options.planted());
    tenants =
        shape.chance(0.5)
            ? List.of(TenantId.of("acme"), TenantId.of("globex"))
            : List.of(TenantId.of("acme"));
    planting = new Planting(seed, options.planted(), time, Set.copyOf(tenants));
    verdict = new Verdict(tally);
    oracle = new Oracle(planting.store(), policies, verdict, tally, time);
    store = new WatchedStore(planting.store(), oracle, time);
    int nodes = shape.between(1, 4);
    interleaving = new Dice(seed, "interleaving");
    pace = new Dice(seed, "pace");
    cluster = new Cluster(this, seed, options.nodes() == 0 ? nodes : options.nodes());
    people = new People(this, seed);
  }

  Options options() {
    return options;
  }

  Tally tally() {
    return tally;
  }

  SimulatedTime time() {
    return time;
  }

  Trace trace() {
    return trace;
  }

  Faults faults() {
    return faults;
  }

  Weather weather() {
    return weather;
  }

  Schedule schedule() {
    return schedule;
  }

  Policies policies() {
    return policies;
  }

  Planting planting() {
    return planting;
  }

  Verdict verdict() {
    return verdict;
  }

  Oracle oracle() {
    return oracle;
  }

  WatchedStore store() {
    return store;
  }

  List<TenantId> tenants() {
    return tenants;
  }

  Cluster cluster() {
    return cluster;
  }

  People people() {
    return people;
  }

  /** When somebody can claim something, by the world's time; null when never. */
  @Nullable Instant claimable() {
    return planting.earliestClaimable(Set.copyOf(tenants)).map(time::toWorld).orElse(null);
  }

  /** A fault that is not rolled for, but found to have happened. */
  void count(Fault fault, String who) {
    trace.line(who, "*** " + fault.name());
    tally.fired(fault);
  }

  void mustLive(Instance process) {
    verdict.rethrow();
    if (process.dead) {
      throw new Crash(process.name);
    }
  }

  /** A node begins a step. */
  void before(Instance process, String what) {
    mustLive(process);
    if (trace.nextStep() >= options.steps()) {
      faults.heal();
    }
    time.pass(Duration.ofNanos(1_000L * pace.between(0, 3_000)));
    if (faults.healed()) {
      return;
    }
    if (faults.strike(Fault.SLOW_STORE, process.name)) {
      pass(process, faults.dice(Fault.SLOW_STORE).seconds(1, 25));
    }
    if (faults.strike(Fault.OUTAGE, process.name)) {
      weather.outage(faults.dice(Fault.OUTAGE).seconds(5, 1_800));
    }
    if (faults.strike(Fault.READ_ONLY, process.name)) {
      weather.readOnly(faults.dice(Fault.READ_ONLY).seconds(5, 1_800));
    }
    if (faults.strike(Fault.CLOCK_JUMP, process.name)) {
      Dice dice = faults.dice(Fault.CLOCK_JUMP);
      time.jump(dice.chance(0.5) ? dice.seconds(1, 10_000) : dice.seconds(1, 600).negated());
    }
    stumble(process, "before " + what);
  }

  /** A node ends a step. */
  void after(Instance process, String what) {
    mustLive(process);
    if (!faults.healed()) {
      stumble(process, "after " + what);
    }
  }

  private void stumble(Instance process, String where) {
    if (faults.strike(Fault.CRASH, process.name)) {
      cluster.kill(process, where);
    } else if (faults.strike(Fault.PAUSE, process.name)) {
      pass(process, faults.dice(Fault.PAUSE).seconds(61, 600));
    }
    if (depth < DEEPEST) {
      if (faults.strike(Fault.COMMENTED_ALL_THE_TIME, process.name)) {
        deeper(people::comment);
      }
      if (faults.strike(Fault.ACKNOWLEDGE_RACES_CLOSE, process.name)) {
        deeper(people::race);
      }
      if (interleaving.chance(0.04)) {
        others();
      }
    }
    mustLive(process);
  }

  /** Time passes for one node; meanwhile the others go on. */
  void pass(Instance process, Duration duration) {
    int pieces = depth < DEEPEST && !faults.healed() ? 4 : 1;
    for (int i = 0; i < pieces; i++) {
      time.pass(Duration.ofNanos(duration.toNanos() / pieces / 1_000 * 1_000));
      if (pieces > 1) {
        others();
      }
    }
    mustLive(process);
  }

  /** Somebody else acts: what is due in the world, or another worker. */
  private void others() {
    deeper(
        () -> {
          Instant next = schedule.next();
          if (next != null && !next.isAfter(time.world()) && interleaving.chance(0.5)) {
            happen(schedule.take());
          } else {
            cluster.turn(interleaving);
          }
        });
  }

  void happen(Schedule.Event event) {
    trace.line("", event.name());
    event.action().run();
  }

  void deeper(Runnable action) {
    depth++;
    trace.deeper(1);
    try {
      action.run();
    } finally {
      depth--;
      trace.deeper(-1);
    }
  }

  /** A commit will happen later, unless it is replayed before. */
  void later(Commit commit, Duration delay) {
    weather.late(commit);
    schedule.add(
        time.world().plus(delay),
        "late commit " + Words.of(commit.id()),
        false,
        () -> arrive(commit));
  }

  void arrive(Commit commit) {
    if (!weather.noLonger(commit)) {
      return;
    }
    boolean before = oracle.mirror.applied.containsKey(commit.id());
    CommitResult result = store.commit(commit);
    trace.line("late", Words.of(commit) + ": " + Words.of(result));
    tally.reached(RareState.COMMITTED_LATE, !before && result instanceof CommitResult.Committed);
  }

  /** Something that a worker holds, or null. */
  @Nullable Item held(TenantId tenant, boolean wakes) {
    if (!faults.has(Fault.DUPLICATE_HANDOUT)) {
      return null;
    }
    Instant now = time.instant();
    for (Life life : oracle.mirror.of(tenant)) {
      if (wakes && life.lease.live(now)) {
        return new Item.OfWake(life.id);
      }
      for (var queue : life.queues.values()) {
        Letter head = wakes ? null : queue.peekFirst();
        if (head != null && head.lease.live(now)) {
          return new Item.OfOutbox(head.entry.key());
        }
      }
    }
    return null;
  }

  /** Nothing goes wrong any more, and everybody is back. */
  void heal() {
    trace.line("", "healed");
    faults.heal();
    weather.heal();
    schedule.clear();
    cluster.heal();
    people.putEverythingBack();
  }

  /** Whether the clocks changed, and what they changed under. */
  void clocks(Instant before) {
    if (faults.has(Fault.CLOCKS_CHANGE) && Clocks.changed(before, time.world())) {
      count(Fault.CLOCKS_CHANGE, "");
      boolean underWay =
          oracle.mirror.lives.values().stream()
              .anyMatch(life -> life.wake != null && !life.snapshot.escalation().fired().isEmpty());
      tally.reached(RareState.CLOCKS_CHANGED_UNDER_WAY, underWay);
    }
  }
}
