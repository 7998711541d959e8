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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Finds and locks what is due on H2, the longest due first. It is found in the order of an index,
 * then locked by its keys, no more than is taken, since H2 would visit and lock all that is due
 * before it counted. What somebody else has locked is passed over; each further look begins at the
 * front, where others come and go meanwhile. Safe for many threads. Source: store-contract.md, C17,
 * C18 and C21.
 */
final class H2Due {
  /** How many are looked at together at the least, and how many at the most. */
  private static final int FEW = 50;

  static final int MANY = 1_000;

  private static final String DUE = " where tenant = :tenant and lane = :lane and claim_at <= :at ";
  private static final String SOME = " fetch first :limit rows only";

  /** A condition of which H2 cannot make a range of an index: the rows are found by their keys. */
  private static final String LOCK =
      """
      where case when q.lane = :lane and q.claim_at <= :at then true else false end
      for update skip locked
      """;

  private static final Comparator<Key> FIRST =
      Comparator.comparing(Key::claimAt)
          .thenComparing(Key::age)
          .thenComparing(key -> key.place.ordinal);

  private final Db db;
  private final Sql dueWakes;
  private final Sql wakes;
  private final Sql dueMessages;
  private final Sql messages;

  H2Due(Db db) {
    this.db = db;
    this.dueWakes =
        db.sql(
            "select incident, 0, claim_at, 0 from tocsin_wake"
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
            "select commit_id, ordinal, claim_at, age from tocsin_outbox"
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

  private record Place(TenantId tenant, UUID id, long ordinal) {}

  private record Key(Place place, Instant claimAt, long age) {}

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
    return found;
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
    return found;
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
    Args args = db.args().with("lane", Lanes.number(lane)).with("at", now);
    List<R> rows = new ArrayList<>();
    Set<Place> seen = new HashSet<>();
    List<Place> next;
    do {
      int page = Math.max(FEW, Math.min(MANY, limit - rows.size()));
      next = unseen(connection, due, args, tenants, page, seen);
      int from = 0;
      while (from < next.size() && rows.size() < limit) {
        int to = Math.min(next.size(), from + limit - rows.size());
        rows.addAll(locked(connection, lock, args, next.subList(from, to), reader));
        from = to;
      }
      seen.addAll(next.subList(0, from));
    } while (!next.isEmpty() && rows.size() < limit);
    return rows;
  }

  /** The longest due of all tenants, a page of them, without those that were tried before. */
  private static List<Place> unseen(
      Connection connection, Sql due, Args args, Set<TenantId> tenants, int page, Set<Place> seen)
      throws SQLException {
    List<Key> found = new ArrayList<>();
    for (TenantId tenant : tenants) {
      args.with("tenant", tenant.value()).with("limit", seen.size() + page);
      found.addAll(
          read(
              connection,
              due,
              args,
              row ->
                  new Key(
                      new Place(tenant, row.getObject(1, UUID.class), row.getLong(2)),
                      Micros.of(row, 3),
                      row.getLong(4))));
    }
    return found.stream()
        .filter(key -> !seen.contains(key.place))
        .sorted(FIRST)
        .limit(page)
        .map(Key::place)
        .toList();
  }

  private static <R> List<R> locked(
      Connection connection, Sql lock, Args args, List<Place> places, Reader<R> reader)
      throws SQLException {
    Map<TenantId, List<Place>> byTenant = new LinkedHashMap<>();
    for (Place place : places) {
      byTenant.computeIfAbsent(place.tenant, each -> new ArrayList<>()).add(place);
    }
    List<R> rows = new ArrayList<>();
    for (Map.Entry<TenantId, List<Place>> each : byTenant.entrySet()) {
      List<Place> mine = each.getValue();
      args.with("tenant", each.getKey().value())
          .with("keys", mine.stream().map(Place::id).toArray(UUID[]::new))
          .with("ordinals", mine.stream().map(Place::ordinal).toArray(Long[]::new));
      rows.addAll(read(connection, lock, args, reader));
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
