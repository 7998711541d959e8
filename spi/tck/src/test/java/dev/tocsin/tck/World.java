package dev.tocsin.tck;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.RecordEvent;
import dev.tocsin.store.Activation;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.Item;
import dev.tocsin.store.Lane;
import dev.tocsin.store.OutboxEntry;
import dev.tocsin.store.PolicyDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** All that the small store keeps: maps of immutable values, so that a copy is a transaction. */
final class World {
  /** One incident. */
  record Row(Incident snapshot, List<Entry> entries, List<Long> ends, boolean archived) {}

  /** What was committed under an id. */
  record Receipt(Commit commit, List<Entry> replaced, Instant at) {}

  /** Something that can be claimed; {@code at} is its place in the queue. */
  record Job(
      String tenant,
      Item item,
      Lane lane,
      long at,
      Instant due,
      OutboxEntry entry,
      Instant until,
      long fence,
      int attempts,
      String parked,
      Instant parkedAt,
      boolean superseded) {
    boolean wake() {
      return item instanceof Item.OfWake;
    }

    String key() {
      return tenant + item;
    }

    String strand() {
      return tenant + entry.incidentId() + entry.outgoing().queue();
    }

    boolean live(Instant now) {
      return fence > 0 && until.isAfter(now);
    }

    Job claimed(long number, Instant end, int attempt) {
      return new Job(
          tenant, item, lane, at, due, entry, end, number, attempt, null, null, superseded);
    }

    Job freed(Instant notBefore, int attempt) {
      return new Job(
          tenant, item, lane, at, due, entry, notBefore, 0, attempt, null, null, superseded);
    }

    Job parked(String reason, Instant when, long order) {
      return new Job(
          tenant, item, lane, order, due, entry, Instant.MIN, 0, attempts, reason, when, false);
    }

    Job moved(long place, Instant when, Lane into) {
      return new Job(
          tenant, item, into, place, when, entry, until, fence, attempts, parked, parkedAt, false);
    }

    Job takenBack() {
      return new Job(
          tenant, item, lane, at, due, entry, until, fence, attempts, parked, parkedAt, true);
    }
  }

  private static final Comparator<Job> BY_PLACE =
      Comparator.comparing((Job job) -> job.tenant)
          .thenComparing(Job::wake)
          .thenComparing(Job::lane)
          .thenComparing(job -> job.wake() ? job.due : Instant.MIN)
          .thenComparing(Job::at)
          .thenComparing(Job::key);
  private static final Comparator<Job> BY_UNTIL =
      Comparator.comparing(Job::until).thenComparing(Job::key);

  final Map<String, Row> rows = new HashMap<>();
  final Map<String, IncidentId> references = new HashMap<>();
  final Map<String, IncidentId> owners = new HashMap<>();
  final Map<String, List<IncidentId>> closed = new HashMap<>();
  final Map<String, Receipt> receipts = new HashMap<>();
  final Map<String, Job> jobs = new HashMap<>();
  final Map<String, PolicyDocument> policies = new HashMap<>();
  final Map<String, Activation> activations = new HashMap<>();
  final NavigableSet<Job> ready = new TreeSet<>(BY_PLACE);
  final NavigableSet<Job> away = new TreeSet<>(BY_UNTIL);
  private final Map<String, TreeMap<Long, String>> strands = new HashMap<>();
  long sequence;

  World copy() {
    World copy = new World();
    copy.rows.putAll(rows);
    copy.references.putAll(references);
    copy.owners.putAll(owners);
    copy.closed.putAll(closed);
    copy.receipts.putAll(receipts);
    copy.policies.putAll(policies);
    copy.activations.putAll(activations);
    copy.sequence = sequence;
    jobs.values().forEach(copy::put);
    return copy;
  }

  /** Puts a job into the place where it belongs by what it says. */
  void put(Job job) {
    remove(job.key());
    jobs.put(job.key(), job);
    if (job.parked != null) {
      return;
    }
    if (job.wake()) {
      place(job);
      return;
    }
    TreeMap<Long, String> strand = strands.computeIfAbsent(job.strand(), key -> new TreeMap<>());
    if (!strand.isEmpty() && strand.firstKey() > job.at) {
      lift(jobs.get(strand.firstEntry().getValue()));
    }
    strand.put(job.at, job.key());
    if (strand.firstKey() == job.at) {
      place(job);
    }
  }

  void remove(String key) {
    Job old = jobs.remove(key);
    if (old == null) {
      return;
    }
    lift(old);
    if (!old.wake() && old.parked == null) {
      TreeMap<Long, String> strand = strands.get(old.strand());
      strand.remove(old.at);
      if (strand.isEmpty()) {
        strands.remove(old.strand());
      } else {
        place(jobs.get(strand.firstEntry().getValue()));
      }
    }
  }

  /** Whether it could be claimed if nobody held it: the head of its strand, or a wake. */
  boolean head(Job job) {
    return job.wake() || job.parked == null && strands.get(job.strand()).firstKey() == job.at;
  }

  private void place(Job job) {
    if (job.until.equals(Instant.MIN)) {
      ready.add(job);
    } else {
      away.add(job);
    }
  }

  private void lift(Job job) {
    ready.remove(job);
    away.remove(job);
  }

  /** Brings back what is no longer leased, and drops what was taken back meanwhile. */
  void refresh(Instant now) {
    while (!away.isEmpty() && !away.first().until.isAfter(now)) {
      Job job = away.first();
      if (job.superseded) {
        remove(job.key());
      } else {
        put(job.freed(Instant.MIN, job.attempts));
      }
    }
  }

  /** Writes lines and snapshot of a commit, which was checked before. */
  void apply(Commit commit, Rules rules) {
    String tenant = commit.tenant().value();
    Incident after = commit.snapshot();
    Row row = rows.get(tenant + after.id());
    own(tenant, row == null ? null : row.snapshot, after, rules);
    references.put(tenant + after.reference(), after.id());
    List<Entry> entries = new ArrayList<>(row == null ? List.of() : row.entries);
    entries.addAll(rules.kept(commit.entries()));
    List<Long> ends = new ArrayList<>(row == null ? List.of() : row.ends);
    ends.add(after.version());
    boolean redaction = commit.entries().get(0).event() instanceof RecordEvent.Redacted;
    Incident kept =
        redaction && row != null && rules.has(Flaw.SNAPSHOT_NOT_REDACTED) ? row.snapshot : after;
    rows.put(tenant + after.id(), new Row(kept, entries, ends, row != null && row.archived));
  }

  private void own(String tenant, Incident before, Incident after, Rules rules) {
    if (after.details().dedupKey() == null) {
      return;
    }
    boolean was = before != null && over(before, rules);
    boolean is = over(after, rules);
    if (before != null && was == is) {
      return;
    }
    String key = tenant + rules.dedupKey(after.details().dedupKey());
    List<IncidentId> holders = new ArrayList<>(closed.getOrDefault(key, List.of()));
    holders.remove(after.id());
    if (is) {
      holders.add(rules.has(Flaw.FIRST_HOLDER_FOR_EVER) ? 0 : holders.size(), after.id());
      boolean keeps = rules.has(Flaw.CANCELLED_KEEPS_KEY) && after.state().equals("Cancelled");
      if (!keeps) {
        owners.remove(key, after.id());
      }
    } else {
      owners.put(key, after.id());
    }
    closed.put(key, holders);
  }

  private static boolean over(Incident incident, Rules rules) {
    return incident.phase() == Phase.CLOSED
        || (rules.has(Flaw.RESOLVED_FREES_KEY) && incident.phase() == Phase.RESOLVED);
  }

  long next() {
    return ++sequence;
  }

  static String key(String tenant, OutboxKey key) {
    return tenant + new Item.OfOutbox(key);
  }

  static String key(String tenant, IncidentId id) {
    return tenant + new Item.OfWake(id);
  }

  CommitResult.Committed committed(Commit commit) {
    return new CommitResult.Committed(commit.snapshot().version());
  }
}
