package dev.tocsin.tck;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Activation;
import dev.tocsin.store.Backlog;
import dev.tocsin.store.Capability;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.CommitResult.Reason;
import dev.tocsin.store.CommitResult.Rejected;
import dev.tocsin.store.CommitResult.Unknown;
import dev.tocsin.store.Cursor;
import dev.tocsin.store.Fence;
import dev.tocsin.store.IncidentStore;
import dev.tocsin.store.Item;
import dev.tocsin.store.JoinedTransaction;
import dev.tocsin.store.Loaded;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.Page;
import dev.tocsin.store.ParkedItem;
import dev.tocsin.store.Poison;
import dev.tocsin.store.PolicyDocument;
import dev.tocsin.store.Query;
import dev.tocsin.store.Redaction;
import dev.tocsin.store.Settlement;
import dev.tocsin.store.StoreLimits;
import dev.tocsin.store.StoreUnavailableException;
import dev.tocsin.store.WakeBatch;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** A handle on the small store: correct, unless its rules have a flaw. */
final class SmallStore implements IncidentStore {
  private final SmallData data;
  private final Rules rules;
  private final Duration off;
  private final View view;
  private final Queues queues;
  private final Map<Lookup, Loaded> cache = new HashMap<>();

  SmallStore(SmallData data, Duration off) {
    this.data = data;
    this.rules = data.rules;
    this.off = off;
    this.view = new View(rules);
    this.queues = new Queues(data);
  }

  @Override
  public Instant now() {
    Instant now = rules.has(Flaw.HOST_CLOCK) ? data.now.plus(off) : data.now;
    return now.truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.allOf(Capability.class);
  }

  @Override
  public StoreLimits limits() {
    return StoreLimits.CONTRACT;
  }

  @Override
  public CommitResult commit(Commit commit) {
    return data.connected(() -> unit(commit, null));
  }

  private CommitResult unit(Commit commit, List<Entry> replaced) {
    if (data.schemaNewer && !rules.has(Flaw.WRITES_TO_NEWER_SCHEMA)) {
      return new Rejected(Reason.SCHEMA_NEWER, "the schema is newer");
    }
    data.units += data.aborting ? 2 : 1;
    data.aborting = false;
    Faults.Moment moment = data.breaking;
    data.breaking = null;
    if (moment == null) {
      return rules.commit(data.world, commit, replaced, now(), data::pause);
    }
    if (moment == Faults.Moment.DURING && rules.has(Flaw.HALF_A_COMMIT_STAYS)) {
      data.world.apply(commit, rules);
    }
    if (moment == Faults.Moment.AFTER) {
      rules.commit(data.world, commit, replaced, now(), data::pause);
    }
    if (rules.has(Flaw.TRIES_AGAIN)) {
      unit(commit, replaced);
    }
    if (rules.has(Flaw.READS_TO_FIND_OUT)) {
      World.Row row = data.world.rows.get(commit.tenant().value() + commit.incidentId());
      long version = row == null ? 0 : row.snapshot().version();
      return version == commit.snapshot().version()
          ? new CommitResult.Committed(version)
          : new CommitResult.Conflict(version);
    }
    return rules.has(Flaw.CERTAIN_WITHOUT_PROOF)
        ? data.world.committed(commit)
        : new Unknown("the line broke");
  }

  @Override
  public List<CommitResult> commitAll(List<Commit> commits) {
    Set<Object> seen = new HashSet<>();
    for (Commit commit : commits) {
      boolean twin =
          !seen.add(commit.id()) || !seen.add(List.of(commit.tenant(), commit.incidentId()));
      if (twin && !rules.has(Flaw.BATCH_OF_TWINS)) {
        throw new IllegalArgumentException("twins");
      }
    }
    return data.connected(
        () -> {
          World before = rules.has(Flaw.BATCH_OR_NOTHING) ? data.world.copy() : null;
          List<CommitResult> results = new ArrayList<>();
          rules.batch = true;
          commits.forEach(commit -> results.add(unit(commit, null)));
          rules.batch = false;
          boolean failed =
              results.stream().anyMatch(result -> !(result instanceof CommitResult.Committed));
          if (before != null && failed) {
            data.world = before;
          }
          if (rules.has(Flaw.BATCH_TURNED_ROUND)) {
            java.util.Collections.reverse(results);
          }
          return results;
        });
  }

  @Override
  public JoinedTransaction join(Object transaction) {
    if (!(transaction instanceof SmallTransaction host)) {
      throw new IllegalArgumentException("not a transaction of this store");
    }
    return host.join(view);
  }

  @Override
  public List<IncidentId> archivable(TenantId tenant, Instant closedBefore, int limit) {
    view.silly(limit < 1);
    List<IncidentId> found = read(() -> finished(tenant, closedBefore, limit));
    if (rules.has(Flaw.DRY_RUN_IS_WET)) {
      archive(tenant, found);
    }
    return found;
  }

  private List<IncidentId> finished(TenantId tenant, Instant closedBefore, int limit) {
    return data.world.rows.values().stream()
        .filter(row -> !row.archived() && row.snapshot().tenant().equals(tenant))
        .filter(row -> rules.finished(data.world, tenant.value(), row))
        .filter(row -> row.snapshot().status().since().isBefore(closedBefore))
        .sorted(
            Comparator.comparing((World.Row row) -> row.snapshot().status().since())
                .thenComparing(row -> row.snapshot().id()))
        .limit(limit)
        .map(row -> row.snapshot().id())
        .toList();
  }

  @Override
  public List<IncidentId> archive(TenantId tenant, List<IncidentId> incidents) {
    return write(
        () -> {
          List<IncidentId> away = new ArrayList<>();
          for (IncidentId id : incidents.stream().distinct().toList()) {
            String key = tenant.value() + id;
            World.Row row = data.world.rows.get(key);
            if (row != null
                && (row.archived() || rules.finished(data.world, tenant.value(), row))) {
              away.add(id);
              data.world.rows.put(
                  key, new World.Row(row.snapshot(), row.entries(), row.ends(), true));
              data.world.closed.replaceAll(
                  (name, ids) -> ids.stream().filter(each -> !each.equals(id)).toList());
              if (rules.has(Flaw.REUSES_IDS)) {
                data.world.rows.remove(key);
                data.world.references.remove(tenant.value() + row.snapshot().reference());
              }
            }
          }
          return away;
        });
  }

  @Override
  public CommitResult redact(Redaction redaction) {
    return data.connected(() -> unit(redaction.commit(), redaction.replaced()));
  }

  @Override
  public Loaded load(TenantId tenant, Lookup lookup) {
    return read(
        () -> {
          if (rules.has(Flaw.STALE_READ) && cache.containsKey(lookup)) {
            return cache.get(lookup);
          }
          Loaded loaded = view.load(data.world, tenant, lookup, now());
          if (loaded.incident() != null) {
            cache.put(lookup, loaded);
            IncidentId id = loaded.incident().id();
            if (data.corrupted.contains(World.key(tenant.value(), id))) {
              throw new StoreUnavailableException("Incident " + id + " cannot be decoded", null);
            }
          }
          return torn(loaded, tenant, lookup);
        });
  }

  private Loaded torn(Loaded one, TenantId tenant, Lookup lookup) {
    boolean key = rules.has(Flaw.TORN_KEY);
    if (!key && !rules.has(Flaw.TORN_LOOK_UP)) {
      return one;
    }
    data.pause();
    Loaded two = view.load(data.world, tenant, lookup, now());
    return new Loaded(
        one.now(),
        one.incident(),
        (key ? two : one).lastClosed(),
        (key ? one : two).requestVersion(),
        one.activation());
  }

  @Override
  public List<Entry> history(TenantId tenant, IncidentId id, long after, int limit) {
    return read(() -> view.history(data.world, tenant, id, after, limit));
  }

  @Override
  public Page search(TenantId tenant, Query query, Cursor after, int limit) {
    return read(() -> view.search(data.world, tenant, query, after, limit));
  }

  @Override
  public WakeBatch claimWakes(Set<TenantId> tenants, int limit, Duration lease) {
    claimable(tenants, limit, lease);
    List<Poison> poison = new ArrayList<>();
    List<WakeBatch.Claim> claims = new ArrayList<>();
    return write(
        () -> {
          for (World.Job job : queues.claim(tenants, true, limit, now(), lease)) {
            Fence fence = fence(job);
            if (data.corrupted.contains(job.key())) {
              poison(poison, fence, job);
            } else {
              IncidentId id = ((Item.OfWake) job.item()).incidentId();
              claims.add(
                  new WakeBatch.Claim(
                      fence,
                      data.world.rows.get(job.tenant() + id).snapshot(),
                      queues.local(job),
                      job.attempts()));
            }
          }
          return new WakeBatch(now(), claims, poison);
        });
  }

  @Override
  public OutboxBatch claimOutbox(Set<TenantId> tenants, int limit, Duration lease) {
    claimable(tenants, limit, lease);
    List<Poison> poison = new ArrayList<>();
    List<OutboxBatch.Claim> claims = new ArrayList<>();
    return write(
        () -> {
          for (World.Job job : queues.claim(tenants, false, limit, now(), lease)) {
            if (data.corrupted.contains(job.key())) {
              poison(poison, fence(job), job);
            } else {
              claims.add(new OutboxBatch.Claim(fence(job), queues.kept(job), job.attempts()));
            }
          }
          return new OutboxBatch(now(), claims, poison);
        });
  }

  private void poison(List<Poison> poison, Fence fence, World.Job job) {
    if (rules.has(Flaw.POISON_FAILS_BATCH)) {
      throw new StoreUnavailableException("undecodable", null);
    }
    if (!rules.has(Flaw.POISON_IS_SILENT)) {
      poison.add(new Poison(fence, job.attempts(), "undecodable"));
    }
  }

  private static Fence fence(World.Job job) {
    return new Fence(TenantId.of(job.tenant()), job.item(), job.fence());
  }

  private void claimable(Set<TenantId> tenants, int limit, Duration lease) {
    view.silly(tenants.isEmpty() || limit < 1 || lease.isZero() || lease.isNegative());
  }

  @Override
  public boolean settle(Settlement settlement) {
    Fence fence = settlement.fence();
    view.silly(
        fence.item() instanceof Item.OfWake && settlement.outcome() instanceof Outcome.Delivered);
    return write(
        () -> {
          World.Job job = data.world.jobs.get(fence.tenant().value() + fence.item());
          boolean holds =
              rules.has(Flaw.FENCE_IGNORED)
                  ? job != null && job.fence() > 0
                  : rules.holds(data.world, fence, now());
          if (holds) {
            rules.settle(data.world, job, settlement.outcome(), now());
          }
          return holds;
        });
  }

  @Override
  public List<ParkedItem> parked(TenantId tenant, int limit) {
    view.silly(limit < 1);
    return read(() -> queues.parked(tenant, limit, now()));
  }

  @Override
  public boolean unpark(TenantId tenant, Item item) {
    return write(() -> queues.unpark(tenant, item, now()));
  }

  @Override
  public Backlog backlog(Set<TenantId> tenants) {
    view.silly(tenants.isEmpty());
    return read(
        () -> {
          data.world.refresh(now());
          return new Backlog(
              now(), queues.lot(tenants, true, now()), queues.lot(tenants, false, now()));
        });
  }

  @Override
  public void keepPolicy(TenantId tenant, PolicyDocument document) {
    write(
        () -> {
          PolicyDocument kept =
              data.world.policies.putIfAbsent(tenant.value() + document.version(), document);
          if (kept != null && !kept.equals(document)) {
            throw new IllegalArgumentException("other bytes");
          }
          return kept;
        });
  }

  @Override
  public PolicyDocument policy(TenantId tenant, String version) {
    return read(() -> data.world.policies.get(tenant.value() + version));
  }

  @Override
  public Activation activatePolicy(TenantId tenant, String version, long expectedSerial) {
    return write(
        () -> {
          if (policy(tenant, version) == null) {
            throw new IllegalArgumentException("not kept");
          }
          Activation active = data.world.activations.get(tenant.value());
          if ((active == null ? 0 : active.serial()) == expectedSerial) {
            active = new Activation(expectedSerial + 1, version, now());
            data.world.activations.put(tenant.value(), active);
          }
          return active;
        });
  }

  @Override
  public Activation activePolicy(TenantId tenant) {
    return read(() -> data.world.activations.get(tenant.value()));
  }

  private <T> T read(Supplier<T> work) {
    return data.lock.isHeldByCurrentThread() ? work.get() : data.connected(work);
  }

  private <T> T write(Supplier<T> work) {
    boolean stops =
        !rules.has(Flaw.WRITES_TO_NEWER_SCHEMA) && !rules.has(Flaw.CLAIMS_IN_NEWER_SCHEMA);
    if (data.schemaNewer && stops) {
      throw new StoreUnavailableException("the schema is newer", null);
    }
    return read(work);
  }
}
