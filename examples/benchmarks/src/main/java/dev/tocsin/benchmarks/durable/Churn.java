package dev.tocsin.benchmarks.durable;

import dev.tocsin.ServiceDesk;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.jdbc.JdbcStore;
import dev.tocsin.store.IncidentStore;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;

/**
 * How tables and indexes grow while incidents come and go: threads log them, work on them and close
 * the oldest, so that as many as before stay open, and a worker sends what they cause.
 *
 * <p>What waits (wakes, messages) is as much at the end as at the beginning, so its tables must
 * stop to grow: told is their size with their indexes. What is kept (incidents, events, commits)
 * grows with what happened, so the bytes for each incident must stay the same.
 *
 * <p>Usage: {@code Churn [MINUTES [OPEN [SAMPLES]]]}
 */
public final class Churn {
  private static final List<String> WAITING = List.of("tocsin_wake", "tocsin_outbox");
  private static final List<String> KEPT =
      List.of("tocsin_incident", "tocsin_event", "tocsin_commit");
  private static final int THREADS = 4;
  private static final Actor DANA = Actor.person("dana");

  private Churn() {}

  public static void main(String[] args) throws Exception {
    double minutes = args.length > 0 ? Double.parseDouble(args[0]) : 60;
    int open = args.length > 1 ? Integer.parseInt(args[1]) : 2_000;
    int samples = args.length > 2 ? Integer.parseInt(args[2]) : 12;
    try (Database database = new Database();
        Database.Place place = database.place("churn", THREADS + 4)) {
      JdbcStore store = Database.store(place.pool());
      LongAdder closed = new LongAdder();
      long start = System.nanoTime();
      long end = start + (long) (minutes * Duration.ofMinutes(1).toNanos());
      ExecutorService executor = Executors.newFixedThreadPool(THREADS + 1);
      try {
        List<Future<Void>> parts = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
          parts.add(executor.submit(lives(store, open / THREADS, end, closed)));
        }
        parts.add(executor.submit(worker(store, end)));
        heading();
        for (int i = 1; i <= samples; i++) {
          long next = start + (end - start) / samples * i;
          Thread.sleep(Math.max(0, (next - System.nanoTime()) / 1_000_000));
          tell(place.pool(), (System.nanoTime() - start) / 6e10, closed.sum());
        }
        for (Future<Void> part : parts) {
          part.get();
        }
      } finally {
        executor.shutdownNow();
      }
    }
    System.out.println(Database.load());
  }

  private static Callable<Void> lives(IncidentStore store, int open, long end, LongAdder closed) {
    ServiceDesk desk = Life.desk(store);
    Queue<IncidentId> working = new ArrayDeque<>();
    return () -> {
      while (System.nanoTime() < end) {
        IncidentId id = desk.log(Life.report()).id();
        desk.start(id, DANA);
        working.add(id);
        if (working.size() > open) {
          IncidentId oldest = working.remove();
          desk.resolve(oldest, DANA, "the battery was replaced, and the laptop starts again");
          desk.close(oldest, DANA);
          closed.increment();
        }
      }
      return null;
    };
  }

  private static Callable<Void> worker(IncidentStore store, long end) {
    ServiceDesk desk =
        ServiceDesk.builder(Life.policy(), store, Ids::next).notifier(message -> {}).build();
    return () -> {
      while (System.nanoTime() < end) {
        if (!desk.worker().runUntilIdle().busy()) {
          Thread.sleep(100);
        }
      }
      return null;
    };
  }

  private static void heading() {
    System.out.println("Sizes with indexes in KiB, and rows that live; bytes for an incident.");
    System.out.print("| minute | closed |");
    WAITING.forEach(table -> System.out.print(" " + table + " | rows |"));
    KEPT.forEach(table -> System.out.print(" " + table + " B each |"));
    System.out.println();
    System.out.println("|---:".repeat(2 + 2 * WAITING.size() + KEPT.size()) + "|");
  }

  private static void tell(DataSource pool, double minute, long closed) throws SQLException {
    StringBuilder line = new StringBuilder();
    line.append(String.format(Locale.ROOT, "| %.1f | %,d |", minute, closed));
    for (String table : WAITING) {
      line.append(
          String.format(
              Locale.ROOT,
              " %,d | %,d |",
              size(pool, table) / 1_024,
              Database.number(pool, "select count(*) from " + table)));
    }
    long incidents = Database.number(pool, "select count(*) from tocsin_incident");
    for (String table : KEPT) {
      line.append(String.format(Locale.ROOT, " %,d |", size(pool, table) / incidents));
    }
    System.out.println(line);
  }

  private static long size(DataSource pool, String table) throws SQLException {
    return Database.number(pool, "select pg_total_relation_size('" + table + "')");
  }
}
