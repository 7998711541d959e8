package dev.tocsin.jdbc;

import dev.tocsin.store.Commit;
import dev.tocsin.store.Settlement;
import dev.tocsin.store.Wake;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;

/**
 * A commit in a transaction of a few statements: the incident's row with the version check first,
 * then all else. Source: store-contract.md, C1 to C5, C19.
 */
final class H2Committer implements Committer {
  private static final String FENCED =
      """
       and exists (select 1 from tocsin_wake c where c.tenant = :tenant
        and c.incident = :incident and c.fence = :fence and c.until > :now)
      """;
  private static final String MINE = " where tenant = :tenant and incident = :incident ";
  private static final String HELD = MINE + "and fence = :fence and until > :now";

  private final Db db;
  private final H2Outbox outbox;
  private final Sql free;
  private final Sql open;
  private final Sql change;
  private final Sql changeFenced;
  private final Sql redact;
  private final Sql event;
  private final Sql events;
  private final Sql receipt;
  private final Sql newWake;
  private final Sql setWake;
  private final Sql endWake;
  private final Sql clearWake;
  private final Sql clearHeldWake;
  private final Sql dropWake;
  private final Sql message;
  private final Sql messages;

  H2Committer(Db db, H2Outbox outbox) {
    this.db = db;
    this.outbox = outbox;
    this.free =
        db.sql(
            """
            select 1 from tocsin_incident where tenant = :tenant and id = :incident
            for update skip locked
            """);
    this.open =
        db.sql(
            "insert into "
                + CommitSql.INCIDENT
                + """
                  select :tenant, :incident, :version, :reference, :logged_at, :secret, :phase, :team,
                    :category, :service, :priority, :dedup_key, :owned_key,
                    case when cast(:closed_key as varbinary) is null then null
                      else next value for tocsin_ticket end,
                    :closed_at, :snapshot
                  from tocsin_schema where version = :schema
                  """);
    String closing =
        """
        , closed_no = case when cast(:closed_key as varbinary) is null or archived then null
          when dedup_key = :closed_key and closed_no is not null then closed_no
          else next value for tocsin_ticket end
        """;
    String changed = CommitSql.CHANGE + closing + CommitSql.UNCHANGED;
    this.change = db.sql(changed + " and not archived");
    this.changeFenced = db.sql(changed + " and not archived" + FENCED);
    this.redact = db.sql(changed + CommitSql.FINISHED);
    String insertEvents =
        "insert into "
            + CommitSql.EVENT
            + """
                  select :tenant, :incident, v.sequence, :version, v.type,
                    cast(v.recorded_at as timestamp(6) with time zone), v.request, v.body from
                  """;
    this.event = db.sql(insertEvents + CommitSql.ONE_EVENT);
    this.events = db.sql(insertEvents + CommitSql.EVENTS);
    this.receipt =
        db.sql(
            """
            insert into tocsin_commit (tenant, id, incident, version, digest, made_at)
            values (:tenant, :commit, :incident, :version, :digest, :now)
            """);
    this.newWake =
        db.sql(
            """
            insert into tocsin_wake (tenant, incident, lane, due, claim_at, attempts)
            values (:tenant, :incident, :lane, :due, :due, 0)
            """);
    this.setWake =
        db.sql(
            """
            merge into tocsin_wake w
            using (select cast(:tenant as varchar) as tenant, cast(:incident as uuid) as incident,
              cast(:lane as smallint) as lane,
              cast(:due as timestamp(6) with time zone) as due) v
            on w.tenant = v.tenant and w.incident = v.incident
            when matched then update set lane = v.lane, due = v.due,
              attempts = case when w.due is null and w.until <= :now then 0 else w.attempts end,
              claim_at = case when w.parked_no is not null then null
                when w.until is null or w.until < v.due then v.due else w.until end
            when not matched then insert (tenant, incident, lane, due, claim_at, attempts)
              values (v.tenant, v.incident, v.lane, v.due, v.due, 0)
            """);
    this.endWake =
        db.sql(
            "update tocsin_wake set lane = :lane, due = :due, claim_at = :due, until = null,"
                + " fence = null, attempts = 0, reason = null"
                + HELD);
    this.dropWake = db.sql("delete from tocsin_wake" + HELD);
    this.clearWake =
        db.sql("delete from tocsin_wake" + MINE + "and (fence is null or until <= :now)");
    this.clearHeldWake = db.sql("update tocsin_wake set due = null, claim_at = null" + MINE);
    String insertMessages =
        "insert into "
            + CommitSql.MESSAGE
            + """
                  select :tenant, :commit, v.ordinal, :incident, v.queue, v.lane, n.age, n.since,
                    n.since, 0, false, false, v.body
                  from (select next value for tocsin_ticket as age,
                    cast(:now as timestamp(6) with time zone) as since) n cross join
                  """;
    this.message = db.sql(insertMessages + CommitSql.ONE_MESSAGE);
    this.messages = db.sql(insertMessages + CommitSql.MESSAGES);
  }

  @Override
  public boolean alone() {
    return false;
  }

  @Override
  public boolean make(Connection connection, Encoded encoded, boolean joined) throws SQLException {
    Commit commit = encoded.commit;
    Args args = encoded.parameters(db);
    boolean fresh = commit.expectedVersion() == 0;
    Sql first =
        fresh ? open : encoded.redaction ? redact : commit.fence() == null ? change : changeFenced;
    boolean impossible = fresh && (commit.fence() != null || encoded.redaction);
    if (impossible || first.update(connection, args) != 1) {
      return false;
    }
    CommitSql.events(args, encoded);
    (commit.entries().size() == 1 ? event : events).update(connection, args);
    receipt.update(connection, args);
    boolean whole = wake(connection, commit, args, fresh);
    Settlement settled = commit.settled();
    if (whole && settled != null) {
      whole = outbox.settle(connection, settled);
    }
    outbox.supersede(connection, commit.tenant(), commit.incidentId(), commit.superseded());
    if (!commit.outbox().isEmpty()) {
      CommitSql.messages(args, encoded);
      (commit.outbox().size() == 1 ? message : messages).update(connection, args);
    }
    if (!whole) {
      throw new SQLException("A claim that the commit ends was lost meanwhile", "23513");
    }
    return true;
  }

  @Override
  public boolean[] makeAll(Connection connection, List<Encoded> all) throws SQLException {
    boolean[] made = new boolean[all.size()];
    for (int i = 0; i < made.length; i++) {
      if (!free(connection, all.get(i))) {
        continue;
      }
      Savepoint before = connection.setSavepoint();
      try {
        made[i] = make(connection, all.get(i), false);
      } catch (SQLException e) {
        if (!SqlErrors.constraint(e)) {
          throw e;
        }
        connection.rollback(before);
      }
      connection.releaseSavepoint(before);
    }
    return made;
  }

  /** Locks the incident of a change, unless somebody else has. */
  private boolean free(Connection connection, Encoded encoded) throws SQLException {
    if (encoded.commit.expectedVersion() == 0) {
      return true;
    }
    Args args =
        db.args()
            .with("tenant", encoded.commit.tenant().value())
            .with("incident", encoded.commit.incidentId().value());
    try (PreparedStatement statement = free.on(connection, args);
        ResultSet row = statement.executeQuery()) {
      return row.next();
    }
  }

  private boolean wake(Connection connection, Commit commit, Args args, boolean fresh)
      throws SQLException {
    Wake wake = commit.wake();
    if (commit.fence() != null) {
      return (wake == null ? dropWake : endWake).update(connection, args) == 1;
    }
    if (wake != null) {
      (fresh ? newWake : setWake).update(connection, args);
    } else if (!fresh && clearWake.update(connection, args) == 0) {
      // A claim that lives outlasts the wake: whoever has it still has to end it.
      clearHeldWake.update(connection, args);
    }
    return true;
  }
}
