package dev.tocsin.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/** Threads that wait for each other at a barrier and go on all at once, round after round. */
final class Rendezvous implements AutoCloseable {
  private static final int SECONDS = 50;

  private final int threads;
  private final ExecutorService pool;

  Rendezvous(int threads) {
    this.threads = threads;
    this.pool = Executors.newFixedThreadPool(threads);
  }

  /** One round: each thread does its work; the results in the order of their numbers. */
  <T> List<T> round(IntFunction<T> work) {
    CyclicBarrier barrier = new CyclicBarrier(threads);
    List<Future<T>> futures = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int number = i;
      futures.add(
          pool.submit(
              () -> {
                barrier.await(SECONDS, TimeUnit.SECONDS);
                return work.apply(number);
              }));
    }
    List<T> results = new ArrayList<>();
    for (Future<T> future : futures) {
      results.add(result(future));
    }
    return results;
  }

  /**
   * One round in which a thread works while the others look: again and again until it has ended,
   * and once more. Whether the work succeeded, and whether all that each of them saw was right.
   *
   * @param look whether what the thread of this number, from 1 on, sees is right
   */
  List<Boolean> beside(BooleanSupplier work, IntPredicate look) {
    AtomicBoolean ended = new AtomicBoolean();
    return round(
        number -> {
          if (number == 0) {
            try {
              return work.getAsBoolean();
            } finally {
              ended.set(true);
            }
          }
          boolean last;
          do {
            last = ended.get();
            if (!look.test(number)) {
              return false;
            }
          } while (!last);
          return true;
        });
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AssertionError error) {
        throw error;
      }
      throw new AssertionError("a thread of the race failed: " + e.getCause(), e.getCause());
    } catch (Exception e) {
      throw new AssertionError("the race did not end: " + e, e);
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
