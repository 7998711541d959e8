package dev.tocsin.jdbc;

import dev.tocsin.store.Commit;
import dev.tocsin.store.Outcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A commit in one statement: the incident's row with the version check, and all else only if that
 * row was changed.
 *
 * <p>Whoever commits the same version waits for the first at the incident's row and then finds
 * another version, so that a replay waits for a transaction that is in doubt (C5). Claims are
 * looked at before that row and again when they end; one that was lost in between breaks the check
 * {@code tocsin_commit_complete}, and with it the whole statement. What a commit takes away is
 * deleted if it is free, and marked if not: the attempt to delete waits for a claim that is made in
 * the same instant, the mark for one that ends in it, and each looks at the row anew. Several
 * messages are locked first, in the order of their queues. Source: store-contract.md, C1 to C5,
 * C19.
 */
final class PostgresCommitter implements Committer {
  /** What a statement's text depends on; of keys whether there is none, one, or more. */
  private record Shape(
      boolean fresh,
      boolean joined,
      boolean batched,
      boolean redaction,
      boolean closing,
      boolean wake,
      boolean fence,
      @Nullable Class<?> outcome,
      boolean takesBackSettled,
      int superseded,
      int events,
      int outbox) {}

  /** The condition of a change among others: the incident is left alone while somebody holds it. */
  private static final String FREE =
      """
       and exists (select 1 from tocsin_incident
        where tenant = :tenant and id = :incident for update skip locked)
      """;

  private final Db db;
  private final PostgresBatch batch;
  private final Map<Shape, Sql> statements = new ConcurrentHashMap<>();

  PostgresCommitter(Db db) {
    this.db = db;
    this.batch = new PostgresBatch(db);
  }

  @Override
  public boolean alone() {
    return true;
  }

  @Override
  public boolean make(Connection connection, Encoded encoded, boolean joined) throws SQLException {
    Shape shape = shape(encoded, joined, false);
    return sql(shape, encoded).update(connection, args(shape, encoded)) == 1;
  }

  @Override
  public boolean[] makeAll(Connection connection, List<Encoded> all) throws SQLException {
    Map<Object, List<Integer>> places = new LinkedHashMap<>();
    for (int i = 0; i < all.size(); i++) {
      Object together = PostgresBatch.shape(all.get(i));
      Object shape = together == null ? shape(all.get(i), false, true) : together;
      places.computeIfAbsent(shape, each -> new ArrayList<>()).add(i);
    }
    boolean[] made = new boolean[all.size()];
    for (Map.Entry<Object, List<Integer>> alike : places.entrySet()) {
      List<Encoded> some = alike.getValue().stream().map(all::get).toList();
      boolean[] each =
          alike.getKey() instanceof PostgresBatch.Shape together
              ? batch.make(connection, together, some)
              : pipelined(connection, (Shape) alike.getKey(), some);
      for (int i = 0; i < each.length; i++) {
        made[alike.getValue().get(i)] = each[i];
      }
    }
    return made;
  }

  /** One statement for each, sent together. */
  private boolean[] pipelined(Connection connection, Shape shape, List<Encoded> all)
      throws SQLException {
    boolean[] made = new boolean[all.size()];
    Sql sql = sql(shape, all.get(0));
    try (PreparedStatement statement = connection.prepareStatement(sql.text())) {
      for (Encoded each : all) {
        sql.bind(statement, args(shape, each));
        statement.addBatch();
      }
      int[] counts = statement.executeBatch();
      for (int i = 0; i < counts.length; i++) {
        made[i] = counts[i] == 1;
      }
    }
    return made;
  }

  private static Shape shape(Encoded encoded, boolean joined, boolean batched) {
    Commit commit = encoded.commit;
    Outcome outcome = outcome(commit);
    return new Shape(
        commit.expectedVersion() == 0,
        joined,
        batched && commit.expectedVersion() > 0,
        encoded.redaction,
        encoded.closedKey() != null,
        commit.wake() != null,
        commit.fence() != null,
        outcome == null ? null : outcome.getClass(),
        CommitSql.takesBackSettled(commit),
        superseded(commit),
        PostgresRows.shape(commit.entries().size()),
        PostgresRows.shape(commit.outbox().size()));
  }

  /** One key that goes alone is the usual case, and has a shorter statement. */
  private static int superseded(Commit commit) {
    return commit.superseded().isEmpty()
        ? 0
        : commit.settled() == null && commit.superseded().size() == 1 ? 1 : 2;
  }

  private static @Nullable Outcome outcome(Commit commit) {
    return commit.settled() == null ? null : commit.settled().outcome();
  }

  private Sql sql(Shape shape, Encoded encoded) {
    Sql sql = statements.get(shape);
    if (sql == null) {
      sql = db.sql(text(shape, outcome(encoded.commit)));
      statements.put(shape, sql);
    }
    return sql;
  }

  private Args args(Shape shape, Encoded encoded) {
    Args args = encoded.parameters(db);
    PostgresRows.events(args, encoded);
    if (shape.outbox > 0) {
      PostgresRows.messages(args, encoded);
    }
    Outcome outcome = outcome(encoded.commit);
    if (outcome != null) {
      CommitSql.outcome(args, outcome);
    }
    if (shape.superseded == 1) {
      CommitSql.key(args, encoded.commit.superseded().get(0));
    } else if (shape.superseded > 1) {
      CommitSql.keys(args, CommitSql.superseded(encoded.commit));
    }
    return args;
  }

  private static String text(Shape shape, @Nullable Outcome outcome) {
    List<String> parts = new ArrayList<>();
    parts.add(shape.fresh ? open(shape) : change(shape));
    parts.add(
        "e as (insert into %s %s)".formatted(CommitSql.EVENT, PostgresRows.events(shape.events)));
    List<String> complete = new ArrayList<>();
    wake(shape, parts);
    if (shape.fence) {
      complete.add("exists (select 1 from w)");
    }
    String leaving = "";
    String besides = "";
    if (outcome != null) {
      String also = shape.takesBackSettled ? "o.incident = :incident" : "false";
      parts.add(PostgresOutbox.settle(outcome, " exists (select 1 from i)", also));
      complete.add(PostgresOutbox.settled(outcome) + " = 1");
      leaving = PostgresOutbox.leaving(outcome);
    }
    if (shape.superseded == 1) {
      parts.add(PostgresOutbox.ONE_SUPERSEDED);
    } else if (shape.superseded > 1) {
      parts.add(superseded());
      leaving += (leaving.isEmpty() ? "" : " union all ") + "select *, false as first from x";
      besides =
          """
          and not exists
            (select 1 from r where r.commit_id = o.commit_id and r.ordinal = o.ordinal)
          """;
    }
    if (!leaving.isEmpty()) {
      parts.add(PostgresOutbox.next(leaving, besides, PostgresOutbox.BEGAN));
    }
    if (shape.outbox > 1) {
      parts.add("n as materialized (select nextval('tocsin_ticket') as age)");
    }
    if (shape.outbox > 0) {
      parts.add(
          "o as (insert into %s %s)"
              .formatted(CommitSql.MESSAGE, PostgresRows.messages(shape.outbox)));
    }
    return "with "
        + String.join(",\n", parts)
        + """
          insert into tocsin_commit (tenant, id, incident, version, digest, made_at, complete)
          select :tenant, :commit, i.id, :version, :digest, :began, %s from i
          """
            .formatted(complete.isEmpty() ? "true" : String.join(" and ", complete));
  }

  private static String open(Shape shape) {
    return """
    i as (insert into %s
      select :tenant, cast(:incident as uuid), :version, :reference,
        cast(:logged_at as timestamp with time zone), cast(:secret as uuid), :phase, :team,
        :category, cast(:service as text), :priority, cast(:dedup_key as text),
        cast(:owned_key as text),
        %s,
        cast(:closed_at as timestamp with time zone), :snapshot
      where exists (select 1 from tocsin_schema where version = :schema) %s %s
      returning id)
    """
        .formatted(
            CommitSql.INCIDENT,
            shape.closing ? "nextval('tocsin_ticket')" : "cast(null as bigint)",
            held(shape),
            shape.joined ? "" : "on conflict do nothing");
  }

  private static String change(Shape shape) {
    return "i as ("
        + CommitSql.CHANGE
        + ", closed_no = "
        + (shape.closing
            ? """
              case when archived then null
                when dedup_key = :closed_key and closed_no is not null then closed_no
                else nextval('tocsin_ticket') end
              """
            : "null ")
        + CommitSql.UNCHANGED
        + (shape.redaction ? CommitSql.FINISHED : " and not archived ")
        + (shape.batched ? FREE : "")
        + held(shape)
        + " returning id)";
  }

  /** Whether the claims that the commit ends live, as far as can be seen before. */
  private static String held(Shape shape) {
    String held = "";
    if (shape.fence) {
      held +=
          """
           and exists (select 1 from tocsin_wake c where c.tenant = :tenant
            and c.incident = :incident and c.fence = :fence and c.until > :began)
          """;
    }
    if (shape.outcome != null) {
      held +=
          """
           and exists (select 1 from tocsin_outbox c where c.tenant = :tenant
            and c.commit_id = :settled_commit and c.ordinal = :settled_ordinal
            and c.fence = :settled_fence and c.until > :began)
          """;
    }
    return held;
  }

  private static void wake(Shape shape, List<String> parts) {
    String mine = " w.tenant = :tenant and w.incident = :incident ";
    String fenced = mine + "and w.fence = :fence and w.until > :began returning 1)";
    if (shape.fence && shape.wake) {
      parts.add(
          "w as (update tocsin_wake w set lane = :lane, due = :due, claim_at = :due, until = null,"
              + " fence = null, attempts = 0, reason = null from i where"
              + fenced);
    } else if (shape.fence) {
      parts.add("w as (delete from tocsin_wake w using i where" + fenced);
    } else if (shape.wake) {
      parts.add(
          """
          w as (insert into tocsin_wake as w (tenant, incident, lane, due, claim_at, attempts)
            select :tenant, i.id, :lane, :due, :due, 0 from i
            on conflict (tenant, incident) do update set lane = excluded.lane, due = excluded.due,
              attempts = case when w.due is null and w.until <= :began then 0 else w.attempts end,
              claim_at = case when w.parked_no is not null then null
                else greatest(w.until, excluded.due) end)
          """);
    } else if (!shape.fresh && !shape.redaction) {
      // A claim that lives outlasts the wake: whoever has it still has to end it. One that is made
      // meanwhile is seen, as the attempt to delete locks the row. One that ends meanwhile leaves
      // nothing behind but the row.
      parts.add(
          """
          w as (delete from tocsin_wake w using i where w.tenant = :tenant
            and w.incident = :incident and (w.fence is null or w.until <= :began) returning 1),
          v as (update tocsin_wake set due = null, claim_at = null, parked_no = null,
              parked_at = null, until = case when fence is null then null else until end,
              attempts = case when fence is null then 0 else attempts end
            where tenant = :tenant and incident = :incident and exists (select 1 from i)
              and not exists (select 1 from w))
          """);
    }
  }

  private static String superseded() {
    return """
    k as materialized (select * from unnest(cast(:gone_commits as uuid array),
      cast(:gone_ordinals as bigint array)) as g (commit_id, ordinal)),
    a as materialized (select o.commit_id, o.ordinal
      from i cross join k cross join lateral (select * from tocsin_outbox
        where tenant = :tenant and commit_id = k.commit_id and ordinal = k.ordinal
          and incident = i.id offset 0) o
      order by o.age, o.ordinal),
    r as materialized (select o.tenant, o.commit_id, o.ordinal,
        o.fence is null or o.until <= :began as free, o.parked_no is not null as parked
      from a cross join lateral (select * from tocsin_outbox
        where tenant = :tenant and commit_id = a.commit_id and ordinal = a.ordinal for update) o),
    x as (delete from tocsin_outbox o using r
      where o.incident = :incident and o.tenant = r.tenant and o.commit_id = r.commit_id
        and o.ordinal = r.ordinal and r.free and not r.parked
      returning o.tenant, o.incident, o.queue, o.commit_id, o.ordinal, o.age),
    y as (update tocsin_outbox o set superseded = true from r
      where o.incident = :incident and o.tenant = r.tenant and o.commit_id = r.commit_id
        and o.ordinal = r.ordinal and not r.free)
    """;
  }
}
