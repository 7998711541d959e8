package dev.tocsin.jdbc;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.store.Commit;
import dev.tocsin.store.Item;
import dev.tocsin.store.OutboxEntry;
import dev.tocsin.store.Outcome;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What both dialects say when they commit. */
final class CommitSql {
  /** The columns of a new incident. */
  static final String INCIDENT =
      """
      tocsin_incident (tenant, id, version, reference, logged_at, secret, phase, team, category,
        service, priority, dedup_key, owned_key, closed_no, closed_at, snapshot)
      """;

  /** The columns that a commit changes, with the condition that it may. */
  static final String CHANGE =
      """
      update tocsin_incident set version = :version, phase = :phase, team = :team,
        category = :category, service = :service, priority = :priority, dedup_key = :dedup_key,
        owned_key = :owned_key, closed_at = :closed_at, snapshot = :snapshot
      """;

  /** The condition of a change. */
  static final String UNCHANGED =
      """
      where tenant = :tenant and id = :incident and version = :expected
        and reference = :reference and logged_at = :logged_at and secret = :secret
        and exists (select 1 from tocsin_schema where version = :schema)
      """;

  /** Of what a redaction takes: nothing waits any more. */
  static final String FINISHED =
      """
        and phase = 'CLOSED'
        and not exists (select 1 from tocsin_wake w
          where w.tenant = :tenant and w.incident = :incident and w.due is not null)
        and not exists (select 1 from tocsin_outbox o
          where o.tenant = :tenant and o.incident = :incident)
      """;

  /** The columns of an event. */
  static final String EVENT =
      "tocsin_event (tenant, incident, sequence, version, type, recorded_at, request, body)";

  /** One row for each event. */
  static final String EVENTS =
      """
      unnest(cast(:sequences as bigint array), cast(:types as varchar array),
        cast(:recorded as varchar array), cast(:requests as varchar array),
        cast(:bodies as varchar array)) as v (sequence, type, recorded_at, request, body)
      """;

  /** The one row of the only event, as most commits have: cheaper than arrays. */
  static final String ONE_EVENT =
      """
      (select cast(:sequence as bigint) as sequence, cast(:type as varchar) as type,
        cast(:recorded_at as varchar) as recorded_at, cast(:request as varchar) as request,
        cast(:body as varchar) as body) v
      """;

  /** The columns of an outbox entry. */
  static final String MESSAGE =
      """
      tocsin_outbox (tenant, commit_id, ordinal, incident, queue, lane, age, since, claim_at,
        attempts, head, superseded, body)
      """;

  /** One row for each outbox entry. */
  static final String MESSAGES =
      """
      unnest(cast(:ordinals as bigint array), cast(:queues as varchar array),
        cast(:lanes as bigint array), cast(:messages as varchar array))
        as v (ordinal, queue, lane, body)
      """;

  /** The one row of the only outbox entry. */
  static final String ONE_MESSAGE =
      """
      (select cast(:ordinal as integer) as ordinal, cast(:queue as varchar) as queue,
        cast(:message_lane as smallint) as lane, cast(:message as varchar) as body) v
      """;

  private CommitSql() {}

  /** The parameters of {@link #ONE_EVENT} or {@link #EVENTS}. */
  static void events(Args args, Encoded encoded) {
    List<Entry> entries = encoded.commit.entries();
    if (entries.size() == 1) {
      Entry entry = entries.get(0);
      args.with("sequence", entry.sequence())
          .with("type", entry.event().type())
          .with("recorded_at", entry.recordedAt().toString())
          .with("request", entry.requestId())
          .with("body", encoded.entries.get(0));
      return;
    }
    args.with("sequences", entries.stream().map(Entry::sequence).toArray(Long[]::new))
        .texts("types", entries, entry -> entry.event().type())
        .texts("recorded", entries, entry -> entry.recordedAt().toString())
        .texts("requests", entries, Entry::requestId)
        .texts("bodies", encoded.entries, text -> text);
  }

  /** The parameters of {@link #ONE_MESSAGE} or {@link #MESSAGES}. */
  static void messages(Args args, Encoded encoded) {
    List<OutboxEntry> outbox = encoded.commit.outbox();
    if (outbox.size() == 1) {
      OutboxEntry entry = outbox.get(0);
      args.with("ordinal", entry.key().ordinal())
          .with("queue", entry.outgoing().queue())
          .with("message_lane", Lanes.number(entry.lane()))
          .with("message", encoded.outbox.get(0));
      return;
    }
    args.with("ordinals", outbox.stream().map(e -> (long) e.key().ordinal()).toArray(Long[]::new))
        .texts("queues", outbox, entry -> entry.outgoing().queue())
        .with("lanes", outbox.stream().map(e -> (long) Lanes.number(e.lane())).toArray(Long[]::new))
        .texts("messages", encoded.outbox, text -> text);
  }

  /** The keys that are taken back, without the one whose claim ends anyhow. */
  static List<OutboxKey> superseded(Commit commit) {
    return commit.superseded().stream()
        .distinct()
        .filter(key -> !key.equals(settledKey(commit)))
        .toList();
  }

  /** Whether it takes back the message whose claim it ends without a delivery. */
  static boolean takesBackSettled(Commit commit) {
    OutboxKey key = settledKey(commit);
    Outcome outcome = commit.settled() == null ? null : commit.settled().outcome();
    return (outcome instanceof Outcome.RetryAt || outcome instanceof Outcome.Released)
        && key != null
        && commit.superseded().contains(key);
  }

  /** The parameters of an outcome. */
  static void outcome(Args args, Outcome outcome) {
    args.with("retry_at", outcome instanceof Outcome.RetryAt r ? Micros.floor(r.at()) : null)
        .with(
            "reason",
            outcome instanceof Outcome.Parked p
                ? Texts.storable(p.reason())
                : outcome instanceof Outcome.RetryAt r ? Texts.storable(r.error()) : null);
  }

  /** The parameters of the only key. */
  static void key(Args args, OutboxKey key) {
    args.with("gone_commit", key.commit()).with("gone_ordinal", key.ordinal());
  }

  /** The parameters of keys. */
  static void keys(Args args, List<OutboxKey> keys) {
    args.with("gone_commits", keys.stream().map(OutboxKey::commit).toArray(UUID[]::new))
        .with("gone_ordinals", keys.stream().map(k -> (long) k.ordinal()).toArray(Long[]::new));
  }

  private static @Nullable OutboxKey settledKey(Commit commit) {
    return commit.settled() != null
            && commit.settled().fence().item() instanceof Item.OfOutbox message
        ? message.key()
        : null;
  }
}
