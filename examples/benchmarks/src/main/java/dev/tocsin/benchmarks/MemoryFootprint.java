package dev.tocsin.benchmarks;

import dev.tocsin.memory.MemoryStore;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.Lane;
import dev.tocsin.store.Wake;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The heap that open incidents take in the memory store, after a collection. Each has a title, a
 * description, a dedup key and two attributes of its own, two entries and a wake, and its commit is
 * remembered. Usage: MemoryFootprint [INCIDENTS]; run it with -Xmx1500m.
 */
public final class MemoryFootprint {
  private static final Instant START = Instant.parse("2026-11-27T00:00:00Z");

  private MemoryFootprint() {}

  public static void main(String[] args) throws InterruptedException {
    int incidents = args.length == 0 ? 1_000_000 : Integer.parseInt(args[0]);
    HandClock clock = new HandClock(START);
    MemoryStore store = MemoryStore.create(clock);
    SplittableRandom random = new SplittableRandom(42);
    long before = heap();
    long start = System.nanoTime();
    for (int i = 0; i < incidents; i++) {
      Instant now = START.plusMillis(i);
      clock.set(now);
      Wake wake = new Wake(now.plusSeconds(random.nextInt(60, 86_400)), Lane.NORMAL);
      CommitResult result = store.commit(Incidents.log(i, now, wake));
      if (!(result instanceof CommitResult.Committed)) {
        throw new IllegalStateException(result.toString());
      }
    }
    double each = (double) (System.nanoTime() - start) / incidents;
    long used = heap() - before;
    System.out.printf(
        Locale.ROOT,
        "%,d open incidents: %,d MB, %,.0f bytes each; %,.0f ns to log one; heap at most %,d MB; next wake %s%n",
        incidents,
        used / 1_000_000,
        (double) used / incidents,
        each,
        Runtime.getRuntime().maxMemory() / 1_000_000,
        store.earliestClaimable(Set.of(Incidents.TENANT)).orElseThrow());
  }

  /** What is in use after collecting, until it shrinks no more. */
  static long heap() throws InterruptedException {
    Runtime runtime = Runtime.getRuntime();
    long used = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      System.gc();
      Thread.sleep(100);
      used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
    }
    return used;
  }
}
