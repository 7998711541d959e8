package dev.tocsin.benchmarks.durable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.LongStream;

/** When each wake of one round was done. Safe for many threads. */
final class Taken {
  private final AtomicLongArray at;
  private final CountDownLatch left;
  private final AtomicInteger repeated = new AtomicInteger();

  Taken(int wakes) {
    at = new AtomicLongArray(wakes);
    left = new CountDownLatch(wakes);
  }

  /** Called after the commit that ends the wake. */
  void done(int wake) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    if (at.compareAndSet(wake, 0, micros)) {
      left.countDown();
    } else {
      repeated.incrementAndGet();
    }
  }

  /** Waits for all; throws when some are missing, or one was done twice. */
  void await(long seconds) throws InterruptedException {
    if (!left.await(seconds, TimeUnit.SECONDS) || repeated.get() > 0) {
      throw new AssertionError(left.getCount() + " missing, " + repeated + " done twice");
    }
  }

  /** Milliseconds after they were due, sorted. */
  double[] lateness(Instant due) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, due);
    return LongStream.range(0, at.length())
        .mapToDouble(i -> (at.get((int) i) - micros) / 1_000.0)
        .sorted()
        .toArray();
  }
}
