package dev.tocsin.jdbc;

import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Lane;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Finds and locks what is due on H2, the longest due first. It is found in the order of an index,
 * then locked by its keys, since H2 would visit and lock all that is due before it counted; what
 * somebody else has locked is passed over. Safe for many threads. Source: store-contract.md, C17.
 */
final class H2Due {
  private static final String DUE = " where tenant = :tenant and lane = :lane and claim_at <= :at ";
  private static final String SOME = " offset :passed rows fetch first :limit rows only";

  /** A condition of which H2 cannot make a range of an index: the rows are found by their keys. */
  private static final String LOCK =
      """
      where case when q.lane = :lane and q.claim_at <= :at then true else false end
      for update skip locked
      """;

  private final Db db;
  private final Sql dueWakes;
  private final Sql wakes;
  private final Sql dueMessages;
  private final Sql messages;

  H2Due(Db db) {
    this.db = db;
    this.dueWakes =
        db.sql(
            "select incident, 0 from tocsin_wake"
                + DUE
                + db.dialect.order("tenant, lane")
                + "claim_at"
                + SOME);
    this.wakes =
        db.sql(
            """
            select q.tenant, q.lane, q.claim_at, q.incident, q.attempts, q.due
            from unnest(cast(:keys as uuid array)) as k (incident)
              join tocsin_wake q on q.tenant = :tenant and q.incident = k.incident
            """
                + LOCK);
    this.dueMessages =
        db.sql(
            "select commit_id, ordinal from tocsin_outbox"
                + DUE
                + db.dialect.order("tenant, lane")
                + "claim_at, age, ordinal"
                + SOME);
    this.messages =
        db.sql(
            """
            select q.tenant, q.lane, q.claim_at, q.incident, q.attempts, q.commit_id, q.ordinal,
              q.age, q.body, q.queue, q.superseded, q.since, q.head or not exists
                (select 1 from tocsin_outbox e
                where e.tenant = q.tenant and e.incident = q.incident and e.queue = q.queue
                  and e.parked_no is null
                  and e.age <= q.age and (e.age < q.age or e.ordinal < q.ordinal)
                  and not (e.superseded and e.until <= :at))
            from unnest(cast(:keys as uuid array), cast(:ordinals as bigint array))
                as k (commit_id, ordinal)
              join tocsin_outbox q on q.tenant = :tenant and q.commit_id = k.commit_id
                and q.ordinal = k.ordinal
            """
                + LOCK);
  }

  /** A wake that is due. */
  record Wake(String tenant, int lane, Instant claimAt, UUID incident, int attempts, Instant due) {}

  /** A message that is due; first if it overtakes nobody. */
  record Message(
      String tenant,
      int lane,
      Instant claimAt,
      UUID incident,
      int attempts,
      OutboxKey key,
      long age,
      String body,
      String queue,
      boolean superseded,
      Instant since,
      boolean first) {}

  private record Key(UUID id, Long ordinal) {
    static Key read(ResultSet row) throws SQLException {
      return new Key(row.getObject(1, UUID.class), row.getLong(2));
    }
  }

  private interface Reader<R> {
    R read(ResultSet row) throws SQLException;
  }

  /** The longest due of a lane. */
  List<Wake> wakes(Connection connection, Set<TenantId> tenants, Lane lane, int limit, Instant now)
      throws SQLException {
    List<Wake> found =
        due(
            connection,
            dueWakes,
            wakes,
            tenants,
            lane,
            limit,
            now,
            row ->
                new Wake(
                    row.getString(1),
                    row.getInt(2),
                    Micros.of(row, 3),
                    row.getObject(4, UUID.class),
                    row.getInt(5),
                    Micros.of(row, 6)));
    found.sort(Comparator.comparing(Wake::claimAt));
    return found.subList(0, Math.min(limit, found.size()));
  }

  /** The oldest of a lane. */
  List<Message> messages(
      Connection connection, Set<TenantId> tenants, Lane lane, int limit, Instant now)
      throws SQLException {
    List<Message> found =
        due(
            connection,
            dueMessages,
            messages,
            tenants,
            lane,
            limit,
            now,
            row ->
                new Message(
                    row.getString(1),
                    row.getInt(2),
                    Micros.of(row, 3),
                    row.getObject(4, UUID.class),
                    row.getInt(5),
                    new OutboxKey(row.getObject(6, UUID.class), row.getInt(7)),
                    row.getLong(8),
                    row.getString(9),
                    row.getString(10),
                    row.getBoolean(11),
                    Micros.of(row, 12),
                    row.getBoolean(13)));
    found.sort(
        Comparator.comparing(Message::claimAt)
            .thenComparing(Message::age)
            .thenComparing(message -> message.key.ordinal()));
    return found.subList(0, Math.min(limit, found.size()));
  }

  private <R> List<R> due(
      Connection connection,
      Sql due,
      Sql lock,
      Set<TenantId> tenants,
      Lane lane,
      int limit,
      Instant now,
      Reader<R> reader)
      throws SQLException {
    List<R> rows = new ArrayList<>();
    for (TenantId tenant : tenants) {
      Args args =
          db.args().with("tenant", tenant.value()).with("lane", Lanes.number(lane)).with("at", now);
      int before = rows.size();
      int passed = 0;
      boolean more = true;
      while (more) {
        int wanted = limit - (rows.size() - before);
        List<Key> keys =
            read(connection, due, args.with("passed", passed).with("limit", wanted), Key::read);
        if (!keys.isEmpty()) {
          args.with("keys", keys.stream().map(Key::id).toArray(UUID[]::new))
              .with("ordinals", keys.stream().map(Key::ordinal).toArray(Long[]::new));
          rows.addAll(read(connection, lock, args, reader));
        }
        passed += keys.size();
        more = keys.size() == wanted && rows.size() - before < limit;
      }
    }
    return rows;
  }

  private static <R> List<R> read(Connection connection, Sql sql, Args args, Reader<R> reader)
      throws SQLException {
    List<R> rows = new ArrayList<>();
    try (PreparedStatement statement = sql.on(connection, args);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        rows.add(reader.read(row));
      }
    }
    return rows;
  }
}
