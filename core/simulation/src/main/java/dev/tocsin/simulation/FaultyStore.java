package dev.tocsin.simulation;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Activation;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.Cursor;
import dev.tocsin.store.Item;
import dev.tocsin.store.Loaded;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.Page;
import dev.tocsin.store.ParkedItem;
import dev.tocsin.store.Poison;
import dev.tocsin.store.PolicyDocument;
import dev.tocsin.store.Query;
import dev.tocsin.store.Settlement;
import dev.tocsin.store.StoreUnavailableException;
import dev.tocsin.store.WakeBatch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The store as one process meets it: every call is a step, and everything can happen in it. */
final class FaultyStore extends ForwardingStore {
  private final World world;
  private final Instance process;
  private final WatchedStore watched;
  private final Weather weather;
  private final Faults faults;

  FaultyStore(World world, Instance process) {
    super(world.store());
    this.world = world;
    this.process = process;
    this.watched = world.store();
    this.weather = world.weather();
    this.faults = world.faults();
  }

  @Override
  public CommitResult commit(Commit commit) {
    world.before(process, "commit");
    CommitResult result = answer(commit);
    world.trace().line(process.name, "commit " + Words.of(commit) + ": " + Words.of(result));
    world.after(process, "commit");
    return result;
  }

  private CommitResult answer(Commit commit) {
    UUID id = commit.id();
    if (process.old()) {
      return new CommitResult.Rejected(CommitResult.Reason.SCHEMA_NEWER, "the schema is newer");
    }
    if (weather.outage() || weather.readOnly()) {
      weather.doubtful.add(id);
      return new CommitResult.Unknown("the store does not answer");
    }
    if (weather.isLate(commit) && faults.dice(Fault.LATE_COMMIT).chance(0.5)) {
      world.arrive(commit);
    }
    weather.noLonger(commit);
    if (!weather.doubtful.contains(id) && faults.strike(Fault.SPURIOUS_CONFLICT, process.name)) {
      boolean silent = faults.dice(Fault.SPURIOUS_CONFLICT).chance(0.3);
      return new CommitResult.Conflict(silent ? null : commit.expectedVersion());
    }
    if (faults.strike(Fault.UNKNOWN_BEFORE, process.name)) {
      weather.doubtful.add(id);
      return new CommitResult.Unknown("the connection broke before the commit");
    }
    if (faults.strike(Fault.LATE_COMMIT, process.name)) {
      weather.doubtful.add(id);
      world.later(commit, faults.dice(Fault.LATE_COMMIT).seconds(0, 180));
      return new CommitResult.Unknown("the connection broke during the commit");
    }
    CommitResult result;
    try {
      result = watched.commit(commit);
    } catch (BrokenInvariant broken) {
      world.trace().line(process.name, "commit " + Words.of(commit) + ": breaks");
      throw broken;
    }
    if (faults.strike(Fault.UNKNOWN_AFTER, process.name)) {
      weather.doubtful.add(id);
      return new CommitResult.Unknown("the connection broke after the commit");
    }
    return result;
  }

  @Override
  public Instant now() {
    world.mustLive(process);
    reachable("the time");
    return watched.now();
  }

  @Override
  public Loaded load(TenantId tenant, Lookup lookup) {
    world.before(process, "load");
    reachable("load");
    Loaded loaded = watched.load(tenant, lookup);
    world.trace().line(process.name, "load " + Words.of(lookup) + ": " + Words.of(loaded));
    world.after(process, "load");
    return loaded;
  }

  @Override
  public List<Entry> history(TenantId tenant, IncidentId id, long after, int limit) {
    world.before(process, "history");
    reachable("history");
    return watched.history(tenant, id, after, limit);
  }

  @Override
  public Page search(TenantId tenant, Query query, @Nullable Cursor after, int limit) {
    world.before(process, "search");
    reachable("search");
    return watched.search(tenant, query, after, limit);
  }

  @Override
  public WakeBatch claimWakes(Set<TenantId> tenants, int limit, Duration lease) {
    world.before(process, "claim");
    writable("claim wakes");
    tear(tenants, true);
    WakeBatch batch = watched.claimWakes(tenants, more(limit), lease);
    overrun(batch.claims().size(), limit);
    if (!batch.claims().isEmpty()) {
      process.claims++;
      lose(batch.claims().size());
      List<WakeBatch.Claim> sound = new ArrayList<>();
      List<Poison> poison = new ArrayList<>();
      for (WakeBatch.Claim claim : batch.claims()) {
        Life life = world.oracle().mirror.life(claim.incident().id());
        if (poisoned(claim.fence().item()) && life != null) {
          life.poison = true;
          poison.add(new Poison(claim.fence(), claim.attempt(), "cannot be decoded"));
        } else {
          sound.add(claim);
        }
      }
      batch = new WakeBatch(batch.now(), sound, poison);
      world.trace().line(process.name, "claim wakes: " + Words.of(batch));
    }
    world.after(process, "claim");
    return batch;
  }

  @Override
  public OutboxBatch claimOutbox(Set<TenantId> tenants, int limit, Duration lease) {
    world.before(process, "claim");
    writable("claim messages");
    tear(tenants, false);
    OutboxBatch batch = watched.claimOutbox(tenants, more(limit), lease);
    overrun(batch.claims().size(), limit);
    if (!batch.claims().isEmpty()) {
      process.claims++;
      lose(batch.claims().size());
      List<OutboxBatch.Claim> sound = new ArrayList<>();
      List<Poison> poison = new ArrayList<>();
      for (OutboxBatch.Claim claim : batch.claims()) {
        Letter letter = world.oracle().mirror.letter(claim.entry().key());
        if (poisoned(claim.fence().item()) && letter != null) {
          letter.poison = true;
          poison.add(new Poison(claim.fence(), claim.attempt(), "cannot be decoded"));
        } else {
          sound.add(claim);
        }
      }
      batch = new OutboxBatch(batch.now(), sound, poison);
      world.trace().line(process.name, "claim messages: " + Words.of(batch));
    }
    world.after(process, "claim");
    return batch;
  }

  private int more(int limit) {
    return faults.has(Fault.LIMIT_OVERRUN) && !faults.healed() ? 4 * limit : limit;
  }

  /** More than was asked for can only be given where there is more. */
  private void overrun(int given, int limit) {
    if (given > limit) {
      world.count(Fault.LIMIT_OVERRUN, process.name);
    }
  }

  private void tear(Set<TenantId> tenants, boolean wakes) {
    for (TenantId tenant : tenants) {
      Item held = world.held(tenant, wakes);
      if (held != null && faults.strike(Fault.DUPLICATE_HANDOUT, process.name)) {
        watched.tear(tenant, held);
      }
    }
  }

  private void lose(int claims) {
    if (faults.strike(Fault.CLAIM_REPLY_LOST, process.name)) {
      throw unavailable("the reply with " + claims + " claims");
    }
  }

  private boolean poisoned(Item item) {
    if (weather.poisoned(item)) {
      return true;
    }
    if (faults.strike(Fault.POISON_ITEM, process.name)) {
      Duration length = faults.dice(Fault.POISON_ITEM).seconds(1, 7_200);
      weather.poison.put(item, world.time().world().plus(length));
      return true;
    }
    return false;
  }

  @Override
  public boolean settle(Settlement settlement) {
    world.before(process, "settle");
    writable("settle");
    if (faults.strike(Fault.UNKNOWN_BEFORE, process.name)) {
      throw unavailable("a settlement");
    }
    boolean held = watched.settle(settlement);
    world.trace().line(process.name, "settle " + Words.of(settlement) + (held ? "" : ": had lost"));
    if (faults.strike(Fault.UNKNOWN_AFTER, process.name)) {
      throw unavailable("the reply of a settlement");
    }
    world.after(process, "settle");
    return held;
  }

  @Override
  public List<ParkedItem> parked(TenantId tenant, int limit) {
    world.before(process, "parked");
    reachable("parked");
    return watched.parked(tenant, limit);
  }

  @Override
  public boolean unpark(TenantId tenant, Item item) {
    world.before(process, "unpark");
    writable("unpark");
    boolean unparked = watched.unpark(tenant, item);
    world.trace().line(process.name, "unpark " + Words.of(item) + ": " + unparked);
    world.after(process, "unpark");
    return unparked;
  }

  @Override
  public void keepPolicy(TenantId tenant, PolicyDocument document) {
    world.before(process, "keep policy");
    writable("keep policy");
    watched.keepPolicy(tenant, document);
    world.after(process, "keep policy");
  }

  @Override
  public @Nullable PolicyDocument policy(TenantId tenant, String version) {
    world.mustLive(process);
    reachable("policy");
    return watched.policy(tenant, version);
  }

  @Override
  public Activation activatePolicy(TenantId tenant, String version, long expectedSerial) {
    world.before(process, "activate policy");
    writable("activate policy");
    Activation active = watched.activatePolicy(tenant, version, expectedSerial);
    world.trace().line(process.name, "activate " + version + ": " + active);
    world.after(process, "activate policy");
    return active;
  }

  @Override
  public @Nullable Activation activePolicy(TenantId tenant) {
    world.mustLive(process);
    reachable("active policy");
    return watched.activePolicy(tenant);
  }

  private void reachable(String what) {
    if (weather.outage()) {
      throw unavailable(what);
    }
  }

  private void writable(String what) {
    if (weather.outage() || weather.readOnly() || process.old()) {
      throw unavailable(what);
    }
  }

  private StoreUnavailableException unavailable(String what) {
    world.trace().line(process.name, what + ": no answer");
    return new StoreUnavailableException("No answer: " + what, null);
  }
}
