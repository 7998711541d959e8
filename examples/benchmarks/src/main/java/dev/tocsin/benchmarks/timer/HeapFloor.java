package dev.tocsin.benchmarks.timer;

import java.util.Arrays;

/** A 4-ary heap of primitives that knows each incident's place, so that a move is O(log n). */
final class HeapFloor implements TimerColumn {
  private final long[] due; // heap place -> time
  private final int[] incident; // heap place -> incident
  private final int[] place; // incident -> heap place, or -1
  private int size;

  HeapFloor(int incidents) {
    due = new long[incidents];
    incident = new int[incidents];
    place = new int[incidents];
    Arrays.fill(place, -1);
  }

  @Override
  public void schedule(int which, long at) {
    up(size++, which, at);
  }

  @Override
  public void move(int which, long at) {
    int p = place[which];
    if (at < due[p]) {
      up(p, which, at);
    } else {
      down(p, which, at);
    }
  }

  @Override
  public int drain(long now, int[] out) {
    int n = 0;
    while (size > 0 && due[0] <= now) {
      out[n++] = incident[0];
      place[incident[0]] = -1;
      size--;
      if (size > 0) {
        down(0, incident[size], due[size]);
      }
    }
    return n;
  }

  private void up(int p, int which, long at) {
    while (p > 0) {
      int parent = (p - 1) >>> 2;
      if (due[parent] <= at) {
        break;
      }
      put(p, incident[parent], due[parent]);
      p = parent;
    }
    put(p, which, at);
  }

  private void down(int p, int which, long at) {
    while (true) {
      int first = (p << 2) + 1;
      if (first >= size) {
        break;
      }
      int least = first;
      for (int c = first + 1, end = Math.min(first + 4, size); c < end; c++) {
        if (due[c] < due[least]) {
          least = c;
        }
      }
      if (at <= due[least]) {
        break;
      }
      put(p, incident[least], due[least]);
      p = least;
    }
    put(p, which, at);
  }

  private void put(int p, int which, long at) {
    due[p] = at;
    incident[p] = which;
    place[which] = p;
  }
}
