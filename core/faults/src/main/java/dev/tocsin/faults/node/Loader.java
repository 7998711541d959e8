package dev.tocsin.faults.node;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tocsin.ServiceDesk;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.Report;
import dev.tocsin.incident.Source;
import dev.tocsin.incident.Urgency;
import dev.tocsin.jdbc.JdbcStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Logs very many incidents by a clock of its own, so that their rungs are due in one minute. */
public final class Loader {
  private static final int THREADS = 8;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private Loader() {}

  /**
   * Logs them; each is on record, but what was logged last may be lost if the server crashed now.
   *
   * @param url of the server
   * @param schema where the tables are
   * @param incidents how many
   * @param first when the first was logged; the last, a minute later
   * @return how long it took
   * @throws Exception when one could not be logged
   */
  public static Duration load(String url, String schema, int incidents, Instant first)
      throws Exception {
    long begin = System.nanoTime();
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url + "&options=-c%20synchronous_commit=off");
    config.setMaximumPoolSize(THREADS);
    ExecutorService executor = Executors.newFixedThreadPool(THREADS);
    try (HikariDataSource source = new HikariDataSource(config)) {
      AtomicInteger next = new AtomicInteger();
      List<Callable<Object>> tasks = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        tasks.add(
            () -> {
              log(source, schema, incidents, first, next);
              return tasks;
            });
      }
      for (Future<Object> each : executor.invokeAll(tasks)) {
        each.get();
      }
    } finally {
      executor.shutdownNow();
    }
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private static void log(
      HikariDataSource source, String schema, int incidents, Instant first, AtomicInteger next) {
    Instant[] now = {first};
    JdbcStore store = JdbcStore.builder(source).schema(schema).clock(() -> now[0]).build();
    ServiceDesk desk = ServiceDesk.builder(Rules.HOURLY.policy(), store, new Ids(0)).build();
    for (int i = next.getAndIncrement(); i < incidents; i = next.getAndIncrement()) {
      now[0] = first.plus(MINUTE.multipliedBy(i).dividedBy(incidents));
      desk.log(
          Report.of("Trouble " + i)
              .source(Source.MONITORING)
              .category("service")
              .impact(Impact.EXTENSIVE)
              .urgency(Urgency.CRITICAL));
    }
  }
}
