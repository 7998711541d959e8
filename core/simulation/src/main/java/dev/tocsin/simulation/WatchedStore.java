package dev.tocsin.simulation;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Activation;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.Cursor;
import dev.tocsin.store.Fence;
import dev.tocsin.store.IncidentStore;
import dev.tocsin.store.Item;
import dev.tocsin.store.Loaded;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.Page;
import dev.tocsin.store.ParkedItem;
import dev.tocsin.store.Query;
import dev.tocsin.store.Settlement;
import dev.tocsin.store.WakeBatch;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The store as it really is, with the oracle looking on. All nodes share it. */
final class WatchedStore extends ForwardingStore {
  private final Oracle oracle;
  private final SimulatedTime time;

  WatchedStore(IncidentStore store, Oracle oracle, SimulatedTime time) {
    super(store);
    this.oracle = oracle;
    this.time = time;
  }

  @Override
  public CommitResult commit(Commit commit) {
    CommitResult result = store.commit(commit);
    if (result instanceof CommitResult.Unknown) {
      List<Entry> found = store.history(commit.tenant(), commit.incidentId(), 0, Oracle.ALL);
      oracle.commits.doubted(commit, found, time.instant());
    } else {
      oracle.commits.answered(commit, result, time.instant());
    }
    oracle.readBack(commit.tenant(), commit.incidentId());
    return result;
  }

  @Override
  public Loaded load(TenantId tenant, Lookup lookup) {
    Loaded loaded = store.load(tenant, lookup);
    oracle.loaded(tenant, lookup, loaded);
    return loaded;
  }

  @Override
  public List<Entry> history(TenantId tenant, IncidentId id, long after, int limit) {
    List<Entry> page = store.history(tenant, id, after, limit);
    if (after == 0 && page.size() < limit) {
      oracle.read(id, page);
    }
    return page;
  }

  @Override
  public Page search(TenantId tenant, Query query, @Nullable Cursor after, int limit) {
    Page page = store.search(tenant, query, after, limit);
    page.incidents().forEach(incident -> oracle.seen(tenant, incident));
    return page;
  }

  @Override
  public WakeBatch claimWakes(Set<TenantId> tenants, int limit, Duration lease) {
    WakeBatch batch = store.claimWakes(tenants, limit, lease);
    oracle.claims.claimed(batch, tenants, lease);
    return batch;
  }

  @Override
  public OutboxBatch claimOutbox(Set<TenantId> tenants, int limit, Duration lease) {
    OutboxBatch batch = store.claimOutbox(tenants, limit, lease);
    oracle.claims.claimed(batch, tenants, lease);
    return batch;
  }

  @Override
  public boolean settle(Settlement settlement) {
    boolean result = store.settle(settlement);
    oracle.claims.settled(settlement, result);
    if (settlement.outcome() instanceof Outcome.Parked) {
      oracle.parked(settlement.fence().tenant());
    }
    return result;
  }

  @Override
  public List<ParkedItem> parked(TenantId tenant, int limit) {
    oracle.parked(tenant);
    return store.parked(tenant, limit);
  }

  @Override
  public boolean unpark(TenantId tenant, Item item) {
    boolean result = store.unpark(tenant, item);
    if (result) {
      oracle.claims.unparked(item);
    }
    oracle.parked(tenant);
    return result;
  }

  @Override
  public Activation activatePolicy(TenantId tenant, String version, long expectedSerial) {
    Activation active = store.activatePolicy(tenant, version, expectedSerial);
    oracle.mirror.inForce(tenant, active);
    return active;
  }

  /** Takes an item from whoever holds it, so that it can be handed out again. */
  boolean tear(TenantId tenant, Item item) {
    Lease lease = oracle.mirror.lease(item);
    if (lease == null || !lease.live(time.instant())) {
      return false;
    }
    Fence fence = new Fence(tenant, item, lease.fence());
    store.settle(new Settlement(fence, new Outcome.RetryAt(time.instant(), "handed out again")));
    lease.tear(time.instant());
    return true;
  }
}
