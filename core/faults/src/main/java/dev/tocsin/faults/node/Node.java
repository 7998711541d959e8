package dev.tocsin.faults.node;

import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tocsin.ServiceDesk;
import dev.tocsin.faults.process.ParentWatch;
import dev.tocsin.faults.process.Pause;
import dev.tocsin.incident.TocsinException;
import dev.tocsin.jdbc.Builder;
import dev.tocsin.jdbc.JdbcStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * A host as it stands in production: a desk on a pool of connections, workers on an executor, a
 * notifier, and commands that come over HTTP.
 *
 * <p>Settings are system properties: {@code node} (its number), {@code port} (where it takes
 * commands), {@code sink} (the port of the sink), {@code url}, {@code schema}, {@code pool} (how
 * many connections), {@code rules}, {@code workers}, and {@code ahead} (a clock that is ahead of
 * the real one, for the short test only; the database's own clock is used without it).
 */
public final class Node {
  private static final int OPENINGS = 600;
  private static final int COMMAND_THREADS = 4;

  private Node() {}

  /**
   * Runs until it is killed or its parent is gone.
   *
   * @param args none
   * @throws IOException when the port is taken
   */
  public static void main(String[] args) throws IOException {
    ParentWatch.start(() -> {});
    int number = Integer.getInteger("node");
    Rules rules = Rules.valueOf(System.getProperty("rules").toUpperCase(Locale.ROOT));
    JdbcStore store = open(number);
    ServiceDesk desk =
        ServiceDesk.builder(rules.policy(), store, new Ids(number))
            .notifier(new SinkNotifier(Integer.getInteger("sink"), number))
            .build();
    int workers = Integer.getInteger("workers", 2);
    ScheduledExecutorService executor = Executors.newScheduledThreadPool(workers);
    for (int i = 0; i < workers; i++) {
      desk.worker().start(executor);
    }
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.getInteger("port")),
            50);
    server.createContext("/command", new Commands(desk));
    server.setExecutor(Executors.newFixedThreadPool(COMMAND_THREADS));
    server.start();
  }

  /** A host that starts while the database is away tries again, as its supervisor would. */
  private static JdbcStore open(int number) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(System.getProperty("url") + "&ApplicationName=node-" + number);
    config.setMaximumPoolSize(Integer.getInteger("pool"));
    config.setMinimumIdle(1);
    config.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
    config.setValidationTimeout(Duration.ofSeconds(2).toMillis());
    config.setInitializationFailTimeout(-1);
    HikariDataSource source = new HikariDataSource(config);
    Builder builder = JdbcStore.builder(source).schema(System.getProperty("schema"));
    Duration ahead = Duration.parse(System.getProperty("ahead", "PT0S"));
    if (!ahead.isZero()) {
      builder.clock(() -> Instant.now().plus(ahead));
    }
    for (int i = 1; ; i++) {
      try {
        return builder.build();
      } catch (TocsinException e) {
        if (i == OPENINGS) {
          throw e;
        }
        Pause.millis(200);
      }
    }
  }
}
