package dev.tocsin.jdbc;

import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Item;
import dev.tocsin.store.Lane;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.Settlement;
import dev.tocsin.store.WakeBatch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Claims in one statement: what is due is locked lane by lane, skipping what others have locked,
 * and its next claim instant moved to the end of the lease. What was locked is one table before it
 * is changed: with a union in its place claims failed now and then beside others, as if more had
 * been locked than the limit allows. Source: store-contract.md, "Hints for the JDBC adapter".
 */
final class PostgresClaims implements Claims {
  private static final String SCHEMA =
      "m as materialized (select version from tocsin_schema where id = 1)\n";

  /** Asked for once, after the rows that can be seen were committed. */
  private static final String TIME = "t as materialized (select :now as now), ";

  private static final String NOW = "(select now from t)";

  private static final String LEASE =
      """
      least((select now from t) + :lease * interval '1 microsecond',
        timestamp with time zone '9999-12-31 23:59:59.999999+00')
      """;

  /**
   * How long nobody looks again at a message that stands behind another: as long as it has waited,
   * from a second to a minute. That is all that is lost when it stands behind nobody any more and
   * was not brought up.
   */
  private static final String AWHILE =
      """
      (select now from t) + least(interval '1 minute',
        greatest(interval '1 second', (select now from t) - o.since))
      """;

  /** What the severe lane leaves; nothing while more of it may be due than was looked at. */
  private static final String REST =
      """
      (select case when count(*) < :limit
          then :limit - count(*) filter (where fate = 'claimed') else 0 end from a)
      """;

  /**
   * What was taken back goes, and what stands next behind it in its queue comes to the head, unless
   * the same claim has that one already. Where somebody else holds it, perhaps a host in its
   * transaction, nobody waits: what was taken back is looked at again a second later, and stands in
   * nobody's way meanwhile. A row that the statement has changed cannot be locked by it any more,
   * so those of the claim are left out.
   */
  private static final String GOING =
      """
      g as materialized (select distinct on (c.tenant, c.incident, c.queue) c.tenant, c.incident,
          c.queue, q.commit_id, q.ordinal
        from c left join lateral (select q.commit_id, q.ordinal from tocsin_outbox q
          where q.tenant = c.tenant and q.incident = c.incident and q.queue = c.queue
            and (q.age, q.ordinal) > (c.age, c.ordinal) and q.parked_no is null
            and not (q.superseded and q.until <= (select now from t))
            and not exists (select 1 from c d where d.fate = 'gone' and d.tenant = q.tenant
              and d.commit_id = q.commit_id and d.ordinal = q.ordinal)
          order by q.age, q.ordinal fetch first 1 row only) q on true
        where c.fate = 'gone'
        order by c.tenant, c.incident, c.queue, c.age, c.ordinal),
      k as materialized (select n.* from g cross join lateral
        (select tenant, commit_id, ordinal from tocsin_outbox
          where tenant = g.tenant and commit_id = g.commit_id and ordinal = g.ordinal
            and parked_no is null
            and not exists (select 1 from c where c.tenant = g.tenant
              and c.commit_id = g.commit_id and c.ordinal = g.ordinal)
          for update skip locked) n),
      v as materialized (select c.tenant, c.commit_id, c.ordinal,
          g.ordinal is null or k.ordinal is not null or exists (select 1 from c n
            where n.tenant = g.tenant and n.commit_id = g.commit_id
              and n.ordinal = g.ordinal) as goes
        from c join g on g.tenant = c.tenant and g.incident = c.incident and g.queue = c.queue
          left join k on k.tenant = g.tenant and k.commit_id = g.commit_id
            and k.ordinal = g.ordinal
        where c.fate = 'gone'),
      p as (update tocsin_outbox o set head = true,
          claim_at = case when o.until is null then o.since else o.claim_at end
        from k
        where o.tenant = k.tenant and o.commit_id = k.commit_id and o.ordinal = k.ordinal),
      """;

  private final Db db;
  private final Codec codec;
  private final Snapshots snapshots;
  private final Sql wakes;
  private final Sql outbox;
  private final Map<Class<?>, Sql> settlements = new ConcurrentHashMap<>();

  PostgresClaims(Db db, Codec codec, Snapshots snapshots) {
    this.db = db;
    this.codec = codec;
    this.snapshots = snapshots;
    this.wakes =
        db.sql(
            "with "
                + TIME
                + SCHEMA
                + ", a as materialized ("
                + due(
                    "tenant, incident, claim_at", "tocsin_wake", "claim_at", Lane.SEVERE, ":limit")
                + "), b as materialized ("
                + due(
                    "tenant, incident, claim_at",
                    "tocsin_wake",
                    "claim_at",
                    Lane.NORMAL,
                    "(:limit - (select count(*) from a))")
                + """
                  ), c as materialized (select * from a union all select * from b),
                  u as (update tocsin_wake w set fence = nextval('tocsin_ticket'),
                      attempts = w.attempts + 1, until = %s, claim_at = %s
                    from c where w.tenant = c.tenant and w.incident = c.incident
                    returning w.tenant, w.incident, w.fence, w.attempts, w.due, w.lane)
                  select t.now, (select version from m), u.*, i.snapshot
                  from t left join u on true
                    left join tocsin_incident i on i.tenant = u.tenant and i.id = u.incident
                  """
                    .formatted(LEASE, LEASE));
    String row = "tenant, commit_id, ordinal, incident, queue, age, claim_at, head, superseded";
    String order = "claim_at, age, ordinal";
    this.outbox =
        db.sql(
            "with "
                + TIME
                + SCHEMA
                + ", a as materialized ("
                + fate(due(row, "tocsin_outbox", order, Lane.SEVERE, ":limit"))
                + "), b as materialized ("
                + fate(due(row, "tocsin_outbox", order, Lane.NORMAL, REST))
                + """
                  ), c as materialized (select * from a union all select * from b),
                  u as (update tocsin_outbox o set fence = nextval('tocsin_ticket'), head = true,
                      attempts = o.attempts + 1, until = %s, claim_at = %s
                    from c where c.fate = 'claimed' and o.tenant = c.tenant
                      and o.commit_id = c.commit_id and o.ordinal = c.ordinal
                    returning o.tenant, o.commit_id, o.ordinal, o.fence, o.attempts, o.lane, o.age,
                      o.body),
                  """
                    .formatted(LEASE, LEASE)
                + GOING
                + """
                  z as (update tocsin_outbox o set claim_at = case when c.fate = 'behind' then %s
                      else (select now from t) + interval '1 second' end
                    from c left join v on v.tenant = c.tenant and v.commit_id = c.commit_id
                      and v.ordinal = c.ordinal
                    where (c.fate = 'behind' or not v.goes) and o.tenant = c.tenant
                      and o.commit_id = c.commit_id and o.ordinal = c.ordinal),
                  x as (delete from tocsin_outbox o using v where v.goes and o.tenant = v.tenant
                    and o.commit_id = v.commit_id and o.ordinal = v.ordinal)
                  """
                    .formatted(AWHILE)
                + """
                  select t.now, (select version from m),
                    (select count(*) from c where fate <> 'claimed'), u.*
                  from t left join u on true
                  """);
  }

  /** What is due in a lane, locked. */
  private static String due(String columns, String table, String order, Lane lane, String limit) {
    return """
    select w.* from unnest(cast(:tenants as varchar array)) as s (tenant)
      cross join lateral (select %s from %s
        where tenant = s.tenant and lane = %d and claim_at <= (select now from t)
        order by %s limit %s for update skip locked) w
    where (select version from m) = :schema
    order by %s limit %s
    """
        .formatted(columns, table, Lanes.number(lane), order, limit, order, limit);
  }

  /** What becomes of each message that is due. */
  private static String fate(String due) {
    return """
    select o.*, case when o.superseded then 'gone' when o.head then 'claimed'
      when exists (%s) then 'behind' else 'claimed' end as fate from (%s) o
    """
        .formatted(PostgresOutbox.older("o", NOW), due);
  }

  @Override
  public WakeBatch wakes(Set<TenantId> tenants, int limit, Duration lease) {
    return db.ask(
        "claim wakes",
        connection -> {
          Catch caught = new Catch(codec, snapshots);
          try (PreparedStatement statement = wakes.on(connection, args(tenants, limit, lease));
              ResultSet row = statement.executeQuery()) {
            row.next();
            Instant now = Micros.of(row, 1);
            Db.checkSchema(row.getInt(2));
            do {
              String tenant = row.getString(3);
              if (tenant != null) {
                caught.wake(
                    tenant,
                    row.getObject(4, UUID.class),
                    row.getLong(5),
                    row.getInt(6),
                    Micros.of(row, 7),
                    row.getInt(8),
                    row.getString(9));
              }
            } while (row.next());
            return caught.wakes(now);
          }
        });
  }

  @Override
  public OutboxBatch outbox(Set<TenantId> tenants, int limit, Duration lease) {
    Catch caught = new Catch(codec, snapshots);
    while (true) {
      int rest = limit - caught.size();
      Round round =
          db.ask("claim messages", connection -> round(connection, tenants, rest, lease, caught));
      if (round.moved == 0 || caught.size() >= limit) {
        return caught.messages(round.now);
      }
    }
  }

  private record Round(Instant now, long moved) {}

  private Round round(
      Connection connection, Set<TenantId> tenants, int limit, Duration lease, Catch caught)
      throws SQLException {
    try (PreparedStatement statement = outbox.on(connection, args(tenants, limit, lease));
        ResultSet row = statement.executeQuery()) {
      row.next();
      Round round = new Round(Micros.of(row, 1), row.getLong(3));
      Db.checkSchema(row.getInt(2));
      do {
        String tenant = row.getString(4);
        if (tenant != null) {
          caught.message(
              tenant,
              new OutboxKey(row.getObject(5, UUID.class), row.getInt(6)),
              row.getLong(7),
              row.getInt(8),
              row.getInt(9),
              row.getLong(10),
              row.getString(11));
        }
      } while (row.next());
      return round;
    }
  }

  private Args args(Set<TenantId> tenants, int limit, Duration lease) {
    return db.args()
        .texts("tenants", List.copyOf(tenants), TenantId::value)
        .with("limit", limit)
        .with("lease", Micros.lease(lease));
  }

  @Override
  public boolean settle(Settlement settlement) {
    if (!(settlement.fence().item() instanceof Item.OfOutbox message)) {
      return false;
    }
    Outcome outcome = settlement.outcome();
    Sql sql = settlements.get(outcome.getClass());
    if (sql == null) {
      sql = db.sql(settlement(outcome));
      settlements.put(outcome.getClass(), sql);
    }
    Sql statement = sql;
    Args args =
        db.args()
            .with("tenant", settlement.fence().tenant().value())
            .with("settled_commit", message.key().commit())
            .with("settled_ordinal", message.key().ordinal())
            .with("settled_fence", settlement.fence().number());
    CommitSql.outcome(args, outcome);
    boolean stays = outcome instanceof Outcome.RetryAt || outcome instanceof Outcome.Released;
    return db.ask(
        "settle a message",
        connection ->
            settled(connection, statement, args)
                || (stays && settled(connection, statement, args)));
  }

  /**
   * Ends a claim, once. One that is to stay is found only by a second look when the commit that
   * takes it back ends in the same instant: the first one waits for it, and then finds it taken
   * back where its own view says that it was not.
   */
  private static boolean settled(Connection connection, Sql sql, Args args) throws SQLException {
    try (PreparedStatement prepared = sql.on(connection, args);
        ResultSet row = prepared.executeQuery()) {
      row.next();
      Db.checkSchema(row.getInt(2));
      return row.getLong(1) == 1;
    }
  }

  private static String settlement(Outcome outcome) {
    return "with "
        + SCHEMA
        + ", "
        + PostgresOutbox.settle(outcome, " (select version from m) = :schema", "false")
        + ", "
        + PostgresOutbox.next(PostgresOutbox.leaving(outcome), "", PostgresOutbox.BEGAN)
        + "select "
        + PostgresOutbox.settled(outcome)
        + ", (select version from m)";
  }
}
