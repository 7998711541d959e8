package dev.tocsin.benchmarks.durable;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.Phase;
import dev.tocsin.jdbc.Codec;
import dev.tocsin.store.Commit;
import dev.tocsin.store.Lane;
import dev.tocsin.store.OutboxEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One step of the floor: the rows of one commit, in one statement that somebody has written by hand
 * for exactly these rows, with the version check and nothing else.
 *
 * <p>The texts were written beforehand, by the library, so that both write the same bytes; only the
 * incident's id is put in. Nothing is decided or digested here. Safe for many threads.
 */
final class HandWritten {
  /** Which incident the step is made for. */
  record Target(UUID incident, String reference, UUID secret, List<UUID> commits) {
    static Target fresh(long number) {
      List<UUID> commits = Stream.generate(Ids::next).limit(Life.STEPS).toList();
      String digits = Long.toString(number, Character.MAX_RADIX);
      return new Target(
          Ids.next(), "INC-" + "0".repeat(7 - digits.length()) + digits, Ids.next(), commits);
    }
  }

  private enum Given {
    INCIDENT,
    REFERENCE,
    SECRET,
    COMMIT,
    FENCE
  }

  /** A value and its text, with the id of the incident that it was written for. */
  private record Text(Object value, String text) {}

  /** The id of the commit of a step. */
  private record CommitOf(int step) {}

  private final Commit template;
  private final int step;
  private final StringBuilder sql = new StringBuilder("with ");
  private final List<Object> values = new ArrayList<>();
  private final String text;
  private final Codec codec;
  private final boolean encodes;

  /**
   * Writes the statement.
   *
   * @param life the commits of a life, of which this is one
   * @param step which
   * @param fenced whether it ends the claim of the incident's wake
   * @param encodes whether the values are written as JSON again each time
   */
  HandWritten(List<Commit> life, int step, boolean fenced, Codec codec, boolean encodes) {
    this.template = life.get(step);
    this.step = step;
    this.codec = codec;
    this.encodes = encodes;
    Incident after = template.snapshot();
    Instant closed = after.phase() == Phase.CLOSED ? after.status().since() : null;
    if (step == 0) {
      add(
          "i as (insert into tocsin_incident (tenant, id, version, reference, logged_at, secret,"
              + " phase, team, category, service, priority, snapshot)"
              + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id)",
          after.tenant().value(),
          Given.INCIDENT,
          after.version(),
          Given.REFERENCE,
          after.identity().loggedAt(),
          Given.SECRET,
          after.phase().name(),
          after.team(),
          after.category().path(),
          after.details().service(),
          after.priority().level(),
          new Text(after, codec.encode(after)));
    } else {
      add(
          "i as (update tocsin_incident set version = ?, phase = ?, team = ?, closed_at = ?,"
              + " snapshot = ? where tenant = ? and id = ? and version = ?",
          after.version(),
          after.phase().name(),
          after.team(),
          closed,
          new Text(after, codec.encode(after)),
          after.tenant().value(),
          Given.INCIDENT,
          template.expectedVersion());
      if (fenced) {
        add(
            " and exists (select 1 from tocsin_wake where tenant = ? and incident = ?"
                + " and fence = ? and until > clock_timestamp())",
            after.tenant().value(),
            Given.INCIDENT,
            Given.FENCE);
      }
      sql.append(" returning id)");
    }
    events();
    wake(fenced);
    outbox();
    superseded(life);
    add(
        " insert into tocsin_commit (tenant, id, incident, version, digest, made_at, complete)"
            + " select ?, ?, id, ?, ?, clock_timestamp(), true from i",
        after.tenant().value(),
        Given.COMMIT,
        after.version(),
        new byte[32]);
    this.text = sql.toString();
  }

  private void events() {
    for (Entry entry : template.entries()) {
      add(
          ", e%d as (insert into tocsin_event (tenant, incident, sequence, version, type,"
                  .formatted(entry.sequence())
              + " recorded_at, body) select ?, id, ?, ?, ?, ?, ? from i)",
          template.tenant().value(),
          entry.sequence(),
          template.snapshot().version(),
          entry.event().type(),
          entry.recordedAt(),
          new Text(entry, codec.encode(entry)));
    }
  }

  private void wake(boolean fenced) {
    String tenant = template.tenant().value();
    if (template.wake() == null) {
      add(
          ", w as (delete from tocsin_wake where tenant = ? and incident = (select id from i))",
          tenant);
    } else if (fenced) {
      add(
          ", w as (update tocsin_wake w set lane = ?, due = ?, claim_at = ?, until = null,"
              + " fence = null, attempts = 0 from i where w.tenant = ? and w.incident = i.id"
              + " and w.fence = ?)",
          lane(template.wake().lane()),
          template.wake().due(),
          template.wake().due(),
          tenant,
          Given.FENCE);
    } else {
      add(
          ", w as (insert into tocsin_wake (tenant, incident, lane, due, claim_at, attempts)"
              + " select ?, id, ?, ?, ?, 0 from i on conflict (tenant, incident) do update"
              + " set lane = excluded.lane, due = excluded.due, claim_at = excluded.claim_at)",
          tenant,
          lane(template.wake().lane()),
          template.wake().due(),
          template.wake().due());
    }
  }

  private void outbox() {
    for (OutboxEntry entry : template.outbox()) {
      add(
          ", o%d as (insert into tocsin_outbox (tenant, commit_id, ordinal, incident, queue, lane,"
                  .formatted(entry.key().ordinal())
              + " age, since, claim_at, attempts, head, superseded, body) select ?, ?, ?, id, ?, ?,"
              + " nextval('tocsin_ticket'), clock_timestamp(), clock_timestamp(), 0, false, false,"
              + " ? from i)",
          template.tenant().value(),
          Given.COMMIT,
          entry.key().ordinal(),
          entry.outgoing().queue(),
          lane(entry.lane()),
          new Text(entry, codec.encode(entry)));
    }
  }

  private void superseded(List<Commit> life) {
    int number = 0;
    for (OutboxKey key : template.superseded()) {
      int made = life.stream().map(Commit::id).toList().indexOf(key.commit());
      add(
          ", x%d as (delete from tocsin_outbox where tenant = ? and commit_id = ?".formatted(number)
              + " and ordinal = ? and exists (select 1 from i))",
          template.tenant().value(),
          new CommitOf(made),
          key.ordinal());
      number++;
    }
  }

  static int lane(Lane lane) {
    return lane == Lane.SEVERE ? 0 : 1;
  }

  private void add(String part, Object... parameters) {
    sql.append(part);
    values.addAll(Arrays.asList(parameters));
  }

  /** Makes the step; throws when another version stands there. */
  void make(Connection connection, Target target, long fence) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(text)) {
      Map<Given, Object> given =
          Map.of(
              Given.INCIDENT, target.incident,
              Given.REFERENCE, target.reference,
              Given.SECRET, target.secret,
              Given.COMMIT, target.commits.get(step),
              Given.FENCE, fence);
      String old = template.incidentId().value().toString();
      String id = target.incident.toString();
      for (int i = 0; i < values.size(); i++) {
        Object value = values.get(i);
        statement.setObject(
            i + 1,
            value instanceof Given each
                ? given.get(each)
                : value instanceof Text body
                    ? (encodes ? codec.encode(body.value) : body.text).replace(old, id)
                    : value instanceof CommitOf of
                        ? target.commits.get(of.step)
                        : value instanceof Instant instant
                            ? instant.atOffset(ZoneOffset.UTC)
                            : value);
      }
      if (statement.executeUpdate() != 1) {
        throw new IllegalStateException("Conflict at version " + template.expectedVersion());
      }
    }
  }
}
