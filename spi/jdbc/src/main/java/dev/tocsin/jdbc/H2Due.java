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

/** Finds and locks what is due on H2. Safe for many threads. Source: store-contract.md, C17. */
final class H2Due {
  private static final String DUE =
      " where tenant = :tenant and lane = :lane and claim_at <= :at\n";

  private final Db db;
  private final Sql wakes;
  private final Sql messages;

  H2Due(Db db) {
    this.db = db;
    this.wakes =
        db.sql(
            "select tenant, lane, claim_at, incident, attempts, due from tocsin_wake"
                + DUE
                + "order by claim_at fetch first :limit rows only for update skip locked");
    this.messages =
        db.sql(
            """
            select tenant, lane, claim_at, incident, attempts, commit_id, ordinal, age, body, queue,
              superseded, head or not exists (select 1 from tocsin_outbox e
                where e.tenant = o.tenant and e.incident = o.incident and e.queue = o.queue
                  and e.parked_no is null
                  and (e.age < o.age or (e.age = o.age and e.ordinal < o.ordinal))
                  and not (e.superseded and e.until <= :at))
            from tocsin_outbox o
            """
                + DUE
                + "order by claim_at, age, ordinal fetch first :limit rows only"
                + " for update skip locked");
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
      boolean first) {}

  private interface Reader<R> {
    R read(ResultSet row) throws SQLException;
  }

  /** The longest due of a lane. */
  List<Wake> wakes(Connection connection, Set<TenantId> tenants, Lane lane, int limit, Instant now)
      throws SQLException {
    List<Wake> found =
        due(
            connection,
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
                    row.getBoolean(12)));
    found.sort(
        Comparator.comparing(Message::claimAt)
            .thenComparing(Message::age)
            .thenComparing(message -> message.key.ordinal()));
    return found.subList(0, Math.min(limit, found.size()));
  }

  private <R> List<R> due(
      Connection connection,
      Sql sql,
      Set<TenantId> tenants,
      Lane lane,
      int limit,
      Instant now,
      Reader<R> reader)
      throws SQLException {
    List<R> rows = new ArrayList<>();
    for (TenantId tenant : tenants) {
      Args args =
          db.args()
              .with("tenant", tenant.value())
              .with("lane", Lanes.number(lane))
              .with("limit", limit)
              .with("at", now);
      try (PreparedStatement statement = sql.on(connection, args);
          ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          rows.add(reader.read(row));
        }
      }
    }
    return rows;
  }
}
