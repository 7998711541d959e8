package dev.tocsin.jdbc;

import dev.tocsin.incident.Category;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Cursor;
import dev.tocsin.store.Loaded;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.Page;
import dev.tocsin.store.Query;
import dev.tocsin.store.UnreadableIncidentException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reading, each call in one statement, on whatever connection it is handed. Safe for many threads.
 * Source: store-contract.md, "Register", C10 to C13.
 */
final class Reads {
  private static final String REQUEST =
      """
      (select e.version from tocsin_event e where e.tenant = :tenant and e.incident = i.id
        and e.request = :request order by e.sequence fetch first 1 row only)
      """;

  /** How many are looked at together where the database cannot decide. */
  private static final int BATCH = 500;

  private final Db db;
  private final Codec codec;
  private final Snapshots snapshots;
  private final Sql time;
  private final Sql byId;
  private final Sql byIdAndRequest;
  private final Sql byReference;
  private final Sql byKey;
  private final Sql byRequest;
  private final Sql history;

  Reads(Db db, Codec codec, Snapshots snapshots) {
    this.db = db;
    this.codec = codec;
    this.snapshots = snapshots;
    this.time = db.sql("select :now");
    String id = "i.id = :incident";
    this.byId = db.sql(load(db, "cast(null as bigint)", id));
    this.byIdAndRequest = db.sql(load(db, REQUEST, id));
    this.byReference = db.sql(load(db, REQUEST, "i.reference = :reference"));
    this.byKey =
        db.sql(
            """
            select :now, cast(null as bigint), %s, i.id, i.snapshot, c.id, c.snapshot
            from (values (1)) one (n)
            %s
            left join tocsin_incident i on i.tenant = :tenant and i.owned_key = :key
            left join tocsin_incident c on c.tenant = :tenant and c.id =
              (select l.id from tocsin_incident l where l.tenant = :tenant and l.dedup_key = :key
                and l.closed_no is not null %s l.closed_no desc fetch first 1 row only)
            """
                .formatted(
                    Policies.ACTIVE,
                    Policies.joinActive(db),
                    db.dialect.order("l.tenant desc, l.dedup_key desc")));
    this.byRequest =
        db.sql(
            load(
                db,
                REQUEST,
                """
                i.id = (select r.incident from tocsin_event r where r.tenant = :tenant
                  and r.request = :request fetch first 1 row only)
                """));
    this.history =
        db.sql(
            """
            select sequence, body from tocsin_event
            where tenant = :tenant and incident = :incident and sequence > :after
            %s sequence fetch first :limit rows only
            """
                .formatted(db.dialect.order("tenant, incident")));
  }

  /** Time, request, policy, incident: the tail of an incident of a key's is its last closed one. */
  private static String load(Db db, String request, String incident) {
    return """
    select :now, %s, %s, i.id, i.snapshot
    from (values (1)) one (n)
    %s
    left join tocsin_incident i on i.tenant = :tenant and %s
    """
        .formatted(request, Policies.ACTIVE, Policies.joinActive(db), incident);
  }

  Instant now(Connection connection) throws SQLException {
    try (PreparedStatement statement = time.on(connection, db.args());
        ResultSet row = statement.executeQuery()) {
      row.next();
      return Micros.of(row, 1);
    }
  }

  Loaded load(Connection connection, TenantId tenant, Lookup lookup) throws SQLException {
    String key = lookup.dedupKey();
    Args args = db.args().with("tenant", tenant.value());
    Sql sql;
    if (lookup.id() != null) {
      sql = lookup.requestId() == null ? byId : byIdAndRequest;
      args.with("incident", lookup.id().value());
    } else if (lookup.reference() != null) {
      sql = byReference;
      args.with("reference", lookup.reference().value());
    } else if (key != null) {
      sql = byKey;
      args.with("key", Texts.unstorable(key) ? null : db.dialect.key(key));
    } else {
      sql = byRequest;
    }
    args.with("request", Texts.unstorable(lookup.requestId()) ? null : lookup.requestId());
    try (PreparedStatement statement = sql.on(connection, args);
        ResultSet row = statement.executeQuery()) {
      row.next();
      long version = row.getLong(2);
      Long request = row.wasNull() ? null : version;
      Incident lastClosed = lookup.dedupKey() != null ? incident(row, 8) : null;
      return new Loaded(
          Micros.of(row, 1), incident(row, 6), lastClosed, request, Policies.activation(row, 3));
    }
  }

  List<Entry> history(Connection connection, TenantId tenant, IncidentId id, long after, int limit)
      throws SQLException {
    Args args =
        db.args()
            .with("tenant", tenant.value())
            .with("incident", id.value())
            .with("after", after)
            .with("limit", limit);
    List<Entry> entries = new ArrayList<>();
    try (PreparedStatement statement = history.on(connection, args);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        long sequence = row.getLong(1);
        entries.add(entry(id, sequence, row.getString(2)));
      }
    }
    return List.copyOf(entries);
  }

  /**
   * What stands in columns is asked of the database, all else of the incidents that it returns, a
   * batch at a time.
   */
  Page search(
      Connection connection, TenantId tenant, Query query, @Nullable Cursor after, int limit)
      throws SQLException {
    if (query.plain()) {
      return select(connection, tenant, query, after, limit);
    }
    List<Incident> found = new ArrayList<>();
    Cursor from = after;
    do {
      UnreadableIncidentException unreadable = null;
      Page batch;
      try {
        batch = select(connection, tenant, query, from, BATCH);
      } catch (UnreadableIncidentException e) {
        unreadable = e;
        batch = e.before();
      }
      for (Incident incident : batch.incidents()) {
        if (query.matches(incident)) {
          if (found.size() == limit) {
            return new Page(found, Cursor.of(found.get(limit - 1)));
          }
          found.add(incident);
        }
      }
      if (unreadable != null) {
        return stopped(found, limit, unreadable);
      }
      from = batch.next();
    } while (from != null);
    return new Page(found, null);
  }

  /** What a search tells that has met what cannot be read: its page, if that was full before. */
  private static Page stopped(List<Incident> found, int limit, UnreadableIncidentException e) {
    if (found.size() == limit) {
      return new Page(found, Cursor.of(found.get(limit - 1)));
    }
    throw new UnreadableIncidentException(
        e.incidentId(),
        new Page(found, e.before().next()),
        String.valueOf(e.getMessage()),
        e.getCause());
  }

  private Page select(
      Connection connection, TenantId tenant, Query query, @Nullable Cursor after, int limit)
      throws SQLException {
    Category category = query.category();
    if (Texts.unstorable(query.team()) || Texts.unstorable(query.service())) {
      return new Page(List.of(), null);
    }
    Args args = db.args().with("tenant", tenant.value()).with("limit", limit + 1L);
    StringBuilder text = new StringBuilder("select id, snapshot, logged_at from tocsin_incident");
    text.append(" where tenant = :tenant and not archived");
    condition(text, args, "team = :team", "team", query.team());
    condition(
        text,
        args,
        "reference = :reference",
        "reference",
        query.reference() == null ? null : query.reference().value());
    condition(text, args, "service = :service", "service", query.service());
    if (category != null) {
      condition(
          text,
          args,
          "(category = :category or category between :below and :beyond)",
          "category",
          category.path());
      args.with("below", category.path() + "/").with("beyond", category.path() + "/\uFFFF");
    }
    condition(
        text,
        args,
        "priority <= :priority",
        "priority",
        query.atLeast() == null ? null : query.atLeast().level());
    condition(
        text,
        args,
        "priority >= :ceiling",
        "ceiling",
        query.atMost() == null ? null : query.atMost().level());
    if (!query.phases().isEmpty()) {
      text.append(open(query) ? " and closed_at is null" : "");
      text.append(" and phase in (");
      text.append(
          String.join(
              ", ",
              query.phases().stream().map(Phase::name).sorted().map(n -> "'" + n + "'").toList()));
      text.append(')');
    }
    if (query.loggedFrom() != null) {
      condition(
          text, args, "logged_at >= :logged_from", "logged_from", ceiling(query.loggedFrom()));
    }
    if (query.loggedBefore() != null) {
      boolean never = query.loggedBefore().isAfter(Micros.LAST);
      condition(
          text,
          args,
          "logged_at < :logged_before",
          "logged_before",
          never ? null : ceiling(query.loggedBefore()));
    }
    if (after != null) {
      Instant place = Micros.floor(after.loggedAt());
      boolean exact = place.equals(after.loggedAt());
      text.append(
          exact
              ? " and logged_at >= :place and (logged_at > :place or id > :place_id)"
              : after.loggedAt().isBefore(place) ? "" : " and logged_at > :place");
      args.with("place", place).with("place_id", after.id().value());
    }
    text.append(' ')
        .append(db.dialect.order(open(query) ? "tenant, archived, closed_at" : "tenant, archived"))
        .append("logged_at, id fetch first :limit rows only");
    return page(connection, db.sql(text.toString()), args, limit);
  }

  private static boolean open(Query query) {
    return !query.phases().isEmpty() && !query.phases().contains(Phase.CLOSED);
  }

  private Page page(Connection connection, Sql sql, Args args, int limit) throws SQLException {
    List<Incident> found = new ArrayList<>();
    Cursor last = null;
    try (PreparedStatement statement = sql.on(connection, args);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        if (found.size() == limit) {
          return new Page(found, last);
        }
        IncidentId id = new IncidentId(row.getObject(1, UUID.class));
        last = new Cursor(Micros.of(row, 3), id);
        try {
          found.add(incident(id.value(), row.getString(2)));
        } catch (CodecException e) {
          throw new UnreadableIncidentException(
              id, new Page(found, last), String.valueOf(e.getMessage()), e);
        }
      }
    }
    return new Page(found, null);
  }

  private Entry entry(IncidentId id, long sequence, String text) {
    try {
      return codec.decode(text, Entry.class);
    } catch (CodecException e) {
      throw unreadable("entry " + sequence + " of incident " + id, e);
    }
  }

  private Incident incident(UUID id, String text) {
    try {
      return snapshots.read(id, text);
    } catch (CodecException e) {
      throw unreadable("incident " + id, e);
    }
  }

  private @Nullable Incident incident(ResultSet row, int column) throws SQLException {
    String text = row.getString(column + 1);
    return text == null ? null : incident(row.getObject(column, UUID.class), text);
  }

  /** Says where the text stands that cannot be read. */
  private static CodecException unreadable(String place, CodecException e) {
    return new CodecException(
        "The table's %s cannot be read: %s. Mend the text, or rebuild the snapshot from the entries"
            .formatted(place, e.getMessage()),
        e);
  }

  private static void condition(
      StringBuilder text, Args args, String condition, String name, @Nullable Object value) {
    if (value != null) {
      text.append(" and ").append(condition);
      args.with(name, value);
    }
  }

  /** The first instant that can be kept and is not earlier; the last one at the most. */
  private static Instant ceiling(Instant instant) {
    Instant floor = Micros.floor(instant);
    return floor.isBefore(instant) && floor.isBefore(Micros.LAST)
        ? floor.plus(1, ChronoUnit.MICROS)
        : floor;
  }
}
