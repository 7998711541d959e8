package dev.tocsin.examples.storage;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
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
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A store in one file of sorted maps, H2's MVStore, for one process.
 *
 * <p>Safe for many threads; what writes goes one after the other, and each unit is on the disk when
 * the call returns. Refuses {@link Capability#JOINED_TRANSACTIONS} and {@link
 * Capability#RETENTION}.
 */
public final class MvStore implements IncidentStore, AutoCloseable {
  static final int PARTS = 6;
  private static final int SCHEMA = 1;

  private final Disk disk;
  private final InstantSource clock;
  private final AtomicReference<Instant> last = new AtomicReference<>(Keys.FIRST);
  private final Incidents incidents;
  private final DedupKeys keys;
  private final Policies policies;
  private final Claims claims;
  private final List<Part> parts;

  /** The store as far as the guide has come: with its first parts only. */
  MvStore(Disk disk, InstantSource clock, int written) {
    this.disk = disk;
    this.clock = clock;
    // README: parts
    incidents = new Incidents(disk);
    keys = new DedupKeys(disk);
    policies = new Policies(disk);
    Wakes wakes = new Wakes(disk);
    Messages messages = new Messages(disk);
    claims = new Claims(wakes, messages, incidents);
    parts =
        List.of(new Limits(), new Receipts(disk), incidents, keys, wakes, messages)
            .subList(0, written);
    // README: end
    // New maps are in the file before there is a unit that might be undone, and they with it.
    disk.write(() -> parts);
  }

  /**
   * Opens a store, or makes one. A file is open in one process at a time.
   *
   * @param file where
   * @param clock in production {@code InstantSource.system()}
   * @return the store; close it in the end
   */
  public static MvStore open(Path file, InstantSource clock) {
    return new MvStore(new Disk(file), clock, PARTS);
  }

  // README: time
  @Override
  public Instant now() {
    Instant now = Keys.within(clock.instant()).truncatedTo(ChronoUnit.MICROS);
    return last.accumulateAndGet(now, (a, b) -> a.isAfter(b) ? a : b);
  }

  // README: end

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.BATCH_COMMIT);
  }

  @Override
  public StoreLimits limits() {
    return StoreLimits.CONTRACT;
  }

  // README: unit
  @Override
  public CommitResult commit(Commit commit) {
    try {
      return disk.write(() -> make(commit));
    } catch (StoreUnavailableException e) {
      return new CommitResult.Unknown(String.valueOf(e.getMessage()));
    }
  }

  private CommitResult make(Commit commit) {
    if (disk.schema() > SCHEMA) {
      return new CommitResult.Rejected(CommitResult.Reason.SCHEMA_NEWER, newer());
    }
    Instant now = now();
    for (Part part : parts) {
      CommitResult answer = part.answer(commit, now);
      if (answer != null) {
        return answer;
      }
    }
    for (Part part : parts) {
      part.apply(commit, now);
    }
    return new CommitResult.Committed(commit.snapshot().version());
  }

  // README: end

  private String newer() {
    return "The file has schema %d, this node knows %d: update the node"
        .formatted(disk.schema(), SCHEMA);
  }

  private <T> T write(Supplier<T> work) {
    return disk.write(
        () -> {
          if (disk.schema() > SCHEMA) {
            throw new StoreUnavailableException(newer(), null);
          }
          return work.get();
        });
  }

  // README: batch
  @Override
  public List<CommitResult> commitAll(List<Commit> commits) {
    Args.independent(commits);
    try {
      return disk.write(() -> commits.stream().map(this::make).toList());
    } catch (StoreUnavailableException e) {
      CommitResult unknown = new CommitResult.Unknown(String.valueOf(e.getMessage()));
      return commits.stream().map(commit -> unknown).toList();
    }
  }

  // README: end

  // README: load
  @Override
  public Loaded load(TenantId tenant, Lookup lookup) {
    return disk.read(
        () -> {
          String key = lookup.dedupKey();
          String id = null;
          String closed = null;
          if (lookup.id() != null) {
            id = lookup.id().toString();
          } else if (lookup.reference() != null) {
            id = incidents.idOf(tenant, lookup.reference());
          } else if (key != null) {
            id = keys.owner(tenant, key);
            closed = keys.lastClosed(tenant, key);
          } else if (lookup.requestId() != null) {
            id = incidents.idOf(tenant, lookup.requestId());
          }
          Incident incident = incidents.find(tenant, id);
          Long version =
              incident == null || lookup.requestId() == null
                  ? null
                  : incidents.versionOf(tenant, incident.id(), lookup.requestId());
          return new Loaded(
              now(), incident, incidents.find(tenant, closed), version, policies.active(tenant));
        });
  }

  // README: end

  @Override
  public List<Entry> history(TenantId tenant, IncidentId id, long after, int limit) {
    Args.atLeast(0, after, "after");
    Args.atLeast(1, limit, "limit");
    return disk.read(() -> incidents.history(tenant, id, after, limit));
  }

  @Override
  public Page search(TenantId tenant, Query query, @Nullable Cursor after, int limit) {
    Args.atLeast(1, limit, "limit");
    return disk.read(() -> incidents.search(tenant, query, after, limit));
  }

  @Override
  public WakeBatch claimWakes(Set<TenantId> tenants, int limit, Duration lease) {
    Args.claim(tenants, limit, lease);
    return write(() -> claims.wakes(tenants, limit, lease, now()));
  }

  @Override
  public OutboxBatch claimOutbox(Set<TenantId> tenants, int limit, Duration lease) {
    Args.claim(tenants, limit, lease);
    return write(() -> claims.outbox(tenants, limit, lease, now()));
  }

  @Override
  public boolean settle(Settlement settlement) {
    Args.settlement(settlement);
    return write(() -> claims.settle(settlement, now()));
  }

  @Override
  public List<ParkedItem> parked(TenantId tenant, int limit) {
    Args.atLeast(1, limit, "limit");
    return disk.read(() -> claims.parked(tenant, limit));
  }

  @Override
  public boolean unpark(TenantId tenant, Item item) {
    return write(() -> claims.unpark(tenant, item, now()));
  }

  @Override
  public Backlog backlog(Set<TenantId> tenants) {
    Args.tenants(tenants);
    return disk.read(() -> claims.backlog(tenants, now()));
  }

  @Override
  public void keepPolicy(TenantId tenant, PolicyDocument document) {
    write(
        () -> {
          policies.keep(tenant, document);
          return document;
        });
  }

  @Override
  public @Nullable PolicyDocument policy(TenantId tenant, String version) {
    return disk.read(() -> policies.find(tenant, version));
  }

  @Override
  public Activation activatePolicy(TenantId tenant, String version, long expectedSerial) {
    return write(() -> policies.activate(tenant, version, expectedSerial, now()));
  }

  @Override
  public @Nullable Activation activePolicy(TenantId tenant) {
    return disk.read(() -> policies.active(tenant));
  }

  @Override
  public void close() {
    disk.close();
  }
}
