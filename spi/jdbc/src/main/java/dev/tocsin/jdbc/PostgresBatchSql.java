package dev.tocsin.jdbc;

import java.util.ArrayList;
import java.util.List;

/**
 * The statement of many commits, as {@link PostgresBatch} runs it: commits, events and messages are
 * rows that are made of arrays.
 *
 * <p>Each part makes its rows by itself, and asks by a hash whether their commit's incident was
 * changed. Joined, they would be compared each with each: the planner takes the changed ones for
 * one. Source: store-contract.md, C19 and C39.
 */
final class PostgresBatchSql {
  /** Asked for in a part of its own: what the planner can guess it plans by, as few claims live. */
  private static final String TIME = "t as materialized (select :now as now)";

  /**
   * The commits whose incidents nobody else holds, by their places. One who waits for an incident
   * while it holds others would keep those from everybody, and a host that takes them in another
   * order would meet it in a deadlock. What is held is left to a commit of its own.
   */
  private static final String FREE =
      """
      h as materialized (select p.no
        from unnest(cast(:tenants as varchar array), cast(:incidents as uuid array))
            with ordinality as p (tenant, incident, no)
          cross join lateral (select 1 from tocsin_incident
            where tenant = p.tenant and id = p.incident for update skip locked) x)
      """;

  /**
   * The commits whose incidents are changed, by their places, counted from one. The two comparisons
   * of numbers always hold. The planner takes each for a third of the ten rows that it expects of
   * an array, and one row is looked up by its key, where for ten a small table is read whole.
   */
  private static final String CHANGE =
      """
      i as (update tocsin_incident x set version = p.version, phase = p.phase, team = p.team,
          category = p.category, service = p.service, priority = p.priority,
          dedup_key = p.dedup_key, owned_key = p.owned_key, closed_at = null, closed_no = null,
          snapshot = p.snapshot
        from unnest(cast(:tenants as varchar array), cast(:incidents as uuid array),
            cast(:expected as bigint array), cast(:versions as bigint array),
            cast(:references as varchar array), cast(:logged as varchar array),
            cast(:secrets as uuid array), cast(:phases as varchar array),
            cast(:teams as varchar array), cast(:categories as varchar array),
            cast(:services as varchar array), cast(:priorities as bigint array),
            cast(:dedup_keys as varchar array), cast(:owned_keys as varchar array),
            cast(:fences as bigint array), cast(:snapshots as varchar array))
          with ordinality as p (tenant, incident, expected, version, reference, logged_at, secret,
            phase, team, category, service, priority, dedup_key, owned_key, fence, snapshot, no)
        where p.expected > 0 and p.version > 0 and (p.no in (select no from h)) is true
          and x.tenant = p.tenant and x.id = p.incident and x.version = p.expected
          and x.reference = p.reference and x.secret = p.secret
          and x.logged_at = cast(p.logged_at as timestamp with time zone) and not x.archived
          and exists (select 1 from tocsin_schema where version = :schema)
          and exists (select 1 from tocsin_wake c where c.tenant = p.tenant
            and c.incident = p.incident and c.fence = p.fence and c.until > (select now from t))
        returning p.no)
      """;

  private static final String EVENTS =
      """
      e as (insert into %s
        select v.tenant, v.incident, v.sequence, v.version, v.type,
          cast(v.recorded_at as timestamp with time zone), v.request, v.body
        from unnest(cast(:event_places as bigint array), cast(:event_tenants as varchar array),
            cast(:event_incidents as uuid array), cast(:sequences as bigint array),
            cast(:event_versions as bigint array), cast(:types as varchar array),
            cast(:recorded as varchar array), cast(:requests as varchar array),
            cast(:bodies as varchar array))
          as v (no, tenant, incident, sequence, version, type, recorded_at, request, body)
        where %s)
      """
          .formatted(CommitSql.EVENT, changed("v"));

  private static final String MESSAGES =
      """
      o as (insert into %s
        select m.tenant, m.commit_id, m.ordinal, m.incident, m.queue, m.lane,
          nextval('tocsin_ticket'), t.now, t.now, 0, false, false, m.body
        from t cross join unnest(cast(:message_places as bigint array),
            cast(:message_tenants as varchar array), cast(:message_commits as uuid array),
            cast(:ordinals as bigint array), cast(:message_incidents as uuid array),
            cast(:queues as varchar array), cast(:lanes as bigint array),
            cast(:messages as varchar array))
          as m (no, tenant, commit_id, ordinal, incident, queue, lane, body)
        where %s)
      """
          .formatted(CommitSql.MESSAGE, changed("m"));

  private static final String HELD =
      """
        where u.fence > 0
          and w.tenant = u.tenant and w.incident = u.incident and w.fence = u.fence
          and w.until > (select now from t) and %s
        returning u.no)
      """
          .formatted(changed("u"));

  private static final String NEXT =
      """
      w as (update tocsin_wake w set lane = u.lane,
          due = cast(u.due as timestamp with time zone),
          claim_at = cast(u.due as timestamp with time zone), until = null, fence = null,
          attempts = 0, reason = null
        from unnest(cast(:tenants as varchar array), cast(:incidents as uuid array),
            cast(:fences as bigint array), cast(:wake_lanes as bigint array),
            cast(:dues as varchar array))
          with ordinality as u (tenant, incident, fence, lane, due, no)
      """
          + HELD;

  private static final String LAST =
      """
      w as (delete from tocsin_wake w
        using unnest(cast(:tenants as varchar array), cast(:incidents as uuid array),
            cast(:fences as bigint array))
          with ordinality as u (tenant, incident, fence, no)
      """
          + HELD;

  private static final String RECEIPT =
      """
      c as (insert into tocsin_commit (tenant, id, incident, version, digest, made_at, complete)
        select r.tenant, r.id, r.incident, r.version, r.digest, t.now, r.no in (select no from w)
        from t cross join unnest(cast(:tenants as varchar array), cast(:commits as uuid array),
            cast(:incidents as uuid array), cast(:versions as bigint array),
            cast(:digests as bytea array))
          with ordinality as r (tenant, id, incident, version, digest, no)
        where %s)
      """
          .formatted(changed("r"));

  private PostgresBatchSql() {}

  /** The whole statement; it returns the places of the commits that were made. */
  static String text(PostgresBatch.Shape shape) {
    List<String> parts = new ArrayList<>(List.of(TIME, FREE, CHANGE, EVENTS));
    parts.add(shape.wake() ? NEXT : LAST);
    if (shape.outbox()) {
      parts.add(MESSAGES);
    }
    parts.add(RECEIPT);
    return "with " + String.join(",\n", parts) + " select no from i";
  }

  /** A condition that the planner does not make a join of. */
  private static String changed(String row) {
    return "(" + row + ".no in (select no from i)) is true";
  }
}
