package dev.tocsin.benchmarks.durable;

import java.time.Instant;
import javax.sql.DataSource;

/** One column of job E2. Told each wake's number once its outcome is durable. */
interface WakeColumn {
  /** Sets wakes 0 to n-1 to one instant, durable on return. */
  void schedule(int wakes, Instant due) throws Exception;

  /** Starts to take what is due; called before anything is. */
  void start(Taken taken) throws Exception;

  /** Throws unless so many have left what they must. */
  void check(int wakes) throws Exception;

  /** Ends its threads. */
  void stop() throws InterruptedException;

  static WakeColumn named(String name, DataSource pool) throws Exception {
    return switch (name) {
      case "floor" -> new WakeFloor(pool);
      case "tocsin" -> new TocsinWakes(pool, false);
      case "tocsin-batched" -> new TocsinWakes(pool, true);
      case "db-scheduler" -> new DbSchedulerColumn(pool);
      default -> throw new IllegalArgumentException(name);
    };
  }
}
