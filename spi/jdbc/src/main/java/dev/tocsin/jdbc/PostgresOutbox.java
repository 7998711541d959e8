package dev.tocsin.jdbc;

import dev.tocsin.store.Outcome;

/**
 * Parts of statements that PostgreSQL runs as one: how a message's claim ends, and how the next one
 * of its queue comes to the head.
 *
 * <p>Each part names common table expressions: {@code t} is the time, {@code s} the row whose claim
 * ends, {@code d} what was taken back meanwhile and goes now. Source: store-contract.md, C26, C27.
 */
final class PostgresOutbox {
  /** The time of the statement, asked for once. */
  static final String TIME =
      """
      t as materialized (select :now as now)
      """;

  private static final String HELD =
      """
      where o.tenant = :tenant and o.commit_id = :settled_commit and o.ordinal = :settled_ordinal
        and o.fence = :settled_fence and o.until > (select now from t) and
      """;

  private static final String KEY =
      " returning o.tenant, o.incident, o.queue, o.commit_id, o.ordinal)\n";

  /** An older entry of the same queue that is still to be sent. {@code o} must not overtake it. */
  static final String OLDER =
      """
      select 1 from tocsin_outbox e
      where e.tenant = o.tenant and e.incident = o.incident and e.queue = o.queue
        and e.parked_no is null and (e.age, e.ordinal) < (o.age, o.ordinal)
        and not (e.superseded and e.until <= (select now from t))
      """;

  /**
   * Takes back the one message of the incident {@code i} that a key names, and brings the first of
   * what stays in its queue to the head. The row is locked before anybody looks whether a claim of
   * it lives; one that lives is marked, and goes when it ends.
   */
  static final String ONE_SUPERSEDED =
      """
      r as materialized (select o.tenant, o.incident, o.queue, o.commit_id, o.ordinal,
          o.parked_no is null and (o.fence is null or o.until <= (select now from t)) as free,
          o.fence is not null and o.until > (select now from t) as held
        from tocsin_outbox o, i
        where o.tenant = :tenant and o.commit_id = :gone_commit and o.ordinal = :gone_ordinal
          and o.incident = i.id for update of o),
      x as (delete from tocsin_outbox where tenant = :tenant and commit_id = :gone_commit
        and ordinal = :gone_ordinal and exists (select 1 from r where free)),
      f as (select q.commit_id, q.ordinal
        from r join tocsin_outbox q
          on q.tenant = r.tenant and q.incident = r.incident and q.queue = r.queue
        where r.free and q.parked_no is null
          and not (q.superseded and q.until <= (select now from t))
          and (q.commit_id, q.ordinal) <> (r.commit_id, r.ordinal)
        order by q.age, q.ordinal fetch first 1 row only),
      g as materialized (select coalesce(f.commit_id, r.commit_id) as commit_id,
          coalesce(f.ordinal, r.ordinal) as ordinal
        from r left join f on true where r.held or f.ordinal is not null),
      p as (update tocsin_outbox set superseded = superseded or (select held from r),
          head = head or not (select held from r),
          claim_at = case when (select held from r) or until is not null then claim_at
            else since end
        where tenant = :tenant and commit_id = (select commit_id from g)
          and ordinal = (select ordinal from g))
      """;

  private PostgresOutbox() {}

  /** Ends a claim if a condition holds. */
  static String settle(Outcome outcome, String condition) {
    String held = HELD + condition;
    String taken = "d as (delete from tocsin_outbox o " + held + " and o.superseded" + KEY;
    if (outcome instanceof Outcome.Delivered) {
      return "s as (delete from tocsin_outbox o " + held + KEY;
    } else if (outcome instanceof Outcome.Parked) {
      return """
      s as (update tocsin_outbox o set fence = null, until = null, claim_at = null, head = false,
        superseded = false, parked_no = nextval('tocsin_ticket'),
        parked_at = (select now from t), reason = :reason
      """
          + held
          + KEY;
    } else if (outcome instanceof Outcome.RetryAt) {
      return """
      s as (update tocsin_outbox o set fence = null, until = :retry_at, claim_at = :retry_at,
        reason = :reason
      """
          + (held + " and not o.superseded" + KEY + ", " + taken);
    }
    return """
    s as (update tocsin_outbox o set fence = null, until = null, claim_at = o.since,
      attempts = o.attempts - 1
    """
        + (held + " and not o.superseded" + KEY + ", " + taken);
  }

  /** Which rows leave their queue when a claim ends so; null when none does. */
  static String leaving(Outcome outcome) {
    return outcome instanceof Outcome.Delivered || outcome instanceof Outcome.Parked ? "s" : "d";
  }

  /** How many rows {@link #settle} has found. */
  static String settled(Outcome outcome) {
    return outcome instanceof Outcome.Delivered || outcome instanceof Outcome.Parked
        ? "(select count(*) from s)"
        : "((select count(*) from s) + (select count(*) from d))";
  }

  /**
   * Brings the first of what stays in a queue to the head, so that it is claimed at once: a claim
   * that met it behind another has put it off for a while. It stays put off when a claim and two
   * ends of claims in one queue meet in one instant; then the while is all that is lost.
   *
   * @param leaving a query for the keys that leave
   * @param besides a condition on {@code o}, for rows that the statement changes already
   */
  static String next(String leaving, String besides) {
    return """
    l as materialized (%s),
    f as (select distinct on (q.tenant, q.incident, q.queue) q.tenant, q.commit_id, q.ordinal
      from tocsin_outbox q join (select distinct tenant, incident, queue from l) g
        on q.tenant = g.tenant and q.incident = g.incident and q.queue = g.queue
      where q.parked_no is null and not (q.superseded and q.until <= (select now from t))
        and not exists
          (select 1 from l where l.commit_id = q.commit_id and l.ordinal = q.ordinal)
      order by q.tenant, q.incident, q.queue, q.age, q.ordinal),
    p as (update tocsin_outbox o set head = true,
        claim_at = case when o.until is null then o.since else o.claim_at end
      from f where o.tenant = f.tenant and o.commit_id = f.commit_id and o.ordinal = f.ordinal %s)
    """
        .formatted(leaving, besides);
  }
}
