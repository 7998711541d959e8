package dev.tocsin.tck;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.RecordEvent;
import dev.tocsin.notification.Notification;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.CommitResult.Conflict;
import dev.tocsin.store.CommitResult.DuplicateKey;
import dev.tocsin.store.CommitResult.Reason;
import dev.tocsin.store.CommitResult.Rejected;
import dev.tocsin.store.Fence;
import dev.tocsin.store.Item;
import dev.tocsin.store.Lane;
import dev.tocsin.store.OutboxEntry;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.Settlement;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** What a commit must keep, and what it changes. The flaw, if any, is a rule that is left out. */
final class Rules {
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

  private final Set<Flaw> flaws;

  /** Whether the commit is one of a batch. */
  boolean batch;

  Rules(Set<Flaw> flaws) {
    this.flaws = flaws;
  }

  boolean has(Flaw flaw) {
    return flaws.contains(flaw);
  }

  String dedupKey(String key) {
    if (has(Flaw.CASE_BLIND_KEYS)) {
      return key.toLowerCase(Locale.ROOT);
    }
    return has(Flaw.SHORT_KEYS) ? key.substring(0, Math.min(key.length(), 84)) : key;
  }

  /** What tells a commit from another one with its id. */
  private Commit content(Commit commit) {
    return has(Flaw.ENDS_ARE_NO_CONTENT) && commit.settled() != null
        ? new Commit(
            commit.id(),
            commit.expectedVersion(),
            commit.entries(),
            commit.snapshot(),
            commit.wake(),
            commit.outbox(),
            commit.superseded(),
            commit.fence(),
            new Settlement(commit.settled().fence(), new Outcome.Delivered()))
        : commit;
  }

  /** Commits, or says why not; {@code pause} lets others in between. */
  CommitResult commit(
      World world, Commit commit, List<Entry> replaced, Instant now, Runnable pause) {
    CommitResult early = admission(commit);
    String receiptKey = (has(Flaw.SHARED_COMMIT_IDS) ? "" : commit.tenant().value()) + commit.id();
    World.Receipt receipt = world.receipts.get(receiptKey);
    if (receipt != null && !forgotten(receipt, now)) {
      if (has(Flaw.REPLAYED_MESSAGES)) {
        send(world, commit);
      }
      boolean same =
          content(receipt.commit()).equals(content(commit))
              && Objects.equals(receipt.replaced(), replaced);
      return same || has(Flaw.ID_PROVES_CONTENT)
          ? world.committed(receipt.commit())
          : new Rejected(Reason.COMMIT_ID_REUSED, "other content");
    }
    if (early != null) {
      return early;
    }
    CommitResult obstacle = obstacle(world, commit, replaced, now);
    if (obstacle != null) {
      if (obstacle instanceof Conflict && has(Flaw.LOSER_LEAVES_MESSAGES)) {
        send(world, commit);
      }
      if (obstacle instanceof Conflict && has(Flaw.LOSER_USES_UP_ITS_ID)) {
        world.receipts.put(receiptKey, new World.Receipt(commit, replaced, now));
      }
      return obstacle;
    }
    if (has(Flaw.LOST_UPDATE) || has(Flaw.OWNER_RACE)) {
      pause.run();
    }
    apply(world, commit, replaced, now, pause);
    world.receipts.put(receiptKey, new World.Receipt(commit, replaced, now));
    return has(Flaw.COUNTS_ONE_EVENT)
        ? new CommitResult.Committed(commit.expectedVersion() + 1)
        : world.committed(commit);
  }

  private boolean forgotten(World.Receipt receipt, Instant now) {
    return has(Flaw.FORGETS_COMMITS)
        || (has(Flaw.FORGETS_AFTER_AN_HOUR)
            && receipt.at().plus(Duration.ofHours(1)).isBefore(now));
  }

  private CommitResult admission(Commit commit) {
    long bytes = 0;
    for (Entry entry : commit.entries()) {
      bytes += bytes(entry.event().toString());
    }
    for (OutboxEntry entry : commit.outbox()) {
      bytes += entry.outgoing() instanceof Notification message ? bytes(message.text()) : 0;
    }
    if (!has(Flaw.NO_LIMITS) && (commit.outbox().size() > 100 || bytes > 1 << 20)) {
      return new Rejected(Reason.TOO_LARGE, "too large");
    }
    List<Instant> instants = new ArrayList<>();
    commit.entries().forEach(entry -> instants.add(entry.recordedAt()));
    commit.entries().forEach(entry -> instants.add(entry.occurredAt()));
    instants.add(commit.snapshot().identity().loggedAt());
    if (commit.wake() != null) {
      Instant due = commit.wake().due();
      boolean rounds = has(Flaw.ROUNDS_TIME) && !due.isBefore(FIRST) && !due.isAfter(LAST);
      instants.add(rounds ? due.truncatedTo(ChronoUnit.MICROS) : due);
    }
    for (Instant at : instants) {
      boolean range = !at.isBefore(FIRST) && !at.isAfter(LAST);
      if (!has(Flaw.KEEPS_ANY_TIME) && (!range || at.getNano() % 1_000 != 0)) {
        return new Rejected(Reason.UNSTORABLE, "an instant");
      }
    }
    return null;
  }

  private int bytes(String text) {
    return has(Flaw.COUNTS_CHARACTERS)
        ? text.length()
        : text.getBytes(StandardCharsets.UTF_8).length;
  }

  private CommitResult obstacle(World world, Commit commit, List<Entry> replaced, Instant now) {
    String tenant = commit.tenant().value();
    Incident after = commit.snapshot();
    World.Row row = world.rows.get(tenant + after.id());
    long version = row == null ? 0 : row.snapshot().version();
    if (version != commit.expectedVersion() && !has(Flaw.VERSION_UNCHECKED)) {
      return new Conflict(version);
    }
    if (replaced != null) {
      return finished(world, tenant, row) || has(Flaw.REDACTS_OPEN)
          ? null
          : new Rejected(Reason.UNFINISHED, "not finished");
    }
    if (row != null && row.archived()) {
      return new Rejected(Reason.ARCHIVED, "archived");
    }
    World.Job job = world.jobs.get(World.key(tenant, after.id()));
    if (has(Flaw.CLAIM_LOCKS) && job != null && job.live(now) && commit.fence() == null) {
      return new Conflict(version);
    }
    boolean fenced = commit.fence() == null || holds(world, commit.fence(), now);
    boolean settles = commit.settled() == null || holds(world, commit.settled().fence(), now);
    boolean unasked = has(Flaw.FENCE_IGNORED_IN_COMMIT) || (batch && has(Flaw.BATCH_UNFENCED));
    if (!(fenced && settles) && !unasked) {
      return new Conflict(null);
    }
    IncidentId owner =
        after.ownedKey() == null ? null : world.owners.get(tenant + dedupKey(after.ownedKey()));
    boolean asked = !(has(Flaw.TWO_OWNERS) || (has(Flaw.REOPENS_UNASKED) && row != null));
    if (owner != null && asked && !owner.equals(after.id())) {
      return new DuplicateKey(has(Flaw.NAMES_THE_LOSER) ? after.id() : owner);
    }
    if (row == null && world.references.containsKey(tenant + after.reference())) {
      return new Rejected(Reason.REFERENCE_TAKEN, "taken");
    }
    return null;
  }

  /** Closed, without a wake, and nothing that waits or is parked. */
  boolean finished(World world, String tenant, World.Row row) {
    World.Job wake = world.jobs.get(World.key(tenant, row.snapshot().id()));
    boolean sent =
        world.jobs.values().stream()
            .noneMatch(
                job ->
                    !job.wake()
                        && job.tenant().equals(tenant)
                        && job.entry().incidentId().equals(row.snapshot().id()));
    return (row.snapshot().phase() == Phase.CLOSED || has(Flaw.ARCHIVES_OPEN))
        && (wake == null || wake.due().equals(Instant.MAX))
        && (sent || has(Flaw.ARCHIVES_UNSENT));
  }

  boolean holds(World world, Fence fence, Instant now) {
    World.Job job = world.jobs.get(fence.tenant().value() + fence.item());
    if (job == null || job.parked() != null) {
      return false;
    }
    boolean lives = job.live(now) || (has(Flaw.FENCE_OUTLIVES_LEASE) && job.fence() > 0);
    return lives && job.fence() == fence.number();
  }

  private void apply(
      World world, Commit commit, List<Entry> replaced, Instant now, Runnable pause) {
    String tenant = commit.tenant().value();
    world.apply(commit, this);
    if (replaced != null) {
      redact(world, commit, replaced);
    }
    if (has(Flaw.TORN_COMMIT)) {
      pause.run();
    }
    if (!has(Flaw.WAKE_FORGOTTEN)) {
      wake(world, commit, now);
    }
    if (commit.settled() != null && holds(world, commit.settled().fence(), now)) {
      settle(
          world,
          world.jobs.get(tenant + commit.settled().fence().item()),
          commit.settled().outcome(),
          now);
    }
    for (OutboxKey key : commit.superseded()) {
      World.Job job = world.jobs.get(World.key(tenant, key));
      boolean its =
          job != null
              && (job.entry().incidentId().equals(commit.incidentId())
                  || has(Flaw.SUPERSEDES_ANYBODYS));
      if (its && job.parked() == null && !has(Flaw.SUPERSEDING_IGNORED)) {
        if (job.live(now)) {
          world.put(job.takenBack());
        } else {
          world.remove(job.key());
        }
      }
    }
    send(world, commit);
  }

  private void redact(World world, Commit commit, List<Entry> replaced) {
    String key = commit.tenant().value() + commit.incidentId();
    World.Row row = world.rows.get(key);
    List<Entry> entries = new ArrayList<>(row.entries());
    if (!has(Flaw.REDACTION_APPENDS_ONLY)) {
      for (Entry entry : replaced) {
        int place = (int) entry.sequence() - 1;
        boolean salted = has(Flaw.SALTS_STAY);
        entries.set(place, salted ? entry.sealed(entries.get(place).seal()) : entry);
      }
    }
    world.rows.put(key, new World.Row(row.snapshot(), entries, row.ends(), row.archived()));
  }

  private void wake(World world, Commit commit, Instant now) {
    String tenant = commit.tenant().value();
    String key = World.key(tenant, commit.incidentId());
    World.Job job = world.jobs.get(key);
    boolean frees = commit.fence() != null || has(Flaw.COMMIT_FREES_CLAIM);
    if (commit.wake() == null) {
      if (job != null && job.fence() > 0 && !frees) {
        world.put(job.moved(job.at(), Instant.MAX, job.lane()));
      } else {
        world.remove(key);
      }
      return;
    }
    Instant due = commit.wake().due();
    if (has(Flaw.ROUNDS_TIME)) {
      due = due.plusNanos(500).truncatedTo(ChronoUnit.MICROS);
    }
    boolean over = job != null && job.due().equals(Instant.MAX) && !job.live(now);
    if (job != null && !frees && !over) {
      world.put(job.moved(job.at(), due, commit.wake().lane()));
      return;
    }
    world.put(
        new World.Job(
            tenant,
            new Item.OfWake(commit.incidentId()),
            has(Flaw.NO_LANES) ? Lane.NORMAL : commit.wake().lane(),
            world.next(),
            due,
            null,
            Instant.MIN,
            0,
            0,
            null,
            null,
            false));
  }

  void send(World world, Commit commit) {
    for (OutboxEntry entry : commit.outbox()) {
      world.put(
          new World.Job(
              commit.tenant().value(),
              new Item.OfOutbox(entry.key()),
              entry.lane(),
              world.next(),
              Instant.MIN,
              has(Flaw.OVERTAKING) ? apart(entry) : entry,
              Instant.MIN,
              0,
              0,
              null,
              null,
              false));
    }
  }

  /** Another channel for each entry, so that none waits for another. */
  private static OutboxEntry apart(OutboxEntry entry) {
    Notification message = (Notification) entry.outgoing();
    return new OutboxEntry(
        entry.incidentId(),
        entry.lane(),
        new Notification(
            message.key(),
            message.recipient(),
            message.channel() + message.key(),
            message.purpose(),
            message.subject(),
            message.text(),
            message.incidentId(),
            message.reference(),
            message.priority(),
            message.state(),
            message.rung(),
            message.round(),
            message.token()));
  }

  /** Ends the live claim of an item. */
  void settle(World world, World.Job job, Outcome outcome, Instant now) {
    if (job.wake() && job.due().equals(Instant.MAX)) {
      world.remove(job.key());
    } else if (outcome instanceof Outcome.Parked parked) {
      world.put(job.parked(parked.reason(), now, world.next()));
    } else if (outcome instanceof Outcome.Delivered || job.superseded()) {
      world.remove(job.key());
    } else if (outcome instanceof Outcome.RetryAt retry) {
      world.put(job.freed(has(Flaw.RETRY_AT_ONCE) ? Instant.MIN : retry.at(), job.attempts()));
    } else {
      world.put(job.freed(Instant.MIN, job.attempts() - 1));
    }
  }

  /** Entries as this store remembers them. */
  List<Entry> kept(List<Entry> entries) {
    List<Entry> kept = new ArrayList<>();
    for (Entry entry : entries) {
      boolean drops = has(Flaw.DROPS_UNKNOWN_FIELDS);
      kept.add(
          new Entry(
              entry.sequence(),
              entry.occurredAt(),
              entry.recordedAt(),
              entry.by(),
              entry.cause(),
              has(Flaw.LOSES_REQUEST_IDS) ? null : entry.requestId(),
              drops && entry.event() instanceof RecordEvent.Commented comment
                  ? new RecordEvent.Commented(comment.text(), comment.toReporter())
                  : entry.event(),
              entry.seal(),
              drops ? java.util.Map.of() : entry.more()));
    }
    return has(Flaw.LOSES_LINES) ? kept.subList(kept.size() - 1, kept.size()) : kept;
  }
}
