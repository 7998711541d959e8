package dev.tocsin.benchmarks.durable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * Job E2: many wakes that come due at one instant, on PostgreSQL. For each the incident's manager
 * is told: an event, a message, the next wake, the snapshot and the commit's id are written.
 *
 * <p>Columns take turns, each round in a fresh schema. The workers start when all are due; told are
 * the rate from then to the last one's commit, and how late they were from then on. The first
 * rounds warm up: a node that runs for long has its decisions, its codec and its driver compiled.
 *
 * <p>Usage: {@code DurableTimers [WAKES [ROUNDS [COLUMN,COLUMN...]]]}
 */
public final class DurableTimers {
  private static final String FLOOR = "floor";
  private static final int CONNECTIONS = 12;
  private static final int WARM_UP = 8;
  private static final long PATIENCE_SECONDS = 300;

  private DurableTimers() {}

  public static void main(String[] args) throws Exception {
    int wakes = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
    List<String> names =
        List.of(
            (args.length > 2 ? args[2] : "floor,tocsin,tocsin-batched,db-scheduler").split(","));
    Rounds rates = new Rounds();
    Rounds late = new Rounds();
    try (Database database = new Database()) {
      for (int round = -WARM_UP; round < rounds; round++) {
        for (int i = 0; i < names.size(); i++) {
          String name = names.get(Math.floorMod(i + round, names.size()));
          double[] lateness = run(database, name, wakes);
          if (round >= 0) {
            rates.add(name, wakes * 1_000 / lateness[wakes - 1]);
            late.add(name, lateness[wakes * 99 / 100]);
          }
        }
      }
    }
    System.out.println("| column | wakes a second | p99 late, ms | x floor's time (half lie) |");
    System.out.println("|---|---:|---:|---|");
    for (String name : names) {
      System.out.printf(
          Locale.ROOT,
          "| %s | %,.0f | %,.0f | %s |%n",
          name,
          rates.median(name),
          late.median(name),
          rates.ratio(name, FLOOR, true));
    }
    System.out.println(Database.load());
  }

  /** One round; returns how late each was, sorted, in milliseconds. */
  private static double[] run(Database database, String name, int wakes) throws Exception {
    try (Database.Place place = database.place(name.replace('-', '_'), CONNECTIONS)) {
      Taken taken = new Taken(wakes);
      WakeColumn column = WakeColumn.named(name, place.pool());
      column.schedule(wakes, Instant.now().truncatedTo(ChronoUnit.MICROS));
      Database.execute(place.pool(), "analyze", "checkpoint");
      Instant start = Instant.now();
      column.start(taken);
      taken.await(PATIENCE_SECONDS);
      column.stop();
      column.check(wakes);
      return taken.lateness(start);
    }
  }
}
