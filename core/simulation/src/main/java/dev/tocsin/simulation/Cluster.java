package dev.tocsin.simulation;

import dev.tocsin.CommitRejectedException;
import dev.tocsin.OutcomeUnknownException;
import dev.tocsin.ServiceDesk;
import dev.tocsin.host.DeskListener;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.IncidentStore;
import dev.tocsin.store.Poison;
import dev.tocsin.store.StoreUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The nodes: what runs, what dies and comes back, and whose turn it is. */
final class Cluster {
  private final World world;
  private final long seed;
  private final int nodes;
  private final List<Instance> running = new ArrayList<>();
  private final Dice dice;
  private int births;
  private int policy;

  Cluster(World world, long seed, int nodes) {
    this.world = world;
    this.seed = seed;
    this.nodes = nodes;
    this.dice = new Dice(seed, "cluster");
    for (int node = 0; node < nodes; node++) {
      start(node);
    }
  }

  Instance start(int node) {
    Instance process = new Instance(node, births++, world.time());
    furnish(process, policy);
    running.add(process);
    world.trace().line(process.name, "started");
    return process;
  }

  private void furnish(Instance process, int policyIndex) {
    Dice ids = new Dice(seed, "ids" + process.name + policyIndex + births++);
    for (TenantId tenant : world.tenants()) {
      IncidentStore store =
          world.planting().inTheNode(new FaultyStore(world, process), world, process);
      ServiceDesk desk =
          ServiceDesk.builder(
                  world.policies().get(policyIndex),
                  new TellingStore(store, world.oracle()),
                  ids::uuid)
              .tenant(tenant)
              .policyCodec(world.policies())
              .notifier(new FaultyNotifier(world, process, tenant))
              .listener(new Listener(tenant))
              .build();
      List<Instance.Worker> workers = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        workers.add(new Instance.Worker(process, desk.worker()));
      }
      process.desks.put(tenant, new Instance.Desk(process, tenant, desk, workers));
    }
  }

  /** Some process that runs, or null. */
  @Nullable Instance any(Dice choice) {
    return running.isEmpty() ? null : choice.one(running);
  }

  boolean runs() {
    return !running.isEmpty();
  }

  /** One turn of some worker. */
  void turn(Dice choice) {
    Instance process = any(choice);
    if (process != null) {
      turn(choice.one(process.workers()));
    }
  }

  /** A turn of one worker of each desk of some process. */
  void turns(Dice choice) {
    Instance process = any(choice);
    if (process != null) {
      for (Instance.Desk desk : List.copyOf(process.desks.values())) {
        turn(choice.one(desk.workers()));
      }
    }
  }

  private void turn(Instance.Worker worker) {
    if (worker.busy || worker.process.dead) {
      return;
    }
    worker.busy = true;
    try {
      if (world.faults().healed()) {
        worker.worker.runUntilIdle();
      } else {
        worker.worker.runOnce();
      }
    } catch (Crash e) {
      world.trace().line(worker.process.name, "is gone");
    } catch (StoreUnavailableException | OutcomeUnknownException | CommitRejectedException e) {
      world.trace().line(worker.process.name, "turn ended: " + e.getClass().getSimpleName());
    } catch (OutOfMemoryError e) {
      kill(worker.process, "out of memory");
    } catch (RuntimeException e) {
      world.verdict().fail(Invariant.NO_UNTYPED_ERROR, "a worker's turn ended in " + e);
    } finally {
      worker.busy = false;
    }
  }

  /** Lets things happen to nodes, between two events. */
  void fate() {
    Instance process = any(dice);
    if (process == null) {
      return;
    }
    Faults faults = world.faults();
    if (faults.strike(Fault.RESTART, process.name)) {
      process.workers().forEach(worker -> worker.worker.stop());
      running.remove(process);
      start(process.node);
    }
    if (faults.strike(Fault.SAME_NODE_TWICE, process.name)) {
      start(process.node);
    }
    if (faults.strike(Fault.POLICY_RELOADED, process.name)) {
      policy = faults.dice(Fault.POLICY_RELOADED).below(world.policies().count());
      process.workers().forEach(worker -> worker.worker.stop());
      furnish(process, policy);
      activate(process);
    }
    if (faults.strike(Fault.VERSIONS_SIDE_BY_SIDE, process.name)) {
      Dice versions = faults.dice(Fault.VERSIONS_SIDE_BY_SIDE);
      if (versions.chance(0.4)) {
        process.outdated(versions.seconds(10, 1_200));
      } else {
        process.workers().forEach(worker -> worker.worker.stop());
        furnish(process, versions.below(world.policies().count()));
      }
    }
    if (faults.strike(Fault.CLOCK_SKEW, process.name)) {
      process.skew = faults.dice(Fault.CLOCK_SKEW).seconds(-900, 900);
    }
    if (faults.strike(Fault.STEP_BACK, process.name)) {
      process.skew = process.skew.minus(faults.dice(Fault.STEP_BACK).seconds(1, 3_600));
    }
    if (faults.strike(Fault.STEP_FORWARD, process.name)) {
      process.skew = process.skew.plus(faults.dice(Fault.STEP_FORWARD).seconds(1, 3_600));
    }
  }

  /** Puts the policy of the day in force, perhaps one that was in force before. */
  private void activate(Instance process) {
    for (Instance.Desk desk : List.copyOf(process.desks.values())) {
      try {
        desk.desk().activate(world.policies().get(policy));
      } catch (Crash e) {
        world.trace().line(process.name, "is gone");
        return;
      } catch (StoreUnavailableException e) {
        world.trace().line(process.name, "could not put a policy in force");
      }
    }
  }

  void kill(Instance process, String where) {
    world.trace().line(process.name, "dies " + where);
    process.dead = true;
    world.tally().reached(RareState.DIED_AFTER_SENDING, !process.sending.isEmpty());
    running.remove(process);
    if (running.stream().noneMatch(other -> other.node == process.node)) {
      Duration pause = dice.seconds(0, 120);
      world
          .schedule()
          .add(
              world.time().world().plus(pause),
              "node n" + process.node + " comes back",
              false,
              () -> start(process.node));
    }
  }

  /** Counts the twins of which both have claimed something. */
  void countTwins() {
    for (int node = 0; node < nodes; node++) {
      int which = node;
      long worked = running.stream().filter(p -> p.node == which && p.claims > 0).count();
      world.tally().reached(RareState.TWINS_WORKED, worked > 1);
    }
  }

  /** Every node runs once, under the last policy. */
  void heal() {
    countTwins();
    List<Instance> before = List.copyOf(running);
    running.clear();
    for (Instance process : before) {
      process.workers().forEach(worker -> worker.worker.stop());
    }
    policy = world.policies().count() - 1;
    for (int node = 0; node < nodes; node++) {
      activate(start(node));
    }
  }

  /** Hears what a desk says of itself. */
  private final class Listener implements DeskListener {
    private final TenantId tenant;

    private Listener(TenantId tenant) {
      this.tenant = tenant;
    }

    @Override
    public void committed(Incident after, List<Entry> entries) {
      world.oracle().announced(tenant, after, entries);
    }

    @Override
    public void poisoned(Poison poison) {
      world.oracle().poisoned(poison);
    }
  }
}
