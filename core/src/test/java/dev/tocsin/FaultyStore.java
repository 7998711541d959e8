package dev.tocsin;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Activation;
import dev.tocsin.store.Backlog;
import dev.tocsin.store.Capability;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.Cursor;
import dev.tocsin.store.IncidentStore;
import dev.tocsin.store.Item;
import dev.tocsin.store.Loaded;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.Page;
import dev.tocsin.store.ParkedItem;
import dev.tocsin.store.PolicyDocument;
import dev.tocsin.store.Query;
import dev.tocsin.store.Settlement;
import dev.tocsin.store.StoreLimits;
import dev.tocsin.store.StoreUnavailableException;
import dev.tocsin.store.WakeBatch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A good store behind a bad line: the next commits and calls go wrong as a test says. */
final class FaultyStore implements IncidentStore {
  private final IncidentStore store;

  /** What becomes of the next commits, one each. */
  final Deque<Fault> faults = new ArrayDeque<>();

  /** Every commit that was tried. */
  final List<Commit> tried = new ArrayList<>();

  /** What the worker gets to see. */
  UnaryOperator<WakeBatch> wakes = batch -> batch;

  /** What it says that it can do. */
  Set<Capability> capabilities = Set.of();

  /** How many commits each batch had. */
  final List<Integer> batches = new ArrayList<>();

  /** Refuses every batch, as two commits of one incident would be. */
  boolean refusesBatches;

  boolean down;

  /** What a commit can suffer. */
  interface Fault {
    CommitResult commit(IncidentStore store, Commit commit);

    Fault CONFLICT = (store, commit) -> new CommitResult.Conflict(commit.expectedVersion() + 1);
    Fault LOST_BEFORE = (store, commit) -> new CommitResult.Unknown("line cut before");
    Fault LOST_AFTER =
        (store, commit) -> {
          store.commit(commit);
          return new CommitResult.Unknown("line cut after");
        };

    static Fault rejected(CommitResult.Reason reason) {
      return (store, commit) -> new CommitResult.Rejected(reason, "because");
    }
  }

  FaultyStore(IncidentStore store) {
    this.store = store;
  }

  void next(int times, Fault fault) {
    for (int i = 0; i < times; i++) {
      faults.add(fault);
    }
  }

  private IncidentStore up() {
    if (down) {
      throw new StoreUnavailableException("the line is down", null);
    }
    return store;
  }

  @Override
  public CommitResult commit(Commit commit) {
    tried.add(commit);
    Fault fault = faults.poll();
    if (down) {
      return new CommitResult.Unknown("the line is down");
    }
    return fault == null ? store.commit(commit) : fault.commit(store, commit);
  }

  @Override
  public List<CommitResult> commitAll(List<Commit> commits) {
    if (refusesBatches) {
      throw new IllegalArgumentException("two are of one incident");
    }
    batches.add(commits.size());
    return commits.stream().map(this::commit).toList();
  }

  @Override
  public Instant now() {
    return up().now();
  }

  @Override
  public Set<Capability> capabilities() {
    return capabilities;
  }

  @Override
  public StoreLimits limits() {
    return store.limits();
  }

  @Override
  public Loaded load(TenantId tenant, Lookup lookup) {
    return up().load(tenant, lookup);
  }

  @Override
  public List<Entry> history(TenantId tenant, IncidentId id, long after, int limit) {
    return up().history(tenant, id, after, limit);
  }

  @Override
  public Page search(TenantId tenant, Query query, Cursor after, int limit) {
    return up().search(tenant, query, after, limit);
  }

  @Override
  public WakeBatch claimWakes(Set<TenantId> tenants, int limit, Duration lease) {
    return wakes.apply(up().claimWakes(tenants, limit, lease));
  }

  @Override
  public OutboxBatch claimOutbox(Set<TenantId> tenants, int limit, Duration lease) {
    return up().claimOutbox(tenants, limit, lease);
  }

  @Override
  public boolean settle(Settlement settlement) {
    return up().settle(settlement);
  }

  @Override
  public List<ParkedItem> parked(TenantId tenant, int limit) {
    return up().parked(tenant, limit);
  }

  @Override
  public boolean unpark(TenantId tenant, Item item) {
    return up().unpark(tenant, item);
  }

  @Override
  public Backlog backlog(Set<TenantId> tenants) {
    return up().backlog(tenants);
  }

  @Override
  public void keepPolicy(TenantId tenant, PolicyDocument document) {
    up().keepPolicy(tenant, document);
  }

  @Override
  public PolicyDocument policy(TenantId tenant, String version) {
    return up().policy(tenant, version);
  }

  @Override
  public Activation activatePolicy(TenantId tenant, String version, long expectedSerial) {
    return up().activatePolicy(tenant, version, expectedSerial);
  }

  @Override
  public Activation activePolicy(TenantId tenant) {
    return up().activePolicy(tenant);
  }
}
