package dev.tocsin.jdbc;

import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Item;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.Settlement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a message's claim ends on H2, and how the next one of its queue comes to the head. Runs in a
 * transaction. Source: store-contract.md, C19, C26 to C28.
 */
final class H2Outbox {
  private static final String KEY =
      " where tenant = :tenant and commit_id = :message and ordinal = :ordinal ";

  private final Db db;
  private final Sql look;
  private final Sql lock;
  private final Sql free;
  private final Sql delete;
  private final Sql park;
  private final Sql retry;
  private final Sql release;
  private final Sql mark;
  private final Sql first;
  private final Sql older;
  private final Sql head;

  H2Outbox(Db db) {
    this.db = db;
    String row =
        """
        select incident, queue, superseded, parked_no is not null, fence,
          case when until > :now then true else false end, age from tocsin_outbox
        """
            + KEY;
    this.look = db.sql(row);
    this.lock = db.sql(row + "for update");
    this.free = db.sql("select 1 from tocsin_outbox" + KEY + "for update skip locked");
    this.delete = db.sql("delete from tocsin_outbox" + KEY);
    this.park =
        db.sql(
            """
            update tocsin_outbox set fence = null, until = null, claim_at = null, head = false,
              superseded = false, parked_no = next value for tocsin_ticket, parked_at = :now,
              reason = :reason
            """
                + KEY);
    this.retry =
        db.sql(
            """
            update tocsin_outbox set fence = null, until = :retry_at, claim_at = :retry_at,
              reason = :reason
            """
                + KEY);
    this.release =
        db.sql(
            """
            update tocsin_outbox set fence = null, until = null, claim_at = since,
              attempts = attempts - 1
            """
                + KEY);
    this.mark = db.sql("update tocsin_outbox set superseded = true" + KEY);
    this.first =
        db.sql(
            """
            select commit_id, ordinal from tocsin_outbox
            where tenant = :tenant and incident = :incident and queue = :queue
              and age >= :age and (age > :age or ordinal > :place)
              and parked_no is null and not (superseded and coalesce(until <= :now, true))
            order by tenant, incident, queue, age, ordinal fetch first 1 row only
            """);
    this.older =
        db.sql(
            """
            select 1 from tocsin_outbox
            where tenant = :tenant and incident = :incident and queue = :queue
              and age <= :age and (age < :age or ordinal < :place)
              and parked_no is null and not (superseded and coalesce(until <= :now, true))
            fetch first 1 row only
            """);
    this.head =
        db.sql(
            """
            update tocsin_outbox set head = head or :first,
              claim_at = case when until is null then since else claim_at end
            """
                + KEY
                + "and parked_no is null");
  }

  private record Row(
      OutboxKey key,
      UUID incident,
      String queue,
      boolean superseded,
      boolean parked,
      long fence,
      boolean live,
      long age) {
    Left left(boolean first) {
      return new Left(incident, queue, age, key.ordinal(), first);
    }
  }

  /** A row that has left its queue; whether it was the first there, or this has to be asked. */
  private record Left(UUID incident, String queue, long age, int ordinal, boolean first) {}

  /**
   * Ends a claim; false when it had lost. Such a one locks nothing, as a claim passes over what is
   * locked.
   */
  boolean settle(Connection connection, Settlement settlement) throws SQLException {
    if (!(settlement.fence().item() instanceof Item.OfOutbox message)) {
      return false;
    }
    Args args = args(settlement.fence().tenant(), message.key());
    CommitSql.outcome(args, settlement.outcome());
    long fence = settlement.fence().number();
    if (!held(find(connection, look, args, message.key()), fence)) {
      return false;
    }
    Row row = find(connection, lock, args, message.key());
    if (row == null || !held(row, fence)) {
      return false;
    }
    Outcome outcome = settlement.outcome();
    boolean parks = outcome instanceof Outcome.Parked;
    if (outcome instanceof Outcome.Delivered || (row.superseded && !parks)) {
      delete.update(connection, args);
    } else {
      (parks ? park : outcome instanceof Outcome.RetryAt ? retry : release)
          .update(connection, args);
      if (!parks) {
        return true;
      }
    }
    next(connection, args, row.left(true));
    return true;
  }

  /**
   * Takes entries of an incident back, unless they are parked: at once, or when their claims end.
   * They are locked in the order of their queues.
   */
  void supersede(Connection connection, TenantId tenant, IncidentId incident, List<OutboxKey> keys)
      throws SQLException {
    List<Row> rows = new ArrayList<>();
    for (OutboxKey key : keys) {
      Row row = find(connection, look, args(tenant, key), key);
      if (row != null) {
        rows.add(row);
      }
    }
    rows.sort(Comparator.comparingLong(Row::age).thenComparing(row -> row.key.ordinal()));
    for (Row row : rows) {
      supersede(connection, tenant, incident, row.key);
    }
  }

  private void supersede(Connection connection, TenantId tenant, IncidentId incident, OutboxKey key)
      throws SQLException {
    Args args = args(tenant, key);
    Row row = find(connection, lock, args, key);
    if (row == null || row.parked || !row.incident.equals(incident.value())) {
      return;
    }
    if (row.live && row.fence != 0) {
      mark.update(connection, args);
    } else {
      delete.update(connection, args);
      next(connection, args, row.left(false));
    }
  }

  /**
   * Takes the first entry of a queue out of it. Waits for nobody: false when somebody holds the one
   * that would come up, and then nothing has happened.
   */
  boolean drop(Connection connection, H2Due.Message row) throws SQLException {
    Args args = args(TenantId.of(row.tenant()), row.key());
    Left left = new Left(row.incident(), row.queue(), row.age(), row.key().ordinal(), true);
    OutboxKey behind = behind(connection, args, left);
    if (behind != null && !any(connection, free, args(TenantId.of(row.tenant()), behind))) {
      return false;
    }
    delete.update(connection, args);
    next(connection, args, left);
    return true;
  }

  /**
   * Brings up what stands next behind a row that has left its queue. Nothing before it is locked,
   * so that the end of a claim and a commit that takes back what stands behind it never wait for
   * each other in a circle. Whoever waits here for another that takes the next one away looks
   * again.
   */
  private void next(Connection connection, Args args, Left left) throws SQLException {
    boolean gone;
    do {
      gone = false;
      OutboxKey behind = behind(connection, args, left);
      if (behind != null) {
        args.with("first", left.first || !any(connection, older, args));
        args.with("message", behind.commit()).with("ordinal", behind.ordinal());
        gone = head.update(connection, args) == 0;
      }
    } while (gone);
  }

  private @Nullable OutboxKey behind(Connection connection, Args args, Left left)
      throws SQLException {
    args.with("incident", left.incident).with("queue", left.queue);
    args.with("age", left.age).with("place", left.ordinal);
    try (PreparedStatement statement = first.on(connection, args);
        ResultSet row = statement.executeQuery()) {
      return row.next() ? new OutboxKey(row.getObject(1, UUID.class), row.getInt(2)) : null;
    }
  }

  private static boolean any(Connection connection, Sql sql, Args args) throws SQLException {
    try (PreparedStatement statement = sql.on(connection, args);
        ResultSet row = statement.executeQuery()) {
      return row.next();
    }
  }

  private static boolean held(@Nullable Row row, long fence) {
    return row != null && row.live && row.fence == fence;
  }

  private @Nullable Row find(Connection connection, Sql sql, Args args, OutboxKey key)
      throws SQLException {
    try (PreparedStatement statement = sql.on(connection, args);
        ResultSet row = statement.executeQuery()) {
      return row.next()
          ? new Row(
              key,
              row.getObject(1, UUID.class),
              row.getString(2),
              row.getBoolean(3),
              row.getBoolean(4),
              row.getLong(5),
              row.getBoolean(6),
              row.getLong(7))
          : null;
    }
  }

  private Args args(TenantId tenant, OutboxKey key) {
    return db.args()
        .with("tenant", tenant.value())
        .with("message", key.commit())
        .with("ordinal", key.ordinal());
  }
}
