package dev.tocsin.jdbc;

import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Lane;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.Settlement;
import dev.tocsin.store.WakeBatch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Claims on H2, in a transaction of a few statements. Source: store-contract.md, C17 to C28. */
final class H2Claims implements Claims {
  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofMinutes(1);

  private final Db db;
  private final Codec codec;
  private final Snapshots snapshots;
  private final H2Outbox queue;
  private final H2Due due;
  private final Sql moment;
  private final Sql tickets;
  private final Sql claimWake;
  private final Sql claimMessage;
  private final Sql putOff;
  private final Sql texts;

  H2Claims(Db db, Codec codec, Snapshots snapshots, H2Outbox queue) {
    this.db = db;
    this.codec = codec;
    this.snapshots = snapshots;
    this.queue = queue;
    this.due = new H2Due(db);
    this.moment = db.sql("select :now, version from tocsin_schema where id = 1");
    this.tickets = db.sql("select next value for tocsin_ticket from system_range(1, :count)");
    this.claimWake =
        db.sql(
            """
            update tocsin_wake set fence = :fence, attempts = attempts + 1, until = :until,
              claim_at = :until where tenant = :tenant and incident = :incident
            """);
    String message = " where tenant = :tenant and commit_id = :message and ordinal = :ordinal";
    this.claimMessage =
        db.sql(
            """
            update tocsin_outbox set fence = :fence, attempts = attempts + 1, until = :until,
              claim_at = :until, head = true
            """
                + message);
    this.putOff = db.sql("update tocsin_outbox set claim_at = :until" + message);
    this.texts =
        db.sql(
            """
            select u.tenant, i.id, i.snapshot
            from unnest(cast(:tenants as varchar array), cast(:incidents as uuid array))
              as u (tenant, id)
            join tocsin_incident i on i.tenant = u.tenant and i.id = u.id
            """);
  }

  @Override
  public WakeBatch wakes(Set<TenantId> tenants, int limit, Duration lease) {
    return db.transact(
        "claim wakes",
        connection -> {
          Instant now = moment(connection);
          List<H2Due.Wake> rows = new ArrayList<>();
          for (Lane lane : Lane.values()) {
            if (rows.size() < limit) {
              rows.addAll(due.wakes(connection, tenants, lane, limit - rows.size(), now));
            }
          }
          return claim(connection, rows, now, Micros.after(now, lease));
        });
  }

  private WakeBatch claim(Connection connection, List<H2Due.Wake> rows, Instant now, Instant until)
      throws SQLException {
    Catch caught = new Catch(codec, snapshots);
    if (rows.isEmpty()) {
      return caught.wakes(now);
    }
    List<Long> numbers = tickets(connection, rows.size());
    Map<String, String> texts = texts(connection, rows);
    try (PreparedStatement statement = connection.prepareStatement(claimWake.text())) {
      for (int i = 0; i < rows.size(); i++) {
        H2Due.Wake row = rows.get(i);
        Args args =
            new Args(Dialect.H2)
                .with("fence", numbers.get(i))
                .with("until", until)
                .with("tenant", row.tenant())
                .with("incident", row.incident());
        claimWake.bind(statement, args);
        statement.addBatch();
        caught.wake(
            row.tenant(),
            row.incident(),
            numbers.get(i),
            row.attempts() + 1,
            row.due(),
            row.lane(),
            texts.get(key(row.tenant(), row.incident())));
      }
      statement.executeBatch();
    }
    return caught.wakes(now);
  }

  private Map<String, String> texts(Connection connection, List<H2Due.Wake> rows)
      throws SQLException {
    Map<String, String> texts = new HashMap<>();
    for (int from = 0; from < rows.size(); from += H2Due.MANY) {
      List<H2Due.Wake> some = rows.subList(from, Math.min(rows.size(), from + H2Due.MANY));
      Args args =
          db.args()
              .texts("tenants", some, H2Due.Wake::tenant)
              .with("incidents", some.stream().map(H2Due.Wake::incident).toArray(UUID[]::new));
      try (PreparedStatement statement = this.texts.on(connection, args);
          ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          texts.put(key(row.getString(1), row.getObject(2, UUID.class)), row.getString(3));
        }
      }
    }
    return texts;
  }

  private static String key(String tenant, UUID incident) {
    return incident + tenant;
  }

  @Override
  public OutboxBatch outbox(Set<TenantId> tenants, int limit, Duration lease) {
    return db.transact(
        "claim messages",
        connection -> {
          Instant now = moment(connection);
          Catch caught = new Catch(codec, snapshots);
          boolean moved;
          do {
            moved = false;
            for (Lane lane : Lane.values()) {
              moved |= !drained(connection, tenants, lane, limit, now, lease, caught);
            }
          } while (moved && caught.size() < limit);
          return caught.messages(now);
        });
  }

  /**
   * Claims what a lane has, up to the limit. False when some was not for the taking: another, of
   * any lane, may have come up behind it.
   */
  private boolean drained(
      Connection connection,
      Set<TenantId> tenants,
      Lane lane,
      int limit,
      Instant now,
      Duration lease,
      Catch caught)
      throws SQLException {
    boolean drained = true;
    boolean again = true;
    while (again && caught.size() < limit) {
      again = false;
      for (H2Due.Message row :
          due.messages(connection, tenants, lane, limit - caught.size(), now)) {
        again |= !take(connection, row, now, lease, caught);
      }
      drained &= !again;
    }
    return drained;
  }

  /** Claims a message; false when it is gone, or stands behind another and is put off. */
  private boolean take(
      Connection connection, H2Due.Message row, Instant now, Duration lease, Catch caught)
      throws SQLException {
    if (row.superseded() && queue.drop(connection, row)) {
      return false;
    }
    Args args =
        new Args(Dialect.H2)
            .with("tenant", row.tenant())
            .with("message", row.key().commit())
            .with("ordinal", row.key().ordinal());
    if (row.superseded() || !row.first()) {
      putOff.update(connection, args.with("until", Micros.after(now, awhile(row, now))));
      return false;
    }
    long number = tickets(connection, 1).get(0);
    args.with("fence", number).with("until", Micros.after(now, lease));
    claimMessage.update(connection, args);
    caught.message(
        row.tenant(), row.key(), number, row.attempts() + 1, row.lane(), row.age(), row.body());
    return true;
  }

  /** How long nobody looks again at a message behind another: as long as it has waited. */
  private static Duration awhile(H2Due.Message row, Instant now) {
    Duration waited = Duration.between(row.since(), now);
    return waited.compareTo(SHORT) < 0 ? SHORT : waited.compareTo(LONG) > 0 ? LONG : waited;
  }

  @Override
  public boolean settle(Settlement settlement) {
    return db.transact(
        "settle a message",
        connection -> {
          db.checkSchema(connection);
          return queue.settle(connection, settlement);
        });
  }

  /** The store's time, under a schema that is ours. */
  private Instant moment(Connection connection) throws SQLException {
    try (PreparedStatement statement = moment.on(connection, db.args());
        ResultSet row = statement.executeQuery()) {
      Db.checkSchema(row.next() ? row.getInt(2) : 0);
      return Micros.of(row, 1);
    }
  }

  /** Numbers that rise; taken when the rows are locked, so that those of a row rise too. */
  private List<Long> tickets(Connection connection, int count) throws SQLException {
    List<Long> numbers = new ArrayList<>();
    try (PreparedStatement statement =
            tickets.on(connection, new Args(Dialect.H2).with("count", count));
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        numbers.add(row.getLong(1));
      }
    }
    return numbers;
  }
}
