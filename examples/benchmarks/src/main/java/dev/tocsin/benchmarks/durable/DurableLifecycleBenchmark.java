package dev.tocsin.benchmarks.durable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;

/**
 * Job E1: one incident through five durable steps on PostgreSQL, at 1 and 8 threads.
 *
 * <p>Columns take turns on one server, in rounds of some seconds, each round in another order. Told
 * is the time for an incident as one thread sees it, and the ratio to the floor. No JMH: it would
 * run one column after the other, minutes apart.
 *
 * <p>Usage: {@code DurableLifecycleBenchmark [ROUNDS [SECONDS [COLUMN,COLUMN...]]]}
 */
public final class DurableLifecycleBenchmark {
  private static final String FLOOR = "floor";
  private static final int[] THREADS = {1, 8};
  private static final int WARM_UP = 5;
  private static final int CONNECTIONS = 20; // an engine may take a second one in a thread

  private record Running(String name, DurableColumn column, LongAdder done) {}

  private DurableLifecycleBenchmark() {}

  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 9;
    double seconds = args.length > 1 ? Double.parseDouble(args[1]) : 3;
    List<String> names = List.of((args.length > 2 ? args[2] : "floor,tocsin").split(","));
    System.out.println("The rows of the five steps:");
    System.out.print(Script.describe(Script.life()));
    try (Database database = new Database()) {
      List<Running> columns = new ArrayList<>();
      for (String name : names) {
        columns.add(
            new Running(
                name,
                DurableColumn.named(
                    name, database.place(name.replace('-', '_'), CONNECTIONS).pool()),
                new LongAdder()));
      }
      System.out.println("| threads | column | ms an incident | ms a step | x floor (half lie) |");
      System.out.println("|---:|---|---:|---:|---|");
      for (int threads : THREADS) {
        tell(threads, names, measure(columns, threads, rounds, seconds));
      }
      for (Running each : columns) {
        each.column.check(each.done.sum());
        each.column.close();
      }
    }
    System.out.println(Database.load());
  }

  private static Rounds measure(List<Running> columns, int threads, int rounds, double seconds)
      throws Exception {
    Rounds results = new Rounds();
    for (int round = -WARM_UP; round < rounds; round++) {
      Map<String, Double> figures = new LinkedHashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        Running each = columns.get(Math.floorMod(i + round, columns.size()));
        figures.put(each.name, run(each, threads, seconds));
      }
      if (round >= 0) {
        figures.forEach(results::add);
      }
    }
    return results;
  }

  /** Lives as many incidents as it can; returns the milliseconds of each. */
  private static double run(Running running, int threads, double seconds) throws Exception {
    long start = System.nanoTime();
    long end = start + (long) (seconds * 1e9);
    Callable<long[]> work =
        () -> {
          long lives = 0;
          long now;
          do {
            running.column.incident();
            running.done.increment();
            lives++;
            now = System.nanoTime();
          } while (now < end);
          return new long[] {lives, now - start};
        };
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      double perSecond = 0;
      for (Future<long[]> part : executor.invokeAll(Collections.nCopies(threads, work))) {
        perSecond += part.get()[0] * 1e9 / part.get()[1];
      }
      return threads * 1_000 / perSecond;
    } finally {
      executor.shutdown();
    }
  }

  private static void tell(int threads, List<String> names, Rounds results) {
    for (String name : names) {
      double ms = results.median(name);
      System.out.printf(
          Locale.ROOT,
          "| %d | %s | %.2f | %.2f | %s |%n",
          threads,
          name,
          ms,
          ms / Life.STEPS,
          results.ratio(name, FLOOR, false));
    }
  }
}
