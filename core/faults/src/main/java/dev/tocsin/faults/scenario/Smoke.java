package dev.tocsin.faults.scenario;

import dev.tocsin.faults.node.Rules;
import dev.tocsin.faults.process.Pause;
import dev.tocsin.faults.server.Postgres;
import java.time.Duration;

/**
 * A few kills in half a minute. All nodes are dead when the clock is wound over the end of every
 * lease, so that nobody's lease is taken away.
 */
final class Smoke {
  private static final Setup SETUP = new Setup(Rules.LADDER, 2, 4, "", 2);
  private static final Duration AHEAD = Duration.ofSeconds(62);

  private Smoke() {}

  static Outcome play(Postgres server, Settings settings) throws Exception {
    try (Stage stage = open(server, settings)) {
      int kills = strike(stage, settings.kills());
      return Outcome.of(Scenario.SMOKE.label(), kills, stage, stage.judge());
    }
  }

  static Stage open(Postgres server, Settings settings) throws Exception {
    return new Stage(server, server.url(), Scenario.SMOKE.label(), SETUP, settings);
  }

  /** Plays until all has come to rest; returns how many nodes were killed. */
  static int strike(Stage stage, int kills) throws Exception {
    stage.drive();
    Pause.millis(1_500);
    int killed = Faults.kill(kills).strike(stage);
    stage.stopDriving();
    for (int i = 0; i < stage.cluster.size(); i++) {
      stage.cluster.kill(i);
    }
    stage.leases.ahead(AHEAD);
    stage.outages.wound(AHEAD);
    stage.cluster.set("ahead", AHEAD.toString());
    stage.cluster.awaitAll();
    stage.settle();
    return killed + stage.cluster.size();
  }
}
