package dev.tocsin.jdbc;

import dev.tocsin.incident.IncidentId;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.CommitResult.Committed;
import dev.tocsin.store.CommitResult.Conflict;
import dev.tocsin.store.CommitResult.DuplicateKey;
import dev.tocsin.store.CommitResult.Reason;
import dev.tocsin.store.CommitResult.Rejected;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a commit had no effect, or that it had happened before.
 *
 * <p>Asked only when a commit did not go through: one query that looks at all that can stand in its
 * way. The order of the checks: the commit's id, the schema, the version, whether it is archived,
 * the claims, the dedup key, the identity, the reference. Source: store-contract.md, C2 to C9, C36.
 */
final class Verdict {
  private final Db db;
  private final Sql question;
  private final Sql seal;

  Verdict(Db db) {
    this.db = db;
    this.question =
        db.sql(
            """
            select s.version, c.version, c.digest, i.version, i.archived,
              case when i.reference = :reference and i.logged_at = :logged_at
                and i.secret = :secret then 1 else 0 end,
              o.id, r.id,
              (select count(*) from tocsin_wake w where w.tenant = :tenant
                and w.incident = :incident and w.fence = :fence and w.until > :now),
              (select count(*) from tocsin_outbox q where q.tenant = :tenant
                and q.commit_id = :settled_commit and q.ordinal = :settled_ordinal
                and q.fence = :settled_fence and q.until > :now),
              (select count(*) from tocsin_outbox q where q.tenant = :tenant
                and q.commit_id = :commit),
              i.phase,
              (select count(*) from tocsin_outbox q where q.tenant = :tenant
                and q.incident = :incident)
                + (select count(*) from tocsin_wake w where w.tenant = :tenant
                and w.incident = :incident and w.due is not null)
            from tocsin_schema s
            left join tocsin_commit c on c.tenant = :tenant and c.id = :commit
            left join tocsin_incident i on i.tenant = :tenant and i.id = :incident
            left join tocsin_incident o on o.tenant = :tenant and o.owned_key = :owned_key
              and o.id <> :incident
            left join tocsin_incident r on r.tenant = :tenant and r.reference = :reference
              and r.id <> :incident
            """);
    this.seal =
        db.sql(
            """
            insert into tocsin_commit (tenant, id, incident, version, digest, made_at%s)
            values (:tenant, :commit, :incident, 0, :nothing, :now%s)
            """
                .formatted(
                    db.dialect == Dialect.POSTGRESQL ? ", complete" : "",
                    db.dialect == Dialect.POSTGRESQL ? ", true" : ""));
  }

  /** What the tables say; null when nothing stands in the way any more. */
  @Nullable CommitResult on(Connection connection, Encoded encoded) throws SQLException {
    Commit commit = encoded.commit;
    try (PreparedStatement statement = question.on(connection, encoded.parameters(db));
        ResultSet row = statement.executeQuery()) {
      if (!row.next()) {
        throw new SQLException("The table of the schema's version is empty", "42S02");
      }
      byte[] digest = row.getBytes(3);
      if (digest != null) {
        return receipt(commit, row.getLong(2), digest, encoded.digest);
      }
      int schema = row.getInt(1);
      if (schema != Schema.VERSION) {
        return new Rejected(Reason.SCHEMA_NEWER, String.valueOf(Schema.other(schema).getMessage()));
      }
      long version = row.getLong(4);
      if (version != commit.expectedVersion() || (encoded.redaction && version == 0)) {
        return new Conflict(version);
      }
      if (encoded.redaction) {
        return !"CLOSED".equals(row.getString(12)) || row.getLong(13) > 0
            ? unfinished(commit)
            : identity(commit, row);
      }
      return obstacle(commit, row);
    }
  }

  /**
   * Makes sure that a commit which was in doubt never happens, however late it reaches the server.
   * Fails with a broken constraint when it has happened meanwhile.
   */
  void seal(Connection connection, Encoded encoded) throws SQLException {
    seal.update(connection, encoded.parameters(db).with("nothing", new byte[0]));
  }

  private static @Nullable CommitResult obstacle(Commit commit, ResultSet row) throws SQLException {
    if (row.getBoolean(5)) {
      return new Rejected(
          Reason.ARCHIVED,
          "Incident %s is archived and changes no more: log another"
              .formatted(commit.incidentId()));
    }
    if ((commit.fence() != null && row.getLong(9) == 0)
        || (commit.settled() != null && row.getLong(10) == 0)) {
      return new Conflict(null);
    }
    UUID owner = row.getObject(7, UUID.class);
    if (owner != null) {
      return new DuplicateKey(new IncidentId(owner));
    }
    return identity(commit, row);
  }

  private static @Nullable CommitResult identity(Commit commit, ResultSet row) throws SQLException {
    if (commit.expectedVersion() > 0 && row.getInt(6) == 0) {
      return new Rejected(
          Reason.UNSTORABLE,
          "Commit %s changes the identity of incident %s: leave it as it was logged"
              .formatted(commit.id(), commit.incidentId()));
    }
    if (commit.expectedVersion() == 0 && row.getObject(8) != null) {
      return new Rejected(
          Reason.REFERENCE_TAKEN,
          "Reference %s is another incident's: draw another"
              .formatted(commit.snapshot().reference()));
    }
    return row.getLong(11) > 0 && !commit.outbox().isEmpty()
        ? reused(commit, "has an entry in the outbox still")
        : null;
  }

  private static CommitResult receipt(Commit commit, long version, byte[] stored, byte[] asked) {
    if (version == 0) {
      return reused(commit, "was in doubt and then given up as a duplicate");
    }
    return Arrays.equals(stored, asked)
        ? new Committed(version)
        : reused(commit, "has committed other content");
  }

  private static Rejected unfinished(Commit commit) {
    return new Rejected(
        Reason.UNFINISHED,
        "Incident %s is open, or something of it is still to be sent or looked at: close it and"
                .formatted(commit.incidentId())
            + " settle what waits or is parked");
  }

  private static Rejected reused(Commit commit, String why) {
    return new Rejected(
        Reason.COMMIT_ID_REUSED,
        "Commit id %s %s: make a new id for every attempt".formatted(commit.id(), why));
  }
}
