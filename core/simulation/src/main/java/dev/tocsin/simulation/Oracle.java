package dev.tocsin.simulation;

import dev.tocsin.desk.IncidentEngine;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Chain;
import dev.tocsin.store.ChainReport;
import dev.tocsin.store.IncidentStore;
import dev.tocsin.store.Loaded;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.Poison;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Watches the store from outside and knows what it must be. Reads back what each step has touched,
 * and everything when the world stands still.
 */
final class Oracle {
  static final int ALL = 100_000;

  final Mirror mirror;
  final Verdict verdict;
  final CommitChecks commits;
  final ClaimChecks claims;
  final OutboxChecks outbox;
  private final EscalationChecks escalation;
  private final IncidentStore store;

  Oracle(IncidentStore store, Policies policies, Verdict verdict, Tally tally, SimulatedTime time) {
    this.store = store;
    this.verdict = verdict;
    mirror = new Mirror(policies.engines(), policies.hours());
    escalation = new EscalationChecks(mirror, verdict, tally, time);
    outbox = new OutboxChecks(mirror, verdict, tally, escalation, time);
    commits = new CommitChecks(mirror, verdict, tally, escalation, outbox);
    claims = new ClaimChecks(mirror, verdict, tally, outbox, time);
  }

  /** What a node was given when it asked for an incident. */
  void loaded(TenantId tenant, Lookup lookup, Loaded loaded) {
    String key = lookup.dedupKey();
    if (key != null) {
      Life owner = mirror.owner(tenant, key);
      Incident found = loaded.incident();
      verdict.check(
          Invariant.CLOSED_OWNS_NONE,
          found == null || found.phase() != Phase.CLOSED,
          () -> "key " + key + " is owned by closed " + found);
      verdict.check(
          Invariant.ONE_OWNER,
          Objects.equals(found == null ? null : found.id(), owner == null ? null : owner.id),
          () -> "key " + key + " is owned by " + owner + ", found was " + found);
    }
    IncidentId id = lookup.id();
    String request = lookup.requestId();
    if (id != null && request != null) {
      var done = mirror.done(tenant, request);
      var applied = done == null ? null : mirror.applied.get(done);
      verdict.check(
          Invariant.NOTHING_ACKNOWLEDGED_MISSING,
          applied == null || !applied.incident().equals(id) || loaded.requestVersion() != null,
          () -> "request " + request + " was done and is not known");
    }
    if (lookup.byRequest() && request != null) {
      IncidentId first = mirror.incident(mirror.done(tenant, request));
      Incident found = loaded.incident();
      verdict.check(
          Invariant.NOTHING_TWICE,
          Objects.equals(found == null ? null : found.id(), first),
          () -> "request " + request + " was done on " + first + ", found was " + found);
    }
    if (loaded.incident() != null) {
      seen(tenant, loaded.incident());
    } else if (id != null) {
      Life life = mirror.life(id);
      verdict.check(
          Invariant.NOTHING_ACKNOWLEDGED_MISSING,
          life == null || !life.tenant.equals(tenant),
          () -> life + " cannot be found");
    }
    if (loaded.lastClosed() != null) {
      seen(tenant, loaded.lastClosed());
    }
  }

  /** A whole incident, as somebody was given it. */
  void seen(TenantId tenant, Incident incident) {
    Life life = mirror.life(incident.id());
    if (life != null) {
      mirror.touch(life);
    }
    verdict.check(
        Invariant.TENANTS_DISJOINT,
        incident.tenant().equals(tenant) && (life == null || life.tenant.equals(tenant)),
        () -> tenant + " was given " + incident.reference() + " of " + incident.tenant());
    verdict.check(
        Invariant.NOTHING_ACKNOWLEDGED_MISSING,
        life != null && incident.version() >= life.version(),
        () -> "read version " + incident.version() + " of " + life);
    verdict.check(
        Invariant.FOLD_IS_SNAPSHOT,
        life != null && incident.equals(life.snapshot),
        () -> "read " + incident + ", committed was " + (life == null ? null : life.snapshot));
  }

  /** A history, as somebody was given it, from its beginning. */
  void read(IncidentId id, List<Entry> history) {
    Life life = mirror.life(id);
    if (life == null) {
      return;
    }
    boolean contiguous = true;
    for (int i = 0; i < history.size(); i++) {
      contiguous &= history.get(i).sequence() == i + 1;
    }
    boolean right = contiguous;
    verdict.check(Invariant.SEQUENCES_CONTIGUOUS, right, () -> life + " has gaps in its sequences");
    verdict.check(
        Invariant.NOTHING_ACKNOWLEDGED_MISSING,
        history.size() >= life.entries.size(),
        () -> life + " has lost entries: " + history.size() + " are left");
    verdict.check(
        Invariant.REFUSED_LEFT_NOTHING,
        history.size() <= life.entries.size(),
        () -> life + " has entries that nobody committed");
    verdict.check(
        Invariant.EVENTS_NEVER_CHANGE,
        history.equals(life.entries),
        () -> life + " has other entries than were committed");
  }

  /** Reads one incident back and compares all of it. */
  void readBack(TenantId tenant, IncidentId id) {
    Incident incident = store.load(tenant, Lookup.of(id, null)).incident();
    List<Entry> history = store.history(tenant, id, 0, ALL);
    Life life = mirror.life(id);
    if (life == null) {
      verdict.check(
          Invariant.REFUSED_LEFT_NOTHING,
          incident == null && history.isEmpty(),
          () -> id + " is there, and nobody committed it");
      return;
    }
    read(id, history);
    verdict.check(
        Invariant.NOTHING_ACKNOWLEDGED_MISSING,
        incident != null,
        () -> life + " is not there any more");
    if (incident != null) {
      verdict.check(
          Invariant.VERSION_COUNTS_EVENTS,
          incident.version() == history.size(),
          () -> life + " says version " + incident.version() + " of " + history.size());
      seen(tenant, incident);
    }
  }

  /** Reads everything back, and folds every history from its beginning. */
  void readAllBack() {
    for (Life life : mirror.lives.values()) {
      readBack(life.tenant, life.id);
      List<Entry> history = store.history(life.tenant, life.id, 0, ALL);
      read(life.id, history);
      verdict.check(
          Invariant.FOLD_IS_SNAPSHOT,
          IncidentEngine.fold(history).equals(life.snapshot),
          () -> life + " is not the fold of its history");
      ChainReport chain = Chain.verify(life.snapshot, history);
      verdict.check(
          Invariant.EVENTS_NEVER_CHANGE,
          chain.intact() && chain.unsealed() == 0,
          () -> life + " has a chain of hashes that does not hold: " + chain);
    }
  }

  /** What was to be told by an instant is told, unless somebody must look at the incident first. */
  void promisesKept(Instant by) {
    for (Life life : mirror.lives.values()) {
      if (life.lease.parked() == null) {
        escalation.promises.atTheEnd(life, by);
      }
    }
  }

  /** A desk has told its listener of a commit. */
  void announced(TenantId tenant, Incident after, List<Entry> entries) {
    Life life = mirror.life(after.id());
    boolean there = life != null && life.tenant.equals(tenant);
    for (Entry entry : entries) {
      int place = (int) entry.sequence() - 1;
      there =
          there && life != null && place < life.version() && life.entries.get(place).equals(entry);
    }
    boolean all = there;
    verdict.check(
        Invariant.NOTHING_ACKNOWLEDGED_MISSING,
        all,
        () -> "a listener heard of " + entries + ", which are not in " + life);
  }

  /** A desk could not go on with an item. */
  void poisoned(Poison poison) {
    boolean known = poison.reason().startsWith("cannot be decoded");
    verdict.check(
        Invariant.NO_UNTYPED_ERROR,
        known
            || poison.reason().startsWith("StoreUnavailable")
            || poison.reason().startsWith("CommitRejected"),
        () -> "a worker could not go on with " + poison);
  }

  void parked(TenantId tenant) {
    claims.parked(tenant, store.parked(tenant, ALL));
  }
}
