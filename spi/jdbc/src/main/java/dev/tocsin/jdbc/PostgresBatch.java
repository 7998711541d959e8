package dev.tocsin.jdbc;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Phase;
import dev.tocsin.store.Commit;
import dev.tocsin.store.OutboxEntry;
import dev.tocsin.store.Wake;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Many commits of workers in one statement: each ends the claim of an open incident's wake and sets
 * the next one, or none. Their values are columns of arrays.
 *
 * <p>It says the same as the statement of one commit does, so a commit whose claim is lost while it
 * runs breaks the same check, and with it the whole statement. Cost: one round trip, and on the
 * server a row of work for each commit, event and message. Safe for many threads. Source:
 * store-contract.md, C19 and C39.
 */
final class PostgresBatch {
  private static final int YEARS = 10_000;

  /** What the text depends on. */
  private record Shape(boolean wake, boolean oneEvent, int outbox) {}

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

  private final Db db;
  private final Map<Shape, Sql> statements = new ConcurrentHashMap<>();

  PostgresBatch(Db db) {
    this.db = db;
  }

  /** Commits of equal keys can share a statement; of null it is not among them. */
  static @Nullable Object key(Encoded encoded) {
    Commit commit = encoded.commit;
    Incident incident = commit.snapshot();
    boolean plain =
        commit.expectedVersion() > 0
            && !encoded.redaction
            && commit.fence() != null
            && commit.settled() == null
            && commit.superseded().isEmpty()
            && incident.phase() != Phase.CLOSED
            && !commit.entries().isEmpty()
            && usual(incident.identity().loggedAt())
            && (commit.wake() == null || usual(commit.wake().due()));
    return plain
        ? new Shape(
            commit.wake() != null,
            commit.entries().size() == 1,
            Math.min(2, commit.outbox().size()))
        : null;
  }

  /** Whether its text is read as the same instant by the server. */
  private static boolean usual(Instant at) {
    int year = at.atOffset(ZoneOffset.UTC).getYear();
    return year > 0 && year < YEARS;
  }

  /**
   * Makes commits of one key.
   *
   * @return for each whether it was made
   */
  boolean[] make(Connection connection, Object key, List<Encoded> all) throws SQLException {
    Shape shape = (Shape) key;
    Sql sql = statements.get(shape);
    if (sql == null) {
      sql = db.sql(text(shape));
      statements.put(shape, sql);
    }
    boolean[] made = new boolean[all.size()];
    try (PreparedStatement statement = sql.on(connection, args(shape, all));
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        made[(int) rows.getLong(1) - 1] = true;
      }
    }
    return made;
  }

  private Args args(Shape shape, List<Encoded> all) {
    Args args =
        db.args()
            .texts("tenants", all, each -> each.commit.tenant().value())
            .with("incidents", ids(all, each -> each.commit.incidentId().value()))
            .with("commits", ids(all, each -> each.commit.id()))
            .with("expected", numbers(all, each -> each.commit.expectedVersion()))
            .with("versions", numbers(all, each -> incident(each).version()))
            .texts("references", all, each -> incident(each).reference().value())
            .texts("logged", all, each -> incident(each).identity().loggedAt().toString())
            .with("secrets", ids(all, each -> incident(each).identity().callbackSecret()))
            .texts("phases", all, each -> incident(each).phase().name())
            .texts("teams", all, each -> incident(each).team())
            .texts("categories", all, each -> incident(each).category().path())
            .texts("services", all, each -> incident(each).details().service())
            .with("priorities", numbers(all, each -> (long) incident(each).priority().level()))
            .texts("dedup_keys", all, each -> db.dialect.key(incident(each).details().dedupKey()))
            .texts("owned_keys", all, each -> db.dialect.key(incident(each).ownedKey()))
            .texts("snapshots", all, each -> each.snapshot)
            .with("digests", all.stream().map(each -> each.digest).toArray(byte[][]::new))
            .with("fences", numbers(all, each -> fence(each.commit)));
    if (shape.wake) {
      args.with("wake_lanes", numbers(all, each -> (long) Lanes.number(wake(each).lane())))
          .texts("dues", all, each -> wake(each).due().toString());
    }
    events(args, shape, all);
    messages(args, shape, all);
    return args;
  }

  private static void events(Args args, Shape shape, List<Encoded> all) {
    List<Long> places = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      for (Entry entry : all.get(i).commit.entries()) {
        places.add(i + 1L);
        entries.add(entry);
      }
      bodies.addAll(all.get(i).entries);
    }
    if (!shape.oneEvent) {
      args.with("event_places", places.toArray(Long[]::new));
    }
    args.with("sequences", numbers(entries, Entry::sequence))
        .texts("types", entries, entry -> entry.event().type())
        .texts("recorded", entries, entry -> entry.recordedAt().toString())
        .texts("requests", entries, Entry::requestId)
        .texts("bodies", bodies, text -> text);
  }

  private static void messages(Args args, Shape shape, List<Encoded> all) {
    List<Long> places = new ArrayList<>();
    List<OutboxEntry> outbox = new ArrayList<>();
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      for (OutboxEntry entry : all.get(i).commit.outbox()) {
        places.add(i + 1L);
        outbox.add(entry);
      }
      bodies.addAll(all.get(i).outbox);
    }
    if (shape.outbox > 1) {
      args.with("message_places", places.toArray(Long[]::new));
    }
    args.with("ordinals", numbers(outbox, entry -> (long) entry.key().ordinal()))
        .texts("queues", outbox, entry -> entry.outgoing().queue())
        .with("lanes", numbers(outbox, entry -> (long) Lanes.number(entry.lane())))
        .texts("messages", bodies, text -> text);
  }

  private static Incident incident(Encoded encoded) {
    return encoded.commit.snapshot();
  }

  private static Wake wake(Encoded encoded) {
    return Objects.requireNonNull(encoded.commit.wake());
  }

  private static long fence(Commit commit) {
    return Objects.requireNonNull(commit.fence()).number();
  }

  private static <E> Long[] numbers(List<E> all, Function<E, Long> number) {
    return all.stream().map(number).toArray(Long[]::new);
  }

  private static UUID[] ids(List<Encoded> all, Function<Encoded, UUID> id) {
    return all.stream().map(id).toArray(UUID[]::new);
  }

  private static String text(Shape shape) {
    List<String> parts = new ArrayList<>();
    parts.add(PostgresOutbox.TIME);
    parts.add(given(shape));
    parts.add(CHANGE);
    String events = shape.oneEvent ? "" : " join " + EVENTS + " on v.place = i.no";
    String entry = shape.oneEvent ? "i" : "v";
    parts.add(
        """
        e as (insert into %s
          select i.tenant, i.incident, %s.sequence, i.version, %s.type,
            cast(%s.recorded_at as timestamp with time zone), %s.request, %s.body
          from i%s)
        """
            .formatted(CommitSql.EVENT, entry, entry, entry, entry, entry, events));
    parts.add(shape.wake ? NEXT : LAST);
    if (shape.outbox > 0) {
      String messages = shape.outbox == 1 ? "" : " join " + MESSAGES + " on m.place = i.no";
      String message = shape.outbox == 1 ? "i" : "m";
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
  private static String given(Shape shape) {
    StringBuilder arrays = new StringBuilder(COMMIT_ARRAYS);
    StringBuilder columns = new StringBuilder(COMMIT_COLUMNS);
    if (shape.wake) {
      arrays.append(WAKE_ARRAYS);
      columns.append(WAKE_COLUMNS);
    }
    if (shape.oneEvent) {
      arrays.append(", ").append(EVENT_ARRAYS);
      columns.append(", ").append(EVENT_COLUMNS);
    }
    if (shape.outbox == 1) {
      arrays.append(", ").append(MESSAGE_ARRAYS);
      columns.append(", ").append(MESSAGE_COLUMNS);
    }
    return "p as materialized (select * from unnest(%s) with ordinality as p (%s, no))\n"
        .formatted(arrays, columns);
  }
}
