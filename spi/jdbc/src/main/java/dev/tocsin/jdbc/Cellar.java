package dev.tocsin.jdbc;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.StoreUnavailableException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is over: putting it away, forgetting old commit ids, and mending snapshots. Safe for many
 * threads. Source: store-contract.md, C4, C34; issue 4, "jdbc".
 */
final class Cellar {
  private static final Duration KEPT = Duration.ofHours(24);
  private static final String FINISHED =
      """
      i.tenant = :tenant and i.phase = 'CLOSED' and not i.archived
        and not exists (select 1 from tocsin_wake w
          where w.tenant = i.tenant and w.incident = i.id and w.due is not null)
        and not exists (select 1 from tocsin_outbox o
          where o.tenant = i.tenant and o.incident = i.id)
      """;

  private final Db db;
  private final Reads reads;
  private final Codec codec;
  private final Sql archivable;
  private final Sql finished;
  private final Sql archive;
  private final Sql archived;
  private final Sql forget;
  private final Sql stale;
  private final Sql some;
  private final Sql next;
  private final Sql versions;
  private final Sql mend;

  Cellar(Db db, Reads reads, Codec codec) {
    this.db = db;
    this.reads = reads;
    this.codec = codec;
    boolean h2 = db.dialect == Dialect.H2;
    this.archivable =
        db.sql(
            "select i.id from tocsin_incident i where "
                + FINISHED
                + " and i.closed_at < :before "
                + (h2
                    ? "order by i.tenant, i.archived, i.closed_at, i.logged_at, i.id"
                    : "order by i.closed_at, i.id")
                + " fetch first :limit rows only");
    String ids =
        "from unnest(cast(:ids as uuid array)) as u (id) join tocsin_incident i"
            + " on i.tenant = :tenant and i.id = u.id ";
    this.finished = db.sql("select i.id, i.version " + ids + "where " + FINISHED);
    this.archive =
        db.sql(
            """
            update tocsin_incident set archived = true, closed_no = null
            where tenant = :tenant and id = :incident and version = :version
              and exists (select 1 from tocsin_schema where version = :schema)
            """);
    this.archived = db.sql("select i.id " + ids + "where i.archived");
    this.forget =
        db.sql(
            h2
                ? "delete from tocsin_commit where made_at < :before fetch first :limit rows only"
                : """
                  delete from tocsin_commit where ctid = any (array(
                    select ctid from tocsin_commit where made_at < :before limit :limit))
                  """);
    this.stale =
        db.sql(
            h2
                ? """
                  delete from tocsin_wake where due is null and parked_no is null
                    and (until is null or until <= :before) fetch first :limit rows only
                  """
                : """
                  delete from tocsin_wake where ctid = any (array(select ctid from tocsin_wake
                    where due is null and parked_no is null
                      and (until is null or until <= :before) limit :limit
                    for update skip locked))
                  """);
    String walk =
        "select id from tocsin_incident where tenant = :tenant %s"
            + db.dialect.order("tenant")
            + "id fetch first :limit rows only";
    this.some = db.sql(walk.formatted(""));
    this.next = db.sql(walk.formatted("and id > :after "));
    this.versions =
        db.sql("select version from tocsin_incident where tenant = :tenant and id = :incident");
    this.mend =
        db.sql(
            """
            update tocsin_incident set snapshot = :snapshot
            where tenant = :tenant and id = :incident and version = :version
              and exists (select 1 from tocsin_schema where version = :schema)
            """);
  }

  List<IncidentId> archivable(TenantId tenant, Instant closedBefore, int limit) {
    Instant before = Micros.floor(closedBefore);
    Args args =
        db.args()
            .with("tenant", tenant.value())
            .with(
                "before",
                before.isBefore(closedBefore) && before.isBefore(Micros.LAST)
                    ? before.plus(1, ChronoUnit.MICROS)
                    : before)
            .with("limit", limit);
    return db.ask("list what is over", connection -> ids(archivable.on(connection, args)));
  }

  List<IncidentId> archive(TenantId tenant, List<IncidentId> incidents) {
    Args args =
        db.args()
            .with("tenant", tenant.value())
            .with("ids", incidents.stream().map(IncidentId::value).distinct().toArray(UUID[]::new));
    Set<IncidentId> away =
        db.transact(
            "archive",
            connection -> {
              db.checkSchema(connection);
              try (PreparedStatement statement = finished.on(connection, args);
                  ResultSet row = statement.executeQuery();
                  PreparedStatement change = connection.prepareStatement(archive.text())) {
                while (row.next()) {
                  // Whoever has changed it since it was looked at keeps it open.
                  args.with("incident", row.getObject(1, UUID.class))
                      .with("version", row.getLong(2));
                  archive.bind(change, args);
                  change.addBatch();
                }
                change.executeBatch();
              }
              return new HashSet<>(ids(archived.on(connection, args)));
            });
    return incidents.stream().distinct().filter(away::contains).toList();
  }

  /** Forgets what is older than a day, a part at a time. */
  Housekept keepHouse(Duration age, int atMost) {
    if (age.compareTo(KEPT) < 0) {
      throw new IllegalArgumentException(
          "Age %s: commit ids are kept for %s at the least".formatted(age, KEPT));
    }
    Require.limit(atMost);
    Instant now = db.ask("tell the time", reads::now);
    Instant before = Micros.floor(now.minus(age));
    Args args = db.args().with("before", before).with("limit", atMost);
    return db.transact(
        "forget old commit ids",
        connection -> {
          db.checkSchema(connection);
          int commits = forget.update(connection, args);
          return new Housekept(commits, stale.update(connection, args.with("before", now)));
        });
  }

  /** The ids of all incidents, archived ones too, from the first or the next one on. */
  List<IncidentId> ids(TenantId tenant, @Nullable IncidentId after, int limit) {
    Args args = db.args().with("tenant", tenant.value()).with("limit", limit);
    if (after != null) {
      args.with("after", after.value());
    }
    Sql sql = after == null ? some : next;
    return db.ask("list incidents", connection -> ids(sql.on(connection, args)));
  }

  /** Writes a snapshot anew, as the fold of the entries. */
  boolean rebuild(TenantId tenant, IncidentId id, Function<List<Entry>, Incident> fold) {
    Args args = db.args().with("tenant", tenant.value()).with("incident", id.value());
    for (int i = 0; i < Db.TRIES; i++) {
      Optional<Boolean> done =
          db.ask(
              "rebuild a snapshot",
              connection -> {
                db.checkSchema(connection);
                long version = version(connection, args);
                if (version == 0) {
                  return Optional.of(false);
                }
                args.with("version", version);
                List<Entry> all = reads.history(connection, tenant, id, 0, Integer.MAX_VALUE);
                Incident folded = folded(id, version, all, fold);
                if (folded.version() != version) {
                  if (version(connection, args) != version) {
                    return Optional.empty(); // somebody has changed it meanwhile
                  }
                  throw unlike(id, "they make version %d".formatted(folded.version()), version);
                }
                args.with("snapshot", codec.encode(folded));
                return mend.update(connection, args) == 1 ? Optional.of(true) : Optional.empty();
              });
      if (done.isPresent()) {
        return done.get();
      }
    }
    throw new StoreUnavailableException(
        "Incident %s changed whenever it was rebuilt: try again".formatted(id), null);
  }

  /** The version of an incident's row; 0 when there is none. */
  private long version(Connection connection, Args args) throws SQLException {
    try (PreparedStatement statement = versions.on(connection, args);
        ResultSet row = statement.executeQuery()) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  private static Incident folded(
      IncidentId id, long version, List<Entry> entries, Function<List<Entry>, Incident> fold) {
    Incident folded;
    try {
      folded = fold.apply(entries);
    } catch (IllegalArgumentException e) {
      throw new CodecException(
          "The entries of incident %s are not whole: put them back from a copy. Its snapshot stays as it is. (%s)"
              .formatted(id, e.getMessage()),
          e);
    }
    if (!folded.id().equals(id)) {
      throw unlike(id, "they are of incident " + folded.id(), version);
    }
    return folded;
  }

  private static CodecException unlike(IncidentId id, String what, long version) {
    return new CodecException(
        "The entries of incident %s are not those of version %d: %s. Its snapshot stays as it is; put them back from a copy"
            .formatted(id, version, what),
        null);
  }

  private static List<IncidentId> ids(PreparedStatement prepared) throws SQLException {
    List<IncidentId> ids = new ArrayList<>();
    try (PreparedStatement statement = prepared;
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        ids.add(new IncidentId(row.getObject(1, UUID.class)));
      }
    }
    return List.copyOf(ids);
  }
}
