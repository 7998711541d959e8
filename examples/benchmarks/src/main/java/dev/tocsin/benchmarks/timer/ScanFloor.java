package dev.tocsin.benchmarks.timer;

import java.util.Arrays;

/** No index: look at every incident. */
final class ScanFloor implements TimerColumn {
  private final long[] due;

  ScanFloor(int incidents) {
    due = new long[incidents];
    Arrays.fill(due, Long.MAX_VALUE);
  }

  @Override
  public void schedule(int incident, long at) {
    due[incident] = at;
  }

  @Override
  public void move(int incident, long at) {
    due[incident] = at;
  }

  @Override
  public int drain(long now, int[] out) {
    int n = 0;
    for (int i = 0; i < due.length; i++) {
      if (due[i] <= now) {
        due[i] = Long.MAX_VALUE;
        out[n++] = i;
      }
    }
    return n;
  }
}
