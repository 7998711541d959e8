package dev.tocsin.benchmarks.durable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Threads that take what is due, and look again after a pause when nothing was. */
final class Workers {
  /** A turn; returns how many it took. */
  interface Turn {
    int take() throws Exception;
  }

  private static final long POLL_MILLIS = 20;

  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopped;

  Workers(int number, Turn turn) {
    for (int i = 0; i < number; i++) {
      Thread thread = new Thread(() -> run(turn), "worker-" + i);
      threads.add(thread);
      thread.start();
    }
  }

  private void run(Turn turn) {
    try {
      while (!stopped) {
        if (turn.take() == 0) {
          TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
      }
    } catch (Exception e) {
      if (!stopped) {
        e.printStackTrace();
      }
    }
  }

  void stop() throws InterruptedException {
    stopped = true;
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
