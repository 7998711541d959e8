package dev.tocsin.faults.scenario;

import dev.tocsin.faults.driver.Driver;
import dev.tocsin.faults.judge.Evidence;
import dev.tocsin.faults.judge.Findings;
import dev.tocsin.faults.judge.Judge;
import dev.tocsin.faults.judge.Leases;
import dev.tocsin.faults.judge.Outages;
import dev.tocsin.faults.node.Rules;
import dev.tocsin.faults.process.Child;
import dev.tocsin.faults.process.Pause;
import dev.tocsin.faults.server.Server;
import dev.tocsin.faults.sink.Sink;
import dev.tocsin.jdbc.JdbcStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One scenario's processes: a schema of its own, a sink, nodes and a driver. For one thread, which
 * is the one that does the harm.
 */
final class Stage implements AutoCloseable {
  /** How often the things that were harmed are waited for. */
  private static final Duration DRAIN = Duration.ofMinutes(5);

  final Server server;
  final String schema;
  final Random random;
  final Outages outages = new Outages();
  final Leases leases;
  final Cluster cluster;
  private final Setup setup;
  private final Path folder;
  private final Child sink;
  private final long seed;
  private @Nullable Child driver;

  /**
   * Opens the stage: tables, sink and nodes.
   *
   * @param url what the nodes connect to: the server's, or a proxy's
   */
  Stage(Server server, String url, String name, Setup setup, Settings settings) throws IOException {
    this.server = server;
    this.schema = "on_" + name.replace('-', '_'); // some names are SQL's
    this.setup = setup;
    this.seed = settings.seed();
    this.random = new Random(seed);
    this.folder = settings.work().resolve(name).toAbsolutePath();
    Files.createDirectories(folder);
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(server.url());
    JdbcStore.builder(source).schema(schema).createSchema().build();
    int sinkPort = Child.freePort();
    sink =
        Child.start(
            Sink.class,
            folder.resolve("sink.log"),
            Map.of("port", String.valueOf(sinkPort), "journal", journal("sink").toString()));
    sink.awaitPort(sinkPort, Duration.ofSeconds(60));
    leases = new Leases(server::connect, schema);
    cluster =
        new Cluster(
            setup,
            Map.of(
                "sink",
                String.valueOf(sinkPort),
                "url",
                url + setup.parameters(),
                "schema",
                schema),
            folder,
            outages);
  }

  /** Lets the driver work. */
  void drive() throws IOException {
    driver =
        Child.start(
            Driver.class,
            folder.resolve("driver.log"),
            Map.of(
                "ports", cluster.ports(),
                "journal", journal("driver").toString(),
                "threads", String.valueOf(setup.threads()),
                "pause", "40",
                "seed", String.valueOf(seed)));
  }

  /** Lets the driver's last calls come to an end, and gives no more. */
  void stopDriving() throws IOException {
    if (driver != null) {
      driver.tell();
      if (!driver.await(Duration.ofMinutes(5))) {
        throw new IOException("The driver does not end: look into driver.log");
      }
    }
  }

  /** Waits until nothing is left to be done, within reason. */
  void settle() throws SQLException {
    long end = System.nanoTime() + DRAIN.toNanos();
    int quiet = 0;
    try (Connection connection = server.connect()) {
      while (quiet < 3 && System.nanoTime() < end) {
        quiet = Judge.waiting(connection, schema) == 0 ? quiet + 1 : 0;
        Pause.millis(500);
      }
    }
  }

  /** Judges what is there now. */
  Findings judge() throws SQLException, IOException {
    leases.close();
    try (Connection connection = server.connect()) {
      return Judge.judge(connection, evidence());
    }
  }

  /** What the judge goes by. */
  Evidence evidence() {
    return new Evidence(
        schema,
        setup.rules(),
        journal("driver"),
        journal("sink"),
        leases,
        outages,
        setup.rules() == Rules.LADDER);
  }

  private Path journal(String name) {
    return folder.resolve(name + ".journal");
  }

  @Override
  public void close() {
    leases.close();
    cluster.close();
    sink.close();
    if (driver != null) {
      driver.close();
    }
  }
}
