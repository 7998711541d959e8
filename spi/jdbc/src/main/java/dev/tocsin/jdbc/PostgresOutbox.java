package dev.tocsin.jdbc;

import dev.tocsin.store.Outcome;

/**
 * Parts of statements that PostgreSQL runs as one: how a message's claim ends, and how the next one
 * of its queue comes to the head.
 *
 * <p>Each part names common table expressions: {@code s} is the row whose claim ends, {@code d}
 * what was taken back meanwhile and goes now. Source: store-contract.md, C26, C27.
 */
final class PostgresOutbox {
  private static final String HELD =
      """
      where o.tenant = :tenant and o.commit_id = :settled_commit and o.ordinal = :settled_ordinal
        and o.fence = :settled_fence and o.until > :began and
      """;

  private static final String KEY =
      " returning o.tenant, o.incident, o.queue, o.commit_id, o.ordinal, o.age)\n";

  /** When the statement began. */
  static final String BEGAN = ":began";

  /**
   * Takes back the one message of the incident {@code i} that a key names: it goes, and the next
   * one behind it in its queue comes up, to the head if it was the first; or, when a claim of it
   * lives, it is marked and goes when that ends. A claim that is made meanwhile is seen, as the
   * attempt to delete locks the row. One that ends meanwhile is seen by the part that marks: what
   * it has put off is due at once, so that the next claim throws it away and what stands behind it
   * comes up.
   */
  static final String ONE_SUPERSEDED =
      """
      x as (delete from tocsin_outbox o using i
        where o.tenant = :tenant and o.commit_id = :gone_commit and o.ordinal = :gone_ordinal
          and o.incident = i.id and o.parked_no is null and (o.fence is null or o.until <= :began)
        returning o.tenant, o.incident, o.queue, o.age, o.ordinal),
      g as materialized (select coalesce(f.commit_id, :gone_commit) as commit_id,
          coalesce(f.ordinal, :gone_ordinal) as ordinal, coalesce(f.first, false) as first
        from i left join x on true left join lateral
          (select q.commit_id, q.ordinal, %s as first from tocsin_outbox q
            where q.incident = :incident and q.queue = x.queue and q.tenant = :tenant
              and (q.age, q.ordinal) > (x.age, :gone_ordinal)
              and q.parked_no is null and not (q.superseded and q.until <= :began)
            order by q.age, q.ordinal fetch first 1 row only) f on true
        where x.queue is null or f.ordinal is not null),
      p as (update tocsin_outbox set
          superseded = superseded or (commit_id = :gone_commit and ordinal = :gone_ordinal
            and parked_no is null),
          head = head or (select first from g),
          until = case when commit_id = :gone_commit and ordinal = :gone_ordinal
            and fence is null and parked_no is null then null else until end,
          claim_at = case when parked_no is not null then null
            when commit_id = :gone_commit and ordinal = :gone_ordinal
              then case when fence is null then since else claim_at end
            when until is null then since else claim_at end
        where tenant = :tenant and commit_id = (select commit_id from g)
          and ordinal = (select ordinal from g) and incident = :incident)
      """
          .formatted(first("x", BEGAN));

  private PostgresOutbox() {}

  /**
   * An older entry of the same queue that is still to be sent. The row must not overtake it.
   *
   * @param row the name of a row with tenant, incident, queue, age and ordinal
   * @param now the time by which claims live
   */
  static String older(String row, String now) {
    return """
    select e.age from tocsin_outbox e
    where e.tenant = %1$s.tenant and e.incident = %1$s.incident and e.queue = %1$s.queue
      and e.parked_no is null and (e.age, e.ordinal) < (%1$s.age, %1$s.ordinal)
      and not (e.superseded and e.until <= %2$s)
    """
        .formatted(row, now);
  }

  /** Whether none is older. In order, so that the planner goes by the queue, not by the tenant. */
  private static String first(String row, String now) {
    return "(" + older(row, now) + " order by e.age, e.ordinal fetch first 1 row only) is null";
  }

  /**
   * Ends a claim if a condition holds.
   *
   * @param also when what is not delivered goes, beside when it was taken back: a condition
   */
  static String settle(Outcome outcome, String condition, String also) {
    String held = HELD + condition;
    String gone = "(o.superseded or " + also + ")";
    String taken = "d as (delete from tocsin_outbox o " + held + " and " + gone + KEY;
    if (outcome instanceof Outcome.Delivered) {
      return "s as (delete from tocsin_outbox o " + held + KEY;
    } else if (outcome instanceof Outcome.Parked) {
      return """
      s as (update tocsin_outbox o set fence = null, until = null, claim_at = null, head = false,
        superseded = false, parked_no = nextval('tocsin_ticket'),
        parked_at = :began, reason = :reason
      """
          + held
          + KEY;
    } else if (outcome instanceof Outcome.RetryAt) {
      return """
      s as (update tocsin_outbox o set fence = null, until = :retry_at, claim_at = :retry_at,
        reason = :reason
      """
          + (held + " and not " + gone + KEY + ", " + taken);
    }
    return """
    s as (update tocsin_outbox o set fence = null, until = null, claim_at = o.since,
      attempts = o.attempts - 1
    """
        + (held + " and not " + gone + KEY + ", " + taken);
  }

  /** Which rows leave their queue when a claim ends so: whoever was claimed was the first. */
  static String leaving(Outcome outcome) {
    boolean settled = outcome instanceof Outcome.Delivered || outcome instanceof Outcome.Parked;
    return "select *, true as first from " + (settled ? "s" : "d");
  }

  /** How many rows {@link #settle} has found. */
  static String settled(Outcome outcome) {
    return outcome instanceof Outcome.Delivered || outcome instanceof Outcome.Parked
        ? "(select count(*) from s)"
        : "((select count(*) from s) + (select count(*) from d))";
  }

  /**
   * Brings up what stands next behind those that leave a queue: a claim that met it there has put
   * it off for a while. It is looked at again at once; if one that leaves was the first of its
   * queue, it comes to the head, and is claimed without a look at the queue, in which a claim that
   * began before would still see what has left. It stays put off when a claim and two ends of
   * claims in one queue meet in one instant; then the while is all that is lost.
   *
   * <p>Nothing before what leaves is locked, so that the end of a claim and a commit that takes
   * back what stands behind it never wait for each other in a circle.
   *
   * @param leaving a query for the rows that leave, with {@code first}, whether the row was the
   *     first of its queue for certain
   * @param besides a condition on {@code o}, for rows that the statement changes already
   * @param now the time by which claims live
   */
  static String next(String leaving, String besides, String now) {
    return """
    l as materialized (%s),
    f as (select q.tenant, q.commit_id, q.ordinal, g.first or %s as first
      from (select distinct on (tenant, incident, queue) * from l
          order by tenant, incident, queue, age, ordinal) g
        cross join lateral (select q.tenant, q.commit_id, q.ordinal from tocsin_outbox q
          where q.tenant = g.tenant and q.incident = g.incident and q.queue = g.queue
            and (q.age, q.ordinal) > (g.age, g.ordinal) and q.parked_no is null
            and not (q.superseded and q.until <= %s)
            and not exists
              (select 1 from l where l.commit_id = q.commit_id and l.ordinal = q.ordinal)
          order by q.age, q.ordinal fetch first 1 row only) q),
    p as (update tocsin_outbox o set head = o.head or f.first,
        claim_at = case when o.until is null then o.since else o.claim_at end
      from f where o.tenant = f.tenant and o.commit_id = f.commit_id and o.ordinal = f.ordinal
        and o.parked_no is null %s)
    """
        .formatted(leaving, first("g", now), now, besides);
  }
}
