package dev.tocsin.memory;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.Reference;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.CommitResult.Conflict;
import dev.tocsin.store.CommitResult.DuplicateKey;
import dev.tocsin.store.CommitResult.Reason;
import dev.tocsin.store.CommitResult.Rejected;
import dev.tocsin.store.Fence;
import dev.tocsin.store.Item;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.OutboxEntry;
import dev.tocsin.store.Redaction;
import dev.tocsin.store.Settlement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Everything of one tenant. Whoever calls it holds {@link #lock}, so what a commit does becomes
 * visible at once (C1), and nothing of another tenant is in reach (C37).
 */
final class Shard {
  /** Guards everything in here. */
  final ReentrantLock lock = new ReentrantLock();

  /** Whose it is. */
  final TenantId tenant;

  /** What was given up. */
  final ParkedShelf parked = new ParkedShelf();

  /** What is to be sent. */
  final OutboxShelf outbox;

  /** What is to be looked at. */
  final WakeShelf wakes;

  /** Which policies there are. */
  final Policies policies = new Policies();

  /** In the order of their places in the register. */
  final Timeline timeline = new Timeline();

  private final List<Row> rows = new ArrayList<>();
  private final KeyTable<IncidentId, Row> byId = new KeyTable<>(row -> row.snapshot.id());
  private final KeyTable<Reference, Row> byReference =
      new KeyTable<>(row -> row.snapshot.reference());
  private final KeyRing keys = new KeyRing();
  private final Map<String, Row> byRequest = new HashMap<>();
  private final CommitLog log = new CommitLog();

  /** What may be put away. */
  final Cellar cellar = new Cellar(this, rows);

  Shard(TenantId tenant, AtomicLong tickets) {
    this.tenant = tenant;
    this.outbox = new OutboxShelf(tenant, tickets, parked);
    this.wakes = new WakeShelf(tenant, tickets, rows, parked);
  }

  /** What a look-up names. */
  Found find(Lookup lookup) {
    String key = lookup.dedupKey();
    Row row = named(lookup);
    Row closed = key == null ? null : keys.lastClosed(key);
    String request = lookup.requestId();
    return new Found(
        row == null ? null : row.snapshot,
        closed == null ? null : closed.snapshot,
        row == null || request == null ? null : row.versionAfter(request));
  }

  private @Nullable Row named(Lookup lookup) {
    if (lookup.id() != null) {
      return byId.get(lookup.id());
    }
    if (lookup.reference() != null) {
      return byReference.get(lookup.reference());
    }
    return lookup.dedupKey() != null
        ? keys.owner(lookup.dedupKey())
        : byRequest.get(lookup.requestId());
  }

  /** The lines of an incident. */
  List<Entry> history(IncidentId id, long after, int limit) {
    Row row = byId.get(id);
    return row == null ? List.of() : row.page(after, limit);
  }

  /**
   * Commits. The order of the checks: the commit's id, its size, its version, the fences, the dedup
   * key, the reference; the first that fails decides, and nothing has happened (C3).
   */
  CommitResult commit(Commit commit, @Nullable Rejected refusal, long now) {
    CommitResult early = early(commit, 0, refusal, now);
    if (early != null) {
      return early;
    }
    Row row = byId.get(commit.incidentId());
    CommitResult obstacle = obstacle(commit, row, now);
    if (obstacle != null) {
      return obstacle;
    }
    Row target = row == null ? open(commit.snapshot()) : row;
    apply(commit, target, row == null, now);
    log.add(target, commit, 0, now);
    return new CommitResult.Committed(commit.snapshot().version());
  }

  /** Redacts, with the same order of checks. */
  CommitResult redact(Redaction redaction, @Nullable Rejected refusal, long now) {
    Commit commit = redaction.commit();
    int besides = redaction.replaced().hashCode() | 1;
    CommitResult early = early(commit, besides, refusal, now);
    CommitResult obstacle = early == null ? cellar.obstacle(redaction) : early;
    Row row = byId.get(commit.incidentId());
    if (obstacle != null || row == null) {
      return obstacle == null ? new Conflict(0L) : obstacle;
    }
    row.replace(redaction.replaced());
    row.redacted |= !redaction.replaced().isEmpty();
    apply(commit, row, false, now);
    log.add(row, commit, besides, now);
    return new CommitResult.Committed(commit.snapshot().version());
  }

  /** An incident, archived or not; null when there is none. */
  @Nullable Row row(IncidentId id) {
    return byId.get(id);
  }

  /** Takes an incident out of search and look-up by dedup key. */
  void hide(Row row) {
    timeline.remove(row);
    keys.forget(row);
  }

  /** What is known of a commit before the incident is looked at; null to go on. */
  private @Nullable CommitResult early(
      Commit commit, int besides, @Nullable Rejected refusal, long now) {
    Receipt receipt = log.find(commit.id(), now);
    if (receipt == null) {
      return refusal;
    }
    return receipt.isOf(commit, besides)
        ? new CommitResult.Committed(receipt.version())
        : reused(commit, "has committed other content");
  }

  /** Ends a claim, if its fence has not lost. */
  boolean settle(Settlement settlement, long now) {
    Fence fence = settlement.fence();
    if (fence.item() instanceof Item.OfOutbox entry) {
      boolean held = outbox.holds(entry.key(), fence, now);
      if (held) {
        outbox.settle(entry.key(), settlement.outcome(), now);
      }
      return held;
    }
    Row row = fence.item() instanceof Item.OfWake wake ? byId.get(wake.incidentId()) : null;
    if (row == null || row.lease == null || !row.lease.heldBy(fence.number(), now)) {
      return false;
    }
    wakes.settle(row, row.lease, settlement.outcome(), now);
    return true;
  }

  /** Puts a parked item back, if it is parked. */
  boolean unpark(Item item, long now) {
    if (!parked.remove(item)) {
      return false;
    }
    if (item instanceof Item.OfOutbox entry) {
      outbox.unpark(entry.key(), now);
    } else if (item instanceof Item.OfWake wake) {
      Row row = byId.get(wake.incidentId());
      if (row != null) {
        wakes.unpark(row, now);
      }
    }
    return true;
  }

  private @Nullable CommitResult obstacle(Commit commit, @Nullable Row row, long now) {
    Incident snapshot = commit.snapshot();
    long version = row == null ? 0 : row.snapshot.version();
    if (version != commit.expectedVersion()) {
      return new Conflict(version);
    }
    if (row != null && row.archived) {
      return new Rejected(
          Reason.ARCHIVED,
          "Incident %s is archived and changes no more: log another".formatted(snapshot.id()));
    }
    if ((commit.fence() != null && !WakeShelf.holds(row, commit.fence(), now))
        || (commit.settled() != null && !holdsEntry(commit.settled().fence(), now))) {
      return new Conflict(null);
    }
    Row owner = keys.rival(snapshot);
    if (owner != null) {
      return new DuplicateKey(owner.snapshot.id());
    }
    if (row != null && !row.snapshot.identity().equals(snapshot.identity())) {
      return new Rejected(
          Reason.UNSTORABLE,
          "Commit %s changes the identity of incident %s: leave it as it was logged"
              .formatted(commit.id(), snapshot.id()));
    }
    if (row == null && byReference.get(snapshot.reference()) != null) {
      return new Rejected(
          Reason.REFERENCE_TAKEN,
          "Reference %s is another incident's: draw another".formatted(snapshot.reference()));
    }
    for (OutboxEntry entry : commit.outbox()) {
      if (outbox.has(entry.key())) {
        return reused(commit, "has an entry in the outbox still");
      }
    }
    return null;
  }

  private boolean holdsEntry(Fence fence, long now) {
    return fence.item() instanceof Item.OfOutbox entry && outbox.holds(entry.key(), fence, now);
  }

  private Row open(Incident snapshot) {
    Row row = new Row(rows.size(), snapshot);
    rows.add(row);
    byId.add(snapshot.id(), row);
    byReference.add(snapshot.reference(), row);
    timeline.add(row);
    return row;
  }

  private void apply(Commit commit, Row row, boolean fresh, long now) {
    keys.change(row, fresh ? null : row.snapshot, commit.snapshot());
    row.snapshot = commit.snapshot();
    row.add(commit.entries());
    for (Entry entry : commit.entries()) {
      if (entry.requestId() != null) {
        byRequest.putIfAbsent(entry.requestId(), row);
      }
    }
    wakes.commit(row, commit.wake(), commit.fence() != null, now);
    if (commit.settled() != null
        && commit.settled().fence().item() instanceof Item.OfOutbox entry) {
      outbox.settle(entry.key(), commit.settled().outcome(), now);
    }
    for (OutboxKey key : commit.superseded()) {
      outbox.supersede(key, row.snapshot.id(), now);
    }
    for (OutboxEntry entry : commit.outbox()) {
      outbox.add(entry, now);
    }
  }

  private static Rejected reused(Commit commit, String why) {
    return new Rejected(
        Reason.COMMIT_ID_REUSED,
        "Commit id %s %s: make a new id for every attempt".formatted(commit.id(), why));
  }
}
