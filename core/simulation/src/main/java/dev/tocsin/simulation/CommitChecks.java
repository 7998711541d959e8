package dev.tocsin.simulation;

import dev.tocsin.desk.IncidentEngine;
import dev.tocsin.escalation.Rung;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.Phase;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a commit may and must do: invariants 3 to 7, 12 and 13; and the mirror of what it did.
 *
 * <p>It sees every commit twice: where the store did it, and where its caller was told.
 */
final class CommitChecks {
  private final Mirror mirror;
  private final Verdict verdict;
  private final Tally tally;
  private final EscalationChecks escalation;
  private final OutboxChecks outbox;

  /** Commits whose caller was told that they had no effect, by their ids. */
  private final Map<UUID, List<Commit>> refused = new HashMap<>();

  /** Commits whose caller does not know. */
  private final Map<UUID, List<Commit>> unknown = new HashMap<>();

  CommitChecks(
      Mirror mirror,
      Verdict verdict,
      Tally tally,
      EscalationChecks escalation,
      OutboxChecks outbox) {
    this.mirror = mirror;
    this.verdict = verdict;
    this.tally = tally;
    this.escalation = escalation;
    this.outbox = outbox;
  }

  /** The store has answered. */
  void answered(Commit commit, CommitResult result, Instant now) {
    Mirror.Applied before = mirror.applied.get(commit.id());
    if (result instanceof CommitResult.Committed done) {
      if (before == null) {
        mayHappen(commit, now);
        apply(commit, now);
      } else {
        tally.reached(RareState.REPLAY_FOUND_IT);
        boolean doubtful = isIn(unknown, commit);
        verdict.check(
            doubtful ? Invariant.UNKNOWN_ONCE_OR_NEVER : Invariant.NOTHING_TWICE,
            before.version() == done.version() && mirror.happened(commit),
            () -> "replay of " + commit.id() + " made version " + done.version());
      }
    } else if (result instanceof CommitResult.DuplicateKey duplicate) {
      Life owner = duplicate.owner() == null ? null : mirror.life(duplicate.owner());
      String key = commit.snapshot().ownedKey();
      verdict.check(
          Invariant.CLOSED_OWNS_NONE,
          owner != null
              && owner.snapshot.phase() != Phase.CLOSED
              && Objects.equals(owner.snapshot.details().dedupKey(), key),
          () -> "key " + key + " was refused in the name of " + owner);
      tally.reached(RareState.REOPEN_MET_OWNER, commit.expectedVersion() > 0);
    } else if (result instanceof CommitResult.Conflict) {
      rareConflict(commit, now);
    }
  }

  /** The store itself does not know: it has happened whole, or not at all. */
  void doubted(Commit commit, List<Entry> found, Instant now) {
    Life life = mirror.life(commit.incidentId());
    List<Entry> whole = new ArrayList<>(life == null ? List.of() : life.entries);
    boolean never = found.equals(whole);
    whole.addAll(commit.entries());
    boolean once = found.equals(whole);
    verdict.check(
        Invariant.UNKNOWN_ONCE_OR_NEVER,
        never || once,
        () -> "after unknown " + commit.id() + " there are " + found.size() + " entries");
    if (once) {
      answered(commit, new CommitResult.Committed(commit.snapshot().version()), now);
    }
  }

  /** The rung that an event is about. */
  @Nullable Rung rung(Entry entry, EscalationEvent.RungFired fired) {
    return escalation.rung(entry, fired);
  }

  /**
   * A desk wants it, perhaps once more after it was refused: two attempts of one request are equal
   * where the clock stands still for the incident.
   */
  void asked(Commit commit) {
    forget(refused, commit);
  }

  /** The caller has been told. */
  void told(Commit commit, CommitResult result) {
    UUID id = commit.id();
    boolean happened = mirror.happened(commit);
    if (result instanceof CommitResult.Committed) {
      forget(unknown, commit);
      verdict.check(
          Invariant.NOTHING_ACKNOWLEDGED_MISSING,
          happened,
          () -> "commit " + id + " was acknowledged and is not there");
    } else if (result instanceof CommitResult.Unknown) {
      forget(unknown, commit);
      unknown.computeIfAbsent(id, each -> new ArrayList<>()).add(commit);
      unknownWhole(commit);
    } else {
      forget(unknown, commit);
      refused.computeIfAbsent(id, each -> new ArrayList<>()).add(commit);
      verdict.check(
          Invariant.REFUSED_LEFT_NOTHING,
          !happened,
          () -> "commit " + id + " was refused with " + result + " and has happened");
    }
  }

  /** At the end: every unknown commit happened once, whole, or never. */
  void atTheEnd() {
    unknown.values().forEach(each -> each.forEach(this::unknownWhole));
  }

  private static void forget(Map<UUID, List<Commit>> some, Commit commit) {
    List<Commit> same = some.get(commit.id());
    if (same != null) {
      same.removeIf(each -> Mirror.sameAttempt(each, commit));
    }
  }

  private static boolean isIn(Map<UUID, List<Commit>> some, Commit commit) {
    return some.getOrDefault(commit.id(), List.of()).stream()
        .anyMatch(each -> Mirror.sameAttempt(each, commit));
  }

  private void unknownWhole(Commit commit) {
    Life life = mirror.life(commit.incidentId());
    int found = 0;
    for (Entry entry : commit.entries()) {
      int place = (int) entry.sequence() - 1;
      if (life != null
          && place < life.version()
          && life.commits.get(place).equals(commit.id())
          && life.entries.get(place).equals(entry)) {
        found++;
      }
    }
    int count = found;
    boolean whole = mirror.happened(commit);
    verdict.check(
        Invariant.UNKNOWN_ONCE_OR_NEVER,
        count == (whole ? commit.entries().size() : 0),
        () -> "of unknown " + commit.id() + " there are " + count + " entries");
  }

  private void mayHappen(Commit commit, Instant now) {
    UUID id = commit.id();
    Life life = mirror.life(commit.incidentId());
    verdict.check(
        Invariant.REFUSED_LEFT_NOTHING,
        !isIn(refused, commit),
        () -> "commit " + id + " was refused before, and has happened now");
    long version = life == null ? 0 : life.version();
    verdict.check(
        Invariant.NOTHING_TWICE,
        commit.expectedVersion() == version,
        () -> "commit on version " + commit.expectedVersion() + " was let in at " + version);
    verdict.check(
        Invariant.FENCES_RISE,
        (commit.fence() == null
                || (life != null && life.lease.heldBy(commit.fence().number(), now)))
            && (commit.settled() == null || outbox.holds(commit.settled().fence(), now)),
        () -> "commit " + id + " was let in under a fence that had lost");
    String key = commit.snapshot().ownedKey();
    Life owner = key == null ? null : mirror.owner(commit.tenant(), key);
    verdict.check(
        Invariant.ONE_OWNER,
        owner == null || owner == life,
        () -> "key " + key + " is owned by " + owner + " and now by " + commit.snapshot().id());
    for (Entry entry : commit.entries()) {
      String request = entry.requestId();
      UUID done = request == null ? null : mirror.done(commit.tenant(), request);
      verdict.check(
          Invariant.NOTHING_TWICE,
          done == null || done.equals(id),
          () -> "request " + request + " was done by " + done + " and again by " + id);
      if (request != null) {
        mirror.did(commit.tenant(), request, id);
      }
    }
  }

  private void apply(Commit commit, Instant now) {
    Life life = mirror.life(commit.incidentId());
    if (life == null) {
      life = new Life(commit.tenant(), commit.incidentId(), commit.snapshot());
      mirror.add(life);
    }
    Incident before = life.version() == 0 ? null : life.snapshot;
    Incident after = before;
    escalation.begins();
    for (Entry entry : commit.entries()) {
      Incident was = after;
      after = IncidentEngine.apply(was, entry);
      escalation.recorded(life, was, entry, after);
      life.entries.add(entry);
      life.commits.add(commit.id());
    }
    Incident folded = Objects.requireNonNull(after);
    verdict.check(
        Invariant.FOLD_IS_SNAPSHOT,
        folded.equals(commit.snapshot()),
        () -> "the commit's snapshot is not its fold:\n" + folded + "\n" + commit.snapshot());
    life.snapshot = folded;
    mirror.applied.put(commit.id(), new Mirror.Applied(commit));
    own(life, before, folded);
    wake(life, commit);
    settled(life, commit, now);
    outbox.committed(life, commit, now);
    escalation.committed(life, commit);
    outbox.stopped(life, now);
  }

  private void own(Life life, @Nullable Incident before, Incident after) {
    String had = before == null ? null : before.ownedKey();
    String has = after.ownedKey();
    if (had != null && !had.equals(has)) {
      mirror.releases(life, had);
    }
    if (has != null) {
      mirror.owns(life, has);
    }
  }

  private static void wake(Life life, Commit commit) {
    life.wake = commit.wake();
    life.unparkedAt = null;
    if (commit.fence() != null) {
      life.lease.end(Instant.MIN);
    }
    if (commit.wake() == null && life.lease.parked() != null) {
      life.lease.unpark();
    }
  }

  private void settled(Life life, Commit commit, Instant now) {
    if (commit.settled() == null) {
      return;
    }
    for (Entry entry : commit.entries()) {
      if (entry.event() instanceof EscalationEvent.DeliveryParked parked) {
        OutboxKey key = parked.notified().key();
        life.parkings.merge(key, 1, Integer::sum);
      }
    }
    outbox.settled(commit.settled(), now, commit.settled().outcome() instanceof Outcome.Parked);
  }

  private void rareConflict(Commit commit, Instant now) {
    Life life = mirror.life(commit.incidentId());
    if (life == null) {
      return;
    }
    if (commit.fence() != null && !life.lease.heldBy(commit.fence().number(), now)) {
      tally.reached(RareState.COMMIT_UNDER_LOST_FENCE);
    }
    int from = (int) Math.min(commit.expectedVersion(), life.version());
    escalation.lostRace(commit, life.entries.subList(from, life.entries.size()));
  }
}
