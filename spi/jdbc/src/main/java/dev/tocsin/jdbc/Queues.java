package dev.tocsin.jdbc;

import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Backlog;
import dev.tocsin.store.Fence;
import dev.tocsin.store.Item;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.ParkedItem;
import dev.tocsin.store.Settlement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What both dialects say alike of wakes and messages: the end of a wake's claim, what is parked,
 * and the counts. Safe for many threads. Source: store-contract.md, C19, C21, C25, C28.
 */
final class Queues {
  private static final String HELD =
      """
       where tenant = :tenant and incident = :incident and fence = :fence and until > :now
        and exists (select 1 from tocsin_schema where version = :schema)
      """;
  private static final String OURS =
      " and exists (select 1 from tocsin_schema where version = :schema)";

  private final Db db;
  private final Sql retry;
  private final Sql release;
  private final Sql park;
  private final Sql parked;
  private final Sql unparkWake;
  private final Sql lockIncident;
  private final Sql unparkMessage;
  private final Sql earliest;
  private final Reads time;

  Queues(Db db, Reads time) {
    this.time = time;
    this.db = db;
    String ticket =
        db.dialect == Dialect.H2 ? "next value for tocsin_ticket" : "nextval('tocsin_ticket')";
    this.retry =
        db.sql(
            """
            update tocsin_wake set fence = null, reason = :reason,
              until = case when due is not null
                then cast(:retry_at as timestamp(6) with time zone) end,
              attempts = case when due is null then 0 else attempts end,
              claim_at = case when due > :retry_at then due when due is null then null
                else :retry_at end
            """
                + HELD);
    this.release =
        db.sql(
            """
            update tocsin_wake set fence = null, until = null, claim_at = due,
              attempts = case when due is null then 0 else attempts - 1 end
            """
                + HELD);
    this.park =
        db.sql(
            """
            update tocsin_wake set fence = null, until = null, claim_at = null, reason = :reason,
              attempts = case when due is null then 0 else attempts end,
              parked_at = case when due is null then null else :now end,
              parked_no = case when due is null then null else %s end
            """
                    .formatted(ticket)
                + HELD);
    this.parked =
        db.sql(
            """
            select incident, null, null, attempts, reason, parked_at, parked_no from tocsin_wake
            where tenant = :tenant and parked_no is not null
            union all
            select incident, commit_id, ordinal, attempts, reason, parked_at, parked_no
            from tocsin_outbox where tenant = :tenant and parked_no is not null
            order by 7 fetch first :limit rows only
            """);
    this.earliest =
        db.sql(
            "select min(c.claim_at) from (%s union all %s) c"
                .formatted(earliest(db, "tocsin_wake"), earliest(db, "tocsin_outbox")));
    this.unparkWake =
        db.sql(
            """
            update tocsin_wake set parked_no = null, parked_at = null, reason = null, attempts = 0,
              fence = null, until = null, due = case when due > :now then :now else due end,
              claim_at = case when due > :now then :now else due end
            where tenant = :tenant and incident = :incident and parked_no is not null
            """
                + OURS);
    this.lockIncident =
        db.sql(
            """
            select 1 from tocsin_incident where tenant = :tenant and id =
              (select o.incident from tocsin_outbox o where o.tenant = :tenant
                and o.commit_id = :message and o.ordinal = :ordinal and o.parked_no is not null)
            for update
            """);
    this.unparkMessage =
        db.sql(
            """
            update tocsin_outbox set parked_no = null, parked_at = null, reason = null,
              attempts = 0, fence = null, until = null, head = false, superseded = false,
              since = :now, claim_at = :now, age = %s
            where tenant = :tenant and commit_id = :message and ordinal = :ordinal
              and parked_no is not null
            """
                    .formatted(ticket)
                + OURS);
  }

  /** The earliest of each tenant and lane, from the front of an index. */
  private static String earliest(Db db, String table) {
    return """
    select (select q.claim_at from %s q
      where q.tenant = t.tenant and q.lane = l.lane and q.claim_at >= :first
      %s q.claim_at fetch first 1 row only) as claim_at
    from unnest(cast(:tenants as varchar array)) as t (tenant) cross join (values (0), (1)) l (lane)
    """
        .formatted(table, db.dialect.order("q.tenant, q.lane"));
  }

  /** Ends the claim of a wake; false when it had lost. */
  boolean settle(Settlement settlement) {
    Fence fence = settlement.fence();
    if (!(fence.item() instanceof Item.OfWake wake)) {
      return false;
    }
    Args args =
        db.args()
            .with("tenant", fence.tenant().value())
            .with("incident", wake.incidentId().value())
            .with("fence", fence.number());
    Outcome outcome = settlement.outcome();
    CommitSql.outcome(args, outcome);
    Sql sql =
        outcome instanceof Outcome.RetryAt
            ? retry
            : outcome instanceof Outcome.Parked ? park : release;
    return db.ask("settle a wake", connection -> changed(connection, sql, args));
  }

  List<ParkedItem> parked(TenantId tenant, int limit) {
    Args args = db.args().with("tenant", tenant.value()).with("limit", limit);
    return db.ask(
        "list what is parked",
        connection -> {
          List<ParkedItem> items = new ArrayList<>();
          try (PreparedStatement statement = parked.on(connection, args);
              ResultSet row = statement.executeQuery()) {
            while (row.next()) {
              UUID commit = row.getObject(2, UUID.class);
              Item item =
                  commit == null
                      ? new Item.OfWake(new IncidentId(row.getObject(1, UUID.class)))
                      : new Item.OfOutbox(new OutboxKey(commit, row.getInt(3)));
              items.add(new ParkedItem(item, row.getInt(4), row.getString(5), Micros.of(row, 6)));
            }
          }
          return List.copyOf(items);
        });
  }

  boolean unpark(TenantId tenant, Item item) {
    Args args = db.args().with("tenant", tenant.value());
    if (item instanceof Item.OfWake wake) {
      args.with("incident", wake.incidentId().value());
      return db.ask("unpark", connection -> changed(connection, unparkWake, args));
    }
    OutboxKey key = ((Item.OfOutbox) item).key();
    args.with("message", key.commit()).with("ordinal", key.ordinal());
    return db.transact("unpark", connection -> unparkMessage(connection, args));
  }

  /**
   * Puts a message at the tail of its queue. The incident is locked first, as every commit locks it
   * that sends something: what is on its way meanwhile has the older number and goes first (C26).
   */
  private boolean unparkMessage(Connection connection, Args args) throws SQLException {
    try (PreparedStatement statement = lockIncident.on(connection, args);
        ResultSet row = statement.executeQuery()) {
      if (row.next()) {
        return changed(connection, unparkMessage, args);
      }
    }
    db.checkSchema(connection);
    return false;
  }

  private boolean changed(Connection connection, Sql sql, Args args) throws SQLException {
    if (sql.update(connection, args) == 1) {
      return true;
    }
    db.checkSchema(connection);
    return false;
  }

  Optional<Instant> earliest(Set<TenantId> tenants) {
    Args args =
        db.args()
            .texts("tenants", List.copyOf(tenants), TenantId::value)
            .with("first", Micros.FIRST);
    return db.ask(
        "find what is due next",
        connection -> {
          try (PreparedStatement statement = earliest.on(connection, args);
              ResultSet row = statement.executeQuery()) {
            row.next();
            return Optional.ofNullable(Micros.orNull(row, 1));
          }
        });
  }

  Backlog backlog(Set<TenantId> tenants) {
    return db.ask(
        "count what waits",
        connection -> {
          Instant now = time.now(connection);
          Args args =
              db.args().texts("tenants", List.copyOf(tenants), TenantId::value).with("at", now);
          return new Backlog(
              now,
              lot(connection, args, "tocsin_wake", "q.due", "q.due <= :at"),
              lot(
                  connection,
                  args,
                  "tocsin_outbox",
                  "q.since",
                  "not (q.superseded and coalesce(q.until <= :at, true))"));
        });
  }

  private Backlog.Lot lot(
      Connection connection, Args args, String table, String since, String counts)
      throws SQLException {
    Sql sql =
        db.sql(
            """
            select sum(case when parked = 0 and away = 0 then 1 else 0 end),
              sum(case when parked = 0 and held = 1 then 1 else 0 end), sum(parked),
              min(case when parked = 0 and (away = 0 or held = 1) then since end)
            from (select %s as since, case when q.parked_no is null then 0 else 1 end as parked,
                case when q.until > :at then 1 else 0 end as away,
                case when q.until > :at and q.fence is not null then 1 else 0 end as held
              from unnest(cast(:tenants as varchar array)) as t (tenant)
              join %s q on q.tenant = t.tenant
              where q.parked_no is not null or %s) c
            """
                .formatted(since, table, counts));
    try (PreparedStatement statement = sql.on(connection, args);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return new Backlog.Lot(row.getLong(1), row.getLong(2), row.getLong(3), Micros.orNull(row, 4));
    }
  }
}
