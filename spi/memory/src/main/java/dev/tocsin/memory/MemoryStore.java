package dev.tocsin.memory;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Activation;
import dev.tocsin.store.Backlog;
import dev.tocsin.store.Capability;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.CommitResult.Rejected;
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
import dev.tocsin.store.Redaction;
import dev.tocsin.store.Settlement;
import dev.tocsin.store.StoreLimits;
import dev.tocsin.store.WakeBatch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An incident store in memory: the reference implementation of the contract, for tests and for
 * hosts of a single process that can afford to forget.
 *
 * <p><b>Time</b> is what the clock that was handed in says, truncated to microseconds; a lease ends
 * only when that clock passes its end, and with it the claim: its fence has lost from then on,
 * whether or not anybody has claimed again. The clock is asked outside of all locks, so it may call
 * back.
 *
 * <p><b>Threads:</b> safe for any number; one lock for each tenant, so tenants do not wait for each
 * other. It starts no thread. <b>Growth:</b> every call costs at most the logarithm of what is kept
 * beside what it returns; a search that few incidents meet walks over those between, {@link
 * #backlog} over what is due or claimed, and {@link #archivable} over all incidents of the tenant.
 * Incidents and their entries are kept for ever, committed ids for 24 hours, sent messages not at
 * all.
 *
 * <p><b>Choices</b> that the contract leaves open: a commit is checked by its id, its size and
 * instants, its version, its fences, the dedup key, the reference, in this order. Only what was
 * committed is remembered for a replay; what had no effect is found out anew. Parked entries are
 * not superseded, nor are those of another incident. It takes part in nobody's transaction, as it
 * has none; a batch is a loop; an archived incident takes as much memory as before. Nothing has to
 * be decoded, so nothing is ever poison. Source: store-contract.md; house.md, "Rooms".
 */
public final class MemoryStore implements IncidentStore {
  private static final Set<Capability> CAPABILITIES =
      Collections.unmodifiableSet(EnumSet.of(Capability.BATCH_COMMIT, Capability.RETENTION));

  private final InstantSource clock;
  private final Map<TenantId, Shard> shards = new ConcurrentHashMap<>();

  /** Numbers that rise over all tenants: fences, and the age of outbox entries. */
  private final AtomicLong tickets = new AtomicLong();

  private MemoryStore(InstantSource clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Makes an empty store.
   *
   * @param clock the store's time (C15); called by any thread, must return years 1 to 9999
   * @return a store that shares nothing with any other
   */
  public static MemoryStore create(InstantSource clock) {
    return new MemoryStore(clock);
  }

  /**
   * The earliest instant at which a wake or an outbox entry can be claimed, so that a clock wound
   * by hand can step from instant to instant and miss nothing. What can be claimed now has an
   * instant that is not after now; what is claimed comes back when its lease ends. Costs the same
   * however much waits. Source: store-contract.md, "Clock".
   *
   * @param tenants whose; at least one
   * @return the instant, UTC, in microseconds; empty when time alone brings nothing any more
   * @throws IllegalArgumentException when no tenant is named (C23)
   */
  public Optional<Instant> earliestClaimable(Set<TenantId> tenants) {
    Require.tenants(tenants);
    try (Sweep sweep = Sweep.over(shards, tenants)) {
      long earliest = sweep.earliest();
      return earliest == Micros.NEVER ? Optional.empty() : Optional.of(Micros.toInstant(earliest));
    }
  }

  @Override
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  public Set<Capability> capabilities() {
    return CAPABILITIES;
  }

  @Override
  public StoreLimits limits() {
    return StoreLimits.CONTRACT;
  }

  @Override
  public CommitResult commit(Commit commit) {
    Rejected refusal = Admission.refusal(commit);
    long now = Micros.of(now());
    Shard shard = shard(commit.tenant());
    shard.lock.lock();
    try {
      return shard.commit(commit, refusal, now);
    } finally {
      shard.lock.unlock();
    }
  }

  @Override
  public List<CommitResult> commitAll(List<Commit> commits) {
    Require.independent(commits);
    return commits.stream().map(this::commit).toList();
  }

  @Override
  public Loaded load(TenantId tenant, Lookup lookup) {
    Objects.requireNonNull(lookup, "lookup");
    Found found = locked(tenant, Found.NOTHING, shard -> shard.find(lookup));
    return new Loaded(
        now(), found.incident(), found.lastClosed(), found.requestVersion(), activePolicy(tenant));
  }

  @Override
  public List<Entry> history(TenantId tenant, IncidentId id, long after, int limit) {
    Require.after(after);
    Require.limit(limit);
    return locked(tenant, List.of(), shard -> shard.history(id, after, limit));
  }

  @Override
  public Page search(TenantId tenant, Query query, @Nullable Cursor after, int limit) {
    Require.limit(limit);
    return locked(
        tenant, new Page(List.of(), null), shard -> shard.timeline.search(query, after, limit));
  }

  @Override
  public WakeBatch claimWakes(Set<TenantId> tenants, int limit, Duration lease) {
    Require.claim(tenants, limit, lease);
    Instant instant = now();
    long now = Micros.of(instant);
    try (Sweep sweep = Sweep.over(shards, tenants)) {
      return new WakeBatch(
          instant, Sweep.claim(sweep.wakes(), limit, now, Micros.after(now, lease)), List.of());
    }
  }

  @Override
  public OutboxBatch claimOutbox(Set<TenantId> tenants, int limit, Duration lease) {
    Require.claim(tenants, limit, lease);
    Instant instant = now();
    long now = Micros.of(instant);
    try (Sweep sweep = Sweep.over(shards, tenants)) {
      return new OutboxBatch(
          instant, Sweep.claim(sweep.outboxes(), limit, now, Micros.after(now, lease)), List.of());
    }
  }

  @Override
  public boolean settle(Settlement settlement) {
    Require.settlement(settlement);
    long now = Micros.of(now());
    return locked(settlement.fence().tenant(), false, shard -> shard.settle(settlement, now));
  }

  @Override
  public List<ParkedItem> parked(TenantId tenant, int limit) {
    Require.limit(limit);
    return locked(tenant, List.of(), shard -> shard.parked.list(limit));
  }

  @Override
  public boolean unpark(TenantId tenant, Item item) {
    long now = Micros.of(now());
    return locked(tenant, false, shard -> shard.unpark(item, now));
  }

  @Override
  public Backlog backlog(Set<TenantId> tenants) {
    Require.tenants(tenants);
    Instant now = now();
    try (Sweep sweep = Sweep.over(shards, tenants)) {
      return sweep.backlog(now);
    }
  }

  @Override
  public void keepPolicy(TenantId tenant, PolicyDocument document) {
    Shard shard = shard(tenant);
    shard.lock.lock();
    try {
      shard.policies.keep(document);
    } finally {
      shard.lock.unlock();
    }
  }

  @Override
  public @Nullable PolicyDocument policy(TenantId tenant, String version) {
    Optional<PolicyDocument> none = Optional.empty();
    return locked(tenant, none, shard -> shard.policies.get(version)).orElse(null);
  }

  @Override
  public Activation activatePolicy(TenantId tenant, String version, long expectedSerial) {
    Instant now = now();
    Shard shard = shard(tenant);
    shard.lock.lock();
    try {
      return shard.policies.activate(version, expectedSerial, now);
    } finally {
      shard.lock.unlock();
    }
  }

  @Override
  public @Nullable Activation activePolicy(TenantId tenant) {
    Optional<Activation> none = Optional.empty();
    return locked(tenant, none, shard -> shard.policies.active()).orElse(null);
  }

  @Override
  public List<IncidentId> archivable(TenantId tenant, Instant closedBefore, int limit) {
    Require.limit(limit);
    return locked(tenant, List.of(), shard -> shard.cellar.archivable(closedBefore, limit));
  }

  @Override
  public List<IncidentId> archive(TenantId tenant, List<IncidentId> incidents) {
    return locked(tenant, List.of(), shard -> shard.cellar.archive(incidents));
  }

  @Override
  public CommitResult redact(Redaction redaction) {
    Commit commit = redaction.commit();
    Rejected refusal = Admission.refusal(commit);
    long now = Micros.of(now());
    return locked(
        commit.tenant(),
        new CommitResult.Conflict(0L),
        shard -> shard.redact(redaction, refusal, now));
  }

  private Shard shard(TenantId tenant) {
    return shards.computeIfAbsent(tenant, each -> new Shard(each, tickets));
  }

  private <T> T locked(TenantId tenant, T absent, Function<Shard, T> work) {
    Shard shard = shards.get(tenant);
    if (shard == null) {
      return absent;
    }
    shard.lock.lock();
    try {
      return work.apply(shard);
    } finally {
      shard.lock.unlock();
    }
  }
}
