package dev.tocsin.faults.scenario;

import dev.tocsin.faults.process.Pause;
import dev.tocsin.faults.server.Pair;
import dev.tocsin.faults.server.Postgres;
import dev.tocsin.faults.server.SmallDisk;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The faults, each bounded. */
final class Faults {
  /** Longer than a lease, which is a minute. */
  private static final Duration BEYOND_LEASE = Duration.ofSeconds(75);

  private static final int FREEZES = 100;
  private static final int RESTARTS = 4;
  private static final int FAILOVERS = 4;
  private static final int FILLINGS = 3;

  private Faults() {}

  /**
   * Kills one node after another, at random times, and starts each again. Two are up before the
   * next one goes, so that there is work to be interrupted.
   */
  static Fault kill(int kills) {
    return stage -> {
      for (int i = 0; i < kills; i++) {
        stage.cluster.await(2);
        Pause.millis(stage.random.nextInt(2_000));
        int node = stage.cluster.any(stage.random);
        stage.cluster.kill(node);
        stage.cluster.start(node);
      }
      return kills;
    };
  }

  /**
   * Stops two nodes for longer than their leases while they hold claims, and lets them go on: they
   * will end claims that are not theirs any more.
   */
  static Fault freeze() {
    return stage -> {
      Process first = withClaims(stage, 0);
      Pause.millis(15_000);
      Process second = withClaims(stage, 1);
      first.waitFor(3, TimeUnit.MINUTES);
      second.waitFor(3, TimeUnit.MINUTES);
      Pause.millis(5_000);
      return 2;
    };
  }

  /** Stops a node, and lets it go on and tries again if no claim stays as it is meanwhile. */
  private static Process withClaims(Stage stage, int node) throws IOException, SQLException {
    for (int i = 0; i < FREEZES; i++) {
      Process frozen = stage.cluster.freeze(node, BEYOND_LEASE);
      Set<Long> before = fences(stage);
      Pause.millis(1_500);
      before.retainAll(fences(stage));
      if (!before.isEmpty()) {
        return frozen;
      }
      stage.cluster.thaw(node, frozen);
      Pause.millis(stage.random.nextInt(500));
    }
    return stage.cluster.freeze(node, BEYOND_LEASE);
  }

  private static Set<Long> fences(Stage stage) throws SQLException {
    Set<Long> fences = new HashSet<>();
    try (Connection connection = stage.server.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select fence from %1$s.tocsin_wake where until > clock_timestamp()
                union all select fence from %1$s.tocsin_outbox where until > clock_timestamp()
                  and fence is not null
                """
                    .formatted(stage.schema))) {
      while (row.next()) {
        fences.add(row.getLong(1));
      }
    }
    return fences;
  }

  /** Kills connections on the server's side, half of them in the middle of a statement. */
  static Fault terminate(int seconds, int pauseMillis) {
    return stage -> {
      long end = end(seconds);
      int killed = 0;
      try (Connection connection = stage.server.connect();
          Statement statement = connection.createStatement()) {
        while (System.nanoTime() < end) {
          Pause.millis(pauseMillis / 2 + stage.random.nextInt(pauseMillis));
          killed += terminate(statement, stage.random.nextBoolean());
        }
      }
      return killed;
    };
  }

  private static int terminate(Statement statement, boolean busy) throws SQLException {
    String one =
        """
        select count(pg_terminate_backend(pid)) from (select pid from pg_stat_activity
          where application_name like 'node-%%' %s order by random() limit 1) one
        """
            .formatted(busy ? "and state = 'active'" : "");
    for (int i = 0; i < 50; i++) {
      try (ResultSet row = statement.executeQuery(one)) {
        row.next();
        if (row.getInt(1) > 0) {
          return 1;
        }
      }
    }
    return 0;
  }

  /** Stops the server as a crash would, and starts it again. */
  static Fault restart(Postgres server) {
    return stage -> {
      for (int i = 0; i < RESTARTS; i++) {
        Pause.millis(5_000 + stage.random.nextInt(5_000));
        stage.outages.begin();
        server.stopImmediately();
        Pause.millis(500 + stage.random.nextInt(4_000));
        server.start();
        stage.outages.end();
      }
      Pause.millis(5_000);
      return RESTARTS;
    };
  }

  /** Loses the primary, promotes its standby, and gives that one a standby of its own. */
  static Fault failOver(Pair servers) {
    return stage -> {
      for (int i = 0; i < FAILOVERS; i++) {
        Pause.millis(5_000 + stage.random.nextInt(5_000));
        stage.outages.begin();
        servers.failOver();
        stage.outages.end();
        servers.rejoin();
      }
      Pause.millis(5_000);
      return FAILOVERS;
    };
  }

  /** Lets time pass, while a proxy or a small pool does the harm. */
  static Fault wait(int seconds) {
    return stage -> {
      Pause.millis(seconds * 1_000L);
      return 0;
    };
  }

  /** A host's own transaction that changes incidents' rows and takes longer than a lease. */
  static Fault hold() {
    return stage -> {
      for (int i = 0; i < 2; i++) {
        Pause.millis(5_000);
        try (Connection connection = stage.server.connect();
            Statement statement = connection.createStatement()) {
          connection.setAutoCommit(false);
          stage.outages.begin();
          statement.execute(
              """
              select 1 from %1$s.tocsin_incident where id in
                (select incident from %1$s.tocsin_wake order by due limit 10) for update
              """
                  .formatted(stage.schema));
          Pause.millis(BEYOND_LEASE.toMillis());
          connection.rollback();
        } finally {
          stage.outages.end();
        }
      }
      return 2;
    };
  }

  /** Fills the disk under the server, and frees it; a server that gave up is started again. */
  static Fault fill(SmallDisk disk, Postgres server) {
    return stage -> {
      for (int i = 0; i < FILLINGS; i++) {
        Pause.millis(8_000);
        stage.outages.begin();
        disk.fill();
        Pause.millis(8_000);
        disk.free();
        await(server);
        stage.outages.end();
      }
      Pause.millis(5_000);
      return FILLINGS;
    };
  }

  private static void await(Postgres server) {
    long end = end(120);
    while (!server.answers()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("The server does not come back");
      }
      try {
        server.start();
      } catch (IOException e) {
        Pause.millis(500); // it may find the disk too full to recover for a moment
      }
      Pause.millis(500);
    }
  }

  private static long end(int seconds) {
    return System.nanoTime() + seconds * 1_000_000_000L;
  }
}
