package dev.tocsin.faults.scenario;

import dev.tocsin.faults.judge.Findings;
import dev.tocsin.faults.node.Loader;
import dev.tocsin.faults.node.Rules;
import dev.tocsin.faults.process.Pause;
import dev.tocsin.faults.server.Postgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Four JVMs on one PostgreSQL and very many incidents whose rung is due within one minute: each is
 * recorded once, the work is spread, nobody starves, and the age of the oldest is told while it
 * drains.
 */
final class FourNodes {
  private static final int NODES = 4;

  /** How many incidents a second are logged at the least before the minute begins. */
  private static final int LOADED = 300;

  /** A node has starved that did less than this share of an even share. */
  private static final double LEAST = 0.25;

  /** A node has starved that committed nothing for so long while work waited. */
  private static final Duration PAUSE = Duration.ofSeconds(60);

  private static final int LOOKS = 3_600;

  private static final String BACKLOG =
      """
      select count(*), count(fence), max(extract(epoch from clock_timestamp() - due)),
        (select count(*) from %1$s.tocsin_outbox), clock_timestamp()
      from %1$s.tocsin_wake where due <= clock_timestamp()
      """;

  /** Commits by the node whose number their ids begin with, and the longest pause between two. */
  private static final String WORK =
      """
      select node, count(*), extract(epoch from max(made_at - before)) from
        (select node, made_at, lag(made_at) over (partition by node order by made_at) as before from
          (select cast(cast('x' || substr(cast(id as text), 1, 4) as bit(16)) as integer) as node,
            made_at from %s.tocsin_commit) c) d
      where node > 0 group by node order by node
      """;

  private FourNodes() {}

  static Outcome play(Postgres server, Settings settings) throws Exception {
    Setup setup = new Setup(Rules.HOURLY, NODES, 6, "", 0);
    try (Stage stage =
        new Stage(server, server.url(), Scenario.FOUR_NODES.label(), setup, settings)) {
      int incidents = settings.incidents();
      Instant first = Instant.now().plusSeconds(10 + incidents / LOADED);
      Duration loading =
          Loader.load(server.url(), stage.schema, incidents, first.minus(Duration.ofHours(1)));
      System.out.printf("  %,d incidents logged in %d s%n", incidents, loading.toSeconds());
      drain(stage, first);
      stage.settle();
      Findings findings = stage.judge();
      spread(stage, incidents, findings);
      return Outcome.of(Scenario.FOUR_NODES.label(), 0, stage, findings);
    }
  }

  /** Tells how it goes, until nothing is due any more. */
  private static void drain(Stage stage, Instant first) throws SQLException {
    System.out.println("  second    due   held  oldest  messages");
    try (Connection connection = stage.server.connect();
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < LOOKS; i++) {
        try (ResultSet row = statement.executeQuery(BACKLOG.formatted(stage.schema))) {
          row.next();
          Instant now = row.getTimestamp(5).toInstant();
          long due = row.getLong(1);
          if (now.isAfter(first) && i % 5 == 0) {
            System.out.printf(
                "  %6d %6d %6d %6.1fs %9d%n",
                Duration.between(first, now).toSeconds(),
                due,
                row.getLong(2),
                row.getDouble(3),
                row.getLong(4));
          }
          if (now.isAfter(first.plusSeconds(61)) && due == 0 && row.getLong(4) == 0) {
            return;
          }
        }
        Pause.millis(1_000);
      }
    }
  }

  private static void spread(Stage stage, int incidents, Findings findings) throws SQLException {
    Map<Integer, Long> shares = new TreeMap<>();
    try (Connection connection = stage.server.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(WORK.formatted(stage.schema))) {
      while (row.next()) {
        shares.put(row.getInt(1), row.getLong(2));
        System.out.printf(
            "  node %d recorded %,d rungs; its longest pause was %.1f s%n",
            row.getInt(1), row.getLong(2), row.getDouble(3));
        if (row.getDouble(3) > PAUSE.toSeconds()) {
          findings.broken(
              "Node %d starved: it recorded nothing for %.1f s", row.getInt(1), row.getDouble(3));
        }
      }
    }
    for (int node = 1; node <= NODES; node++) {
      long share = shares.getOrDefault(node, 0L);
      if (share < LEAST * incidents / NODES) {
        findings.broken("Node %d starved: it recorded %d of %d rungs", node, share, incidents);
      }
    }
  }
}
