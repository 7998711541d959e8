package dev.tocsin.benchmarks.durable;

import dev.tocsin.benchmarks.durable.HandWritten.Target;
import dev.tocsin.desk.IncidentEngine;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.jdbc.Codec;
import dev.tocsin.jdbc.JdbcStore;
import dev.tocsin.store.Commit;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Claims by hand, and writes by hand the rows that come of each wake, in one statement for each.
 * The rows were logged by the library; nothing is decoded or decided.
 */
final class WakeFloor implements WakeColumn {
  private static final String CLAIM =
      """
      with c as materialized (select tenant, incident from tocsin_wake
          where tenant = ? and lane = ? and claim_at <= clock_timestamp()
          order by claim_at limit ? for update skip locked),
        u as (update tocsin_wake w set fence = nextval('tocsin_ticket'), attempts = attempts + 1,
            until = clock_timestamp() + interval '1 minute',
            claim_at = clock_timestamp() + interval '1 minute'
          from c where w.tenant = c.tenant and w.incident = c.incident
          returning w.tenant, w.incident, w.fence)
      select u.incident, u.fence, i.version, i.reference, i.secret, i.snapshot
      from u join tocsin_incident i on i.tenant = u.tenant and i.id = u.incident
      """;

  private final DataSource pool;
  private final JdbcStore store;
  private final IncidentEngine engine = new IncidentEngine(Life.policy());
  private Commit opened;
  private HandWritten step;
  private Workers workers;

  WakeFloor(DataSource pool) {
    this.pool = pool;
    this.store = Database.store(pool);
  }

  @Override
  public void schedule(int wakes, Instant due) {
    DueIncidents.log(store, engine, wakes, due);
    List<Commit> life = life(engine, due);
    opened = life.get(0);
    step = new HandWritten(life, 1, true, Codec.jackson(), false);
  }

  /** How one is logged, and what comes of its wake. */
  static List<Commit> life(IncidentEngine engine, Instant due) {
    return Script.taken(engine, due);
  }

  @Override
  public void start(Taken taken) {
    workers = new Workers(TocsinWakes.THREADS, () -> take(taken));
  }

  private record Claimed(Target target, long fence) {}

  private int take(Taken taken) throws SQLException {
    List<Claimed> claims = claim();
    for (Claimed each : claims) {
      try (Connection connection = pool.getConnection()) {
        step.make(connection, each.target, each.fence);
      }
      taken.done(DueIncidents.number(new IncidentId(each.target.incident())));
    }
    return claims.size();
  }

  private List<Claimed> claim() throws SQLException {
    List<Claimed> claims = new ArrayList<>();
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(CLAIM)) {
      statement.setString(1, opened.tenant().value());
      statement.setInt(2, HandWritten.lane(Objects.requireNonNull(opened.wake()).lane()));
      statement.setInt(3, TocsinWakes.CLAIM);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          if (row.getLong(3) != opened.snapshot().version() || row.getString(6).isEmpty()) {
            throw new IllegalStateException("Not as it was logged: " + row.getObject(1));
          }
          List<UUID> commits = Stream.generate(Ids::next).limit(2).toList();
          claims.add(
              new Claimed(
                  new Target(
                      row.getObject(1, UUID.class),
                      row.getString(4),
                      row.getObject(5, UUID.class),
                      commits),
                  row.getLong(2)));
        }
      }
    }
    return claims;
  }

  @Override
  public void check(int wakes) throws SQLException {
    check(pool, wakes);
  }

  /** Throws unless each of so many wakes has been taken exactly once. */
  static void check(DataSource pool, int wakes) throws SQLException {
    List<Commit> life =
        life(new IncidentEngine(Life.policy()), Instant.parse("2026-11-27T12:00:00Z"));
    long events = life.stream().mapToLong(each -> each.entries().size()).sum();
    long messages =
        life.stream().mapToLong(each -> each.outbox().size() - each.superseded().size()).sum();
    Database.expect(pool, "select count(*) from tocsin_event", events * wakes);
    Database.expect(pool, "select count(*) from tocsin_outbox", messages * wakes);
    Database.expect(pool, "select count(*) from tocsin_commit", 2L * wakes);
    Database.expect(
        pool,
        "select count(*) from tocsin_wake where fence is null and due > clock_timestamp()",
        life.get(1).wake() == null ? 0 : wakes);
  }

  @Override
  public void stop() throws InterruptedException {
    Objects.requireNonNull(workers).stop();
  }
}
