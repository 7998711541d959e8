package dev.tocsin.faults.scenario;

import dev.tocsin.faults.process.Pause;
import dev.tocsin.faults.proxy.Hit;
import dev.tocsin.faults.proxy.Proxy;
import dev.tocsin.faults.server.Pair;
import dev.tocsin.faults.server.Postgres;
import dev.tocsin.faults.server.Server;
import dev.tocsin.faults.server.SmallDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** What can go wrong, in the order in which it is tried. */
public enum Scenario {
  /** A node is killed, again and again. */
  KILL,
  /** A node is stopped for longer than its lease, and goes on. */
  FREEZE,
  /** The server drops single connections. */
  BACKEND,
  /** The server crashes and comes back. */
  RESTART,
  /** The primary is lost, and its standby is promoted. */
  STANDBY,
  /** A COMMIT is lost on its way to the server, or its answer on the way back. */
  COMMIT,
  /** A COMMIT, or its answer, takes longer than the client waits. */
  SLOW_COMMIT,
  /** Each node has one connection, which is now and then cut. */
  POOL_OF_ONE,
  /** A host's own transaction holds incidents' rows for longer than a lease. */
  HOST_TRANSACTION,
  /** The disk under the server is full for a while. */
  DISK_FULL,
  /** Four JVMs share what is due in one minute. */
  FOUR_NODES,
  /** Part of every build, not of {@code all}: a few kills, and a clock that is wound. */
  SMOKE;

  private static final String GIVES_UP_SOON = "&socketTimeout=2";
  private static final Duration LONGER_THAN_THAT = Duration.ofSeconds(4);
  private static final int DISK = 224;

  /** Its name in settings and in the table. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Plays it, and judges.
   *
   * @param server a server to do harm to
   * @param settings how much of it
   * @return what came of it
   * @throws Exception when it could not be played to its end
   */
  public Outcome play(Postgres server, Settings settings) throws Exception {
    int seconds = settings.seconds();
    Setup usual = Setup.USUAL;
    return switch (this) {
      case KILL -> play(server, usual, settings, Faults.kill(settings.kills()));
      case FREEZE -> play(server, usual, settings, Faults.freeze());
      case BACKEND -> play(server, usual, settings, Faults.terminate(seconds, 300));
      case RESTART -> play(server, usual, settings, Faults.restart(server));
      case STANDBY -> standby(settings);
      case COMMIT ->
          proxied(server, usual, settings, Map.of(Hit.LOST_BEFORE, 2, Hit.LOST_AFTER, 2));
      case SLOW_COMMIT ->
          proxied(
              server,
              usual.parameters(GIVES_UP_SOON),
              settings,
              Map.of(Hit.LATE, 2, Hit.SLOW_ANSWER, 2));
      case POOL_OF_ONE -> play(server, usual.pool(1), settings, Faults.terminate(seconds, 3_000));
      case HOST_TRANSACTION -> play(server, usual, settings, Faults.hold());
      case DISK_FULL -> smallDisk(settings);
      case FOUR_NODES -> FourNodes.play(server, settings);
      case SMOKE -> Smoke.play(server, settings);
    };
  }

  private Outcome play(Server server, Setup setup, Settings settings, Fault fault)
      throws Exception {
    try (Stage stage = new Stage(server, server.url(), label(), setup, settings)) {
      return play(stage, fault);
    }
  }

  private Outcome play(Stage stage, Fault fault) throws Exception {
    stage.drive();
    Pause.millis(3_000);
    int strikes = fault.strike(stage);
    stage.stopDriving();
    stage.cluster.awaitAll();
    stage.settle();
    return Outcome.of(label(), strikes, stage, stage.judge());
  }

  private Outcome proxied(
      Postgres server, Setup setup, Settings settings, Map<Hit, Integer> percent) throws Exception {
    try (Proxy proxy = new Proxy(server.port(), percent, LONGER_THAN_THAT, settings.seed());
        Stage stage = new Stage(server, Postgres.url(proxy.port()), label(), setup, settings)) {
      Fault fault =
          on -> {
            proxy.hitting(true);
            Faults.wait(settings.seconds()).strike(on);
            proxy.hitting(false);
            return proxy.hits();
          };
      return play(stage, fault);
    }
  }

  private Outcome standby(Settings settings) throws Exception {
    try (Pair servers = new Pair(settings.work().resolve(label() + "-servers"))) {
      return play(servers, Setup.USUAL, settings, Faults.failOver(servers));
    }
  }

  private Outcome smallDisk(Settings settings) throws Exception {
    Path folder = settings.work().resolve(label() + "-mount");
    SmallDisk mounted;
    try {
      mounted = new SmallDisk(folder, DISK);
    } catch (IOException e) {
      return Outcome.skipped(label(), "no small file system can be mounted: " + e.getMessage());
    }
    try (SmallDisk disk = mounted;
        Postgres server =
            new Postgres(folder.resolve("pg"), settings.work().resolve(label() + ".pg.log"))) {
      return play(server, Setup.USUAL, settings, Faults.fill(disk, server));
    }
  }
}
