package dev.tocsin.simulation;

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
import dev.tocsin.store.JoinedTransaction;
import dev.tocsin.store.Loaded;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.Page;
import dev.tocsin.store.ParkedItem;
import dev.tocsin.store.PolicyDocument;
import dev.tocsin.store.Query;
import dev.tocsin.store.Redaction;
import dev.tocsin.store.Settlement;
import dev.tocsin.store.StoreLimits;
import dev.tocsin.store.WakeBatch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A store around a store; whatever goes wrong is a layer of its own. */
abstract class ForwardingStore implements IncidentStore {
  IncidentStore store;

  ForwardingStore(IncidentStore store) {
    this.store = store;
  }

  @Override
  public CommitResult commit(Commit commit) {
    return store.commit(commit);
  }

  /** Each meets what a commit by itself meets in this layer; another process may come between. */
  @Override
  public List<CommitResult> commitAll(List<Commit> commits) {
    return commits.stream().map(this::commit).toList();
  }

  @Override
  public JoinedTransaction join(Object transaction) {
    return store.join(transaction);
  }

  @Override
  public List<IncidentId> archivable(TenantId tenant, Instant closedBefore, int limit) {
    return store.archivable(tenant, closedBefore, limit);
  }

  @Override
  public List<IncidentId> archive(TenantId tenant, List<IncidentId> incidents) {
    return store.archive(tenant, incidents);
  }

  @Override
  public CommitResult redact(Redaction redaction) {
    return store.redact(redaction);
  }

  @Override
  public Instant now() {
    return store.now();
  }

  @Override
  public Set<Capability> capabilities() {
    return store.capabilities();
  }

  @Override
  public StoreLimits limits() {
    return store.limits();
  }

  @Override
  public Loaded load(TenantId tenant, Lookup lookup) {
    return store.load(tenant, lookup);
  }

  @Override
  public List<Entry> history(TenantId tenant, IncidentId id, long after, int limit) {
    return store.history(tenant, id, after, limit);
  }

  @Override
  public Page search(TenantId tenant, Query query, @Nullable Cursor after, int limit) {
    return store.search(tenant, query, after, limit);
  }

  @Override
  public WakeBatch claimWakes(Set<TenantId> tenants, int limit, Duration lease) {
    return store.claimWakes(tenants, limit, lease);
  }

  @Override
  public OutboxBatch claimOutbox(Set<TenantId> tenants, int limit, Duration lease) {
    return store.claimOutbox(tenants, limit, lease);
  }

  @Override
  public boolean settle(Settlement settlement) {
    return store.settle(settlement);
  }

  @Override
  public List<ParkedItem> parked(TenantId tenant, int limit) {
    return store.parked(tenant, limit);
  }

  @Override
  public boolean unpark(TenantId tenant, Item item) {
    return store.unpark(tenant, item);
  }

  @Override
  public Backlog backlog(Set<TenantId> tenants) {
    return store.backlog(tenants);
  }

  @Override
  public void keepPolicy(TenantId tenant, PolicyDocument document) {
    store.keepPolicy(tenant, document);
  }

  @Override
  public @Nullable PolicyDocument policy(TenantId tenant, String version) {
    return store.policy(tenant, version);
  }

  @Override
  public Activation activatePolicy(TenantId tenant, String version, long expectedSerial) {
    return store.activatePolicy(tenant, version, expectedSerial);
  }

  @Override
  public @Nullable Activation activePolicy(TenantId tenant) {
    return store.activePolicy(tenant);
  }
}
