package dev.tocsin.memory;

import java.util.Arrays;

/**
 * A heap of instants that knows where each slot lies, so that a move costs O(log n) and the first
 * is at hand: 16 bytes for each, no objects.
 *
 * <p>Four children to a node: half as deep as two, and one cache line holds them. A slot is any
 * small number from 0; it stands in the queue at most once. Slots of the same instant come in no
 * particular, but always the same order. Not thread-safe. Source: store-contract.md, C22.
 */
final class WakeQueue {
  private static final int ABSENT = -1;

  private long[] at = new long[16];
  private int[] slot = new int[16];
  private int[] place = {};
  private int size;

  /** How many stand in it. */
  int size() {
    return size;
  }

  /** The slot with the earliest instant, or -1. */
  int first() {
    return size == 0 ? ABSENT : slot[0];
  }

  /** The earliest instant, or {@link Micros#NEVER}. */
  long firstAt() {
    return size == 0 ? Micros.NEVER : at[0];
  }

  /** The slot at a place in no particular order, from 0 to {@link #size()}. */
  int slotAt(int index) {
    return slot[index];
  }

  /** Whether a slot stands in it. */
  boolean has(int which) {
    return which < place.length && place[which] >= 0;
  }

  /** Sets or moves the instant of a slot. */
  void set(int which, long when) {
    if (which >= place.length) {
      int old = place.length;
      place = Arrays.copyOf(place, Math.max(16, Math.max(which + 1, 2 * old)));
      Arrays.fill(place, old, place.length, ABSENT);
    }
    int p = place[which];
    if (p < 0) {
      if (size == at.length) {
        at = Arrays.copyOf(at, 2 * size);
        slot = Arrays.copyOf(slot, 2 * size);
      }
      up(size++, which, when);
    } else {
      settle(p, which, when);
    }
  }

  /** Takes a slot out, if it stands in it. */
  void remove(int which) {
    if (has(which)) {
      int p = place[which];
      place[which] = ABSENT;
      size--;
      if (p < size) {
        settle(p, slot[size], at[size]);
      }
    }
  }

  /** Takes the first out if its instant has come. Returns its slot, or -1. */
  int poll(long now) {
    if (size == 0 || at[0] > now) {
      return ABSENT;
    }
    int which = slot[0];
    place[which] = ABSENT;
    size--;
    if (size > 0) {
      down(0, slot[size], at[size]);
    }
    return which;
  }

  /** How many instants have come. The cost grows with that number only. */
  int count(long now) {
    return count(0, now);
  }

  private int count(int p, long now) {
    if (p >= size || at[p] > now) {
      return 0;
    }
    int sum = 1;
    int child = (p << 2) + 1;
    for (int c = child; c < child + 4; c++) {
      sum += count(c, now);
    }
    return sum;
  }

  /** Puts a slot at a place that held another instant: an earlier one goes up, a later one down. */
  private void settle(int p, int which, long when) {
    if (when < at[p]) {
      up(p, which, when);
    } else {
      down(p, which, when);
    }
  }

  private void up(int from, int which, long when) {
    int p = from;
    while (p > 0) {
      int parent = (p - 1) >>> 2;
      if (at[parent] <= when) {
        break;
      }
      put(p, slot[parent], at[parent]);
      p = parent;
    }
    put(p, which, when);
  }

  private void down(int from, int which, long when) {
    int p = from;
    while (true) {
      int first = (p << 2) + 1;
      if (first >= size) {
        break;
      }
      int least = first;
      for (int c = first + 1, end = Math.min(first + 4, size); c < end; c++) {
        if (at[c] < at[least]) {
          least = c;
        }
      }
      if (when <= at[least]) {
        break;
      }
      put(p, slot[least], at[least]);
      p = least;
    }
    put(p, which, when);
  }

  private void put(int p, int which, long when) {
    at[p] = when;
    slot[p] = which;
    place[which] = p;
  }
}
