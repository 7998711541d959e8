package dev.tocsin.simulation;

import dev.tocsin.desk.IncidentEngine;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Escalation;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.Fence;
import dev.tocsin.store.IncidentStore;
import dev.tocsin.store.Item;
import dev.tocsin.store.Loaded;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.OutboxEntry;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.ParkedItem;
import dev.tocsin.store.Settlement;
import dev.tocsin.store.Wake;
import dev.tocsin.store.WakeBatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A store with one planted bug. */
final class RottenStore extends ForwardingStore {
  private final Planted planted;
  private final Dice dice;
  private final Set<TenantId> all;
  private final Map<Item, Fence> fences = new HashMap<>();
  private final Map<IncidentId, Wake> wakes = new HashMap<>();
  private final Set<UUID> made = new HashSet<>();
  private final Map<String, OutboxEntry> lastOfQueue = new HashMap<>();
  private WakeBatch.@Nullable Claim claimed;
  private OutboxBatch.@Nullable Claim sent;
  private OutboxBatch.@Nullable Claim delivered;

  RottenStore(Planted planted, IncidentStore store, Dice dice, Set<TenantId> all) {
    super(store);
    this.planted = planted;
    this.dice = dice;
    this.all = all;
  }

  private boolean rots(Planted bug, double probability) {
    return planted == bug && dice.chance(probability);
  }

  @Override
  public CommitResult commit(Commit commit) {
    if (rots(Planted.UNTYPED_ERROR, 0.002)) {
      throw new IllegalStateException("the connection is closed");
    }
    if (commit.entries().size() > 1 && rots(Planted.UNKNOWN_IN_HALF, 0.02)) {
      onTop(commit, commit.entries().subList(0, commit.entries().size() - 1), commit.id());
      return new CommitResult.Unknown("the line broke");
    }
    if (planted == Planted.REPLAY_APPLIED_AGAIN && !made.add(commit.id())) {
      return onTop(commit, commit.entries(), dice.uuid());
    }
    for (OutboxEntry entry : commit.outbox()) {
      lastOfQueue.put(queue(entry), entry);
    }
    Wake wake = commit.wake();
    List<OutboxEntry> outbox = commit.outbox();
    if (rots(Planted.WAKE_LOST, 0.05)) {
      wake = null;
    }
    if (planted == Planted.STALE_WAKE && commit.fence() == null) {
      wake = wakes.getOrDefault(commit.incidentId(), wake);
    }
    if (wake != null) {
      wakes.put(commit.incidentId(), wake);
    }
    if (rots(Planted.TORN_COMMIT, 0.02)) {
      outbox = List.of();
    }
    return store.commit(
        new Commit(
            commit.id(),
            commit.expectedVersion(),
            commit.entries(),
            commit.snapshot(),
            wake,
            outbox,
            commit.superseded(),
            commit.fence(),
            commit.settled()));
  }

  @Override
  public Loaded load(TenantId tenant, Lookup lookup) {
    Loaded loaded = store.load(tenant, lookup);
    Incident incident = loaded.incident();
    Incident closed = loaded.lastClosed();
    if (planted == Planted.KEY_NOT_RELEASED && incident == null && closed != null) {
      incident = closed;
      closed = null;
    }
    if (lookup.dedupKey() != null && rots(Planted.OWNER_NOT_FOUND, 0.05)) {
      incident = null;
    }
    if (lookup.byRequest() && rots(Planted.REQUEST_FORGOTTEN, 0.2)) {
      incident = null;
    }
    Long request = rots(Planted.REQUEST_FORGOTTEN, 0.2) ? null : loaded.requestVersion();
    if (incident != null) {
      incident = changed(incident);
    }
    return new Loaded(loaded.now(), incident, closed, request, loaded.activation());
  }

  /** Keeps some lines, whatever version the incident has by now, and nothing but the lines. */
  private CommitResult onTop(Commit commit, List<Entry> lines, UUID id) {
    Incident now = store.load(commit.tenant(), Lookup.of(commit.incidentId(), null)).incident();
    long before = now == null ? 0 : now.version();
    List<Entry> entries = new ArrayList<>();
    Incident fold = now;
    for (Entry line : lines) {
      Entry entry =
          new Entry(
              before + entries.size() + 1,
              line.occurredAt(),
              line.recordedAt(),
              line.by(),
              line.cause(),
              line.requestId(),
              line.event());
      fold = fold != null && line.sequence() == 1 ? fold : IncidentEngine.apply(fold, entry);
      entries.add(entry);
    }
    Incident after = Objects.requireNonNull(fold);
    return after.version() != before + entries.size()
        ? store.commit(commit)
        : store.commit(
            new Commit(
                id, before, entries, after, commit.wake(), List.of(), List.of(), null, null));
  }

  private Incident changed(Incident incident) {
    Escalation was = incident.escalation();
    boolean forgets = planted == Planted.SUSPENSION_FORGOTTEN;
    Escalation escalation =
        !forgets
            ? was
            : new Escalation(
                was.policyVersion(),
                was.row(),
                was.path(),
                was.round(),
                was.start(),
                was.ceiling(),
                was.fired(),
                List.of(),
                was.lastResort());
    long version = incident.version() + (rots(Planted.VERSION_AHEAD, 0.01) ? 1 : 0);
    return escalation.equals(was) && version == incident.version()
        ? incident
        : new Incident(
            incident.identity(),
            version,
            incident.details(),
            incident.classification(),
            incident.status(),
            incident.ownership(),
            escalation,
            incident.acknowledgement(),
            incident.resolution(),
            incident.major(),
            incident.swarm(),
            incident.suppliers(),
            incident.family(),
            incident.flapping(),
            incident.plans(),
            incident.majorCase(),
            incident.links(),
            incident.recurrences(),
            incident.attainment(),
            incident.touchedAt(),
            incident.head(),
            incident.recordedAt(),
            incident.more());
  }

  @Override
  public List<Entry> history(TenantId tenant, IncidentId id, long after, int limit) {
    List<Entry> entries = new ArrayList<>(store.history(tenant, id, after, limit));
    if (entries.size() > 3 && rots(Planted.LINE_MISSING, 0.02)) {
      entries.remove(1);
    }
    if (entries.size() > 3 && rots(Planted.EVENT_CHANGED, 0.02)) {
      Entry old = entries.get(2);
      entries.set(
          2,
          new Entry(
              old.sequence(),
              old.occurredAt(),
              old.recordedAt(),
              old.by(),
              old.cause(),
              old.requestId(),
              new EscalationEvent.EscalatedNow("severe", "r0", 1, List.of(), false, null, null)));
    }
    return entries;
  }

  @Override
  public WakeBatch claimWakes(Set<TenantId> tenants, int limit, Duration lease) {
    WakeBatch batch = store.claimWakes(reach(tenants), limit, longer(lease));
    List<WakeBatch.Claim> claims = new ArrayList<>(batch.claims());
    claims.forEach(claim -> fences.put(claim.fence().item(), claim.fence()));
    if (claimed != null && rots(Planted.CLAIMED_TWICE, 0.05)) {
      claims.add(claimed);
    }
    claimed = batch.claims().isEmpty() ? null : batch.claims().get(0);
    return new WakeBatch(batch.now(), claims, batch.poison());
  }

  @Override
  public OutboxBatch claimOutbox(Set<TenantId> tenants, int limit, Duration lease) {
    OutboxBatch batch = store.claimOutbox(reach(tenants), limit, longer(lease));
    List<OutboxBatch.Claim> claims = new ArrayList<>(batch.claims());
    claims.forEach(claim -> fences.put(claim.fence().item(), claim.fence()));
    if (delivered != null && rots(Planted.DELIVERED_AGAIN, 0.05)) {
      claims.add(delivered);
    }
    if (planted == Planted.OUT_OF_ORDER) {
      claims.replaceAll(this::later);
    }
    sent = batch.claims().isEmpty() ? sent : batch.claims().get(0);
    return new OutboxBatch(batch.now(), claims, batch.poison());
  }

  private OutboxBatch.Claim later(OutboxBatch.Claim claim) {
    OutboxEntry last = lastOfQueue.get(queue(claim.entry()));
    Fence fence = claim.fence();
    return last == null || last.key().equals(claim.entry().key())
        ? claim
        : new OutboxBatch.Claim(
            new Fence(fence.tenant(), new Item.OfOutbox(last.key()), fence.number()),
            last,
            claim.attempt());
  }

  private static String queue(OutboxEntry entry) {
    return entry.incidentId() + entry.outgoing().queue();
  }

  private Set<TenantId> reach(Set<TenantId> tenants) {
    return planted == Planted.TENANTS_MIXED_UP ? all : tenants;
  }

  private Duration longer(Duration lease) {
    return planted == Planted.LEASE_TOO_LONG ? lease.multipliedBy(20) : lease;
  }

  @Override
  public boolean settle(Settlement settlement) {
    Settlement told = settlement;
    Fence last = fences.get(settlement.fence().item());
    if (planted == Planted.NO_FENCE && last != null) {
      told = new Settlement(last, settlement.outcome());
    }
    boolean held = store.settle(told);
    if (held && sent != null && settlement.outcome() instanceof Outcome.Delivered) {
      Fence fence = sent.fence();
      if (fence.item().equals(settlement.fence().item())) {
        Fence higher = new Fence(fence.tenant(), fence.item(), fence.number() + 1_000_000);
        delivered = new OutboxBatch.Claim(higher, sent.entry(), 1);
      }
    }
    return held;
  }

  @Override
  public List<ParkedItem> parked(TenantId tenant, int limit) {
    List<ParkedItem> parked = store.parked(tenant, limit);
    return planted == Planted.PARKED_FORGOTTEN && parked.size() > 1
        ? parked.subList(1, parked.size())
        : parked;
  }
}
