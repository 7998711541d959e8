package dev.tocsin.memory;

import dev.tocsin.benchmarks.timer.TimerColumn;

/**
 * The queue in which the memory store keeps its wakes, alone. It stands in this package because the
 * queue is not public; benchmarks run on the class path, which allows it.
 */
public final class WakeQueueColumn implements TimerColumn {
  private final WakeQueue queue = new WakeQueue();

  @Override
  public void schedule(int incident, long due) {
    queue.set(incident, due);
  }

  @Override
  public void move(int incident, long due) {
    queue.set(incident, due);
  }

  @Override
  public int drain(long now, int[] out) {
    int n = 0;
    for (int slot = queue.poll(now); slot >= 0; slot = queue.poll(now)) {
      out[n++] = slot;
    }
    return n;
  }
}
