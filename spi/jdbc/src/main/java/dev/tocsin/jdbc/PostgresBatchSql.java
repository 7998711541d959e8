package dev.tocsin.jdbc;

import java.util.ArrayList;
import java.util.List;

/**
 * The statement of many commits, as {@link PostgresBatch} runs it: commits, events and messages are
 * rows that are made of arrays. Source: store-contract.md, C19 and C39.
 */
final class PostgresBatchSql {
  private static final String COMMIT_ARRAYS =
      """
      cast(:tenants as varchar array), cast(:incidents as uuid array),
      cast(:commits as uuid array), cast(:expected as bigint array),
      cast(:versions as bigint array), cast(:references as varchar array),
      cast(:logged as varchar array), cast(:secrets as uuid array),
      cast(:phases as varchar array), cast(:teams as varchar array),
      cast(:categories as varchar array), cast(:services as varchar array),
      cast(:priorities as bigint array), cast(:dedup_keys as varchar array),
      cast(:owned_keys as varchar array), cast(:snapshots as varchar array),
      cast(:digests as bytea array), cast(:fences as bigint array)
      """;

  private static final String COMMIT_COLUMNS =
      """
      tenant, incident, commit_id, expected, version, reference, logged_at, secret, phase, team,
      category, service, priority, dedup_key, owned_key, snapshot, digest, fence
      """;

  private static final String WAKE_ARRAYS =
      ", cast(:wake_lanes as bigint array), cast(:dues as varchar array)";

  private static final String WAKE_COLUMNS = ", wake_lane, due";

  private static final String EVENT_ARRAYS =
      """
      cast(:sequences as bigint array), cast(:types as varchar array),
      cast(:recorded as varchar array), cast(:requests as varchar array),
      cast(:bodies as varchar array)
      """;

  private static final String EVENT_COLUMNS = "sequence, type, recorded_at, request, body";

  private static final String EVENTS =
      "unnest(cast(:event_places as bigint array), %s) as v (place, %s)"
          .formatted(EVENT_ARRAYS, EVENT_COLUMNS);

  private static final String MESSAGE_ARRAYS =
      """
      cast(:ordinals as bigint array), cast(:queues as varchar array),
      cast(:lanes as bigint array), cast(:messages as varchar array)
      """;

  private static final String MESSAGE_COLUMNS = "ordinal, queue, lane, message";

  private static final String MESSAGES =
      "unnest(cast(:message_places as bigint array), %s) as m (place, %s)"
          .formatted(MESSAGE_ARRAYS, MESSAGE_COLUMNS);

  private static final String CHANGE =
      """
      i as (update tocsin_incident x set version = p.version, phase = p.phase, team = p.team,
          category = p.category, service = p.service, priority = p.priority,
          dedup_key = p.dedup_key, owned_key = p.owned_key, closed_at = null, closed_no = null,
          snapshot = p.snapshot
        from p
        where x.tenant = p.tenant and x.id = p.incident and x.version = p.expected
          and x.reference = p.reference and x.secret = p.secret
          and x.logged_at = cast(p.logged_at as timestamp with time zone) and not x.archived
          and exists (select 1 from tocsin_schema where version = :schema)
          and exists (select 1 from tocsin_wake c where c.tenant = p.tenant
            and c.incident = p.incident and c.fence = p.fence and c.until > (select now from t))
        returning p.*)
      """;

  private static final String HELD =
      """
      where w.tenant = i.tenant and w.incident = i.incident and w.fence = i.fence
        and w.until > (select now from t)
      returning i.no)
      """;

  private static final String NEXT =
      """
      w as (update tocsin_wake w set lane = i.wake_lane,
          due = cast(i.due as timestamp with time zone),
          claim_at = cast(i.due as timestamp with time zone), until = null, fence = null,
          attempts = 0, reason = null
        from i
      """
          + HELD;

  private static final String LAST = "w as (delete from tocsin_wake w using i\n" + HELD;

  private static final String RECEIPT =
      """
      c as (insert into tocsin_commit (tenant, id, incident, version, digest, made_at, complete)
        select i.tenant, i.commit_id, i.incident, i.version, i.digest, t.now,
          exists (select 1 from w where w.no = i.no)
        from i cross join t)
      """;

  /**
   * A value that the planner cannot guess: by its guess few claims would live, and by that it
   * joins.
   */
  private static final String TIME = "t as materialized (select :now as now)";

  private PostgresBatchSql() {}

  /** The whole statement; it returns the places of the commits that were made. */
  static String text(PostgresBatch.Shape shape) {
    List<String> parts = new ArrayList<>();
    parts.add(TIME);
    parts.add(given(shape));
    parts.add(CHANGE);
    String events = shape.oneEvent() ? "" : " join " + EVENTS + " on v.place = i.no";
    String entry = shape.oneEvent() ? "i" : "v";
    parts.add(
        """
        e as (insert into %s
          select i.tenant, i.incident, %s.sequence, i.version, %s.type,
            cast(%s.recorded_at as timestamp with time zone), %s.request, %s.body
          from i%s)
        """
            .formatted(CommitSql.EVENT, entry, entry, entry, entry, entry, events));
    parts.add(shape.wake() ? NEXT : LAST);
    if (shape.outbox() > 0) {
      String messages = shape.outbox() == 1 ? "" : " join " + MESSAGES + " on m.place = i.no";
      String message = shape.outbox() == 1 ? "i" : "m";
      parts.add(
          "n as materialized (select i.no, nextval('tocsin_ticket') as age from i order by i.no)");
      parts.add(
          """
          o as (insert into %s
            select i.tenant, i.commit_id, %s.ordinal, i.incident, %s.queue, %s.lane, n.age,
              t.now, t.now, 0, false, false, %s.message
            from t cross join n join i on i.no = n.no%s)
          """
              .formatted(CommitSql.MESSAGE, message, message, message, message, messages));
    }
    parts.add(RECEIPT);
    return "with " + String.join(",\n", parts) + " select no from i";
  }

  /** The commits as rows, counted from one. */
  private static String given(PostgresBatch.Shape shape) {
    StringBuilder arrays = new StringBuilder(COMMIT_ARRAYS);
    StringBuilder columns = new StringBuilder(COMMIT_COLUMNS);
    if (shape.wake()) {
      arrays.append(WAKE_ARRAYS);
      columns.append(WAKE_COLUMNS);
    }
    if (shape.oneEvent()) {
      arrays.append(", ").append(EVENT_ARRAYS);
      columns.append(", ").append(EVENT_COLUMNS);
    }
    if (shape.outbox() == 1) {
      arrays.append(", ").append(MESSAGE_ARRAYS);
      columns.append(", ").append(MESSAGE_COLUMNS);
    }
    return "p as materialized (select * from unnest(%s) with ordinality as p (%s, no))\n"
        .formatted(arrays, columns);
  }
}
