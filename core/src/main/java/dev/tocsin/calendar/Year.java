package dev.tocsin.calendar;

import java.util.Arrays;

/**
 * One year of a calendar: stretches, each on one weekly pattern. Seconds count from the year's
 * start, so that years of the same shape share one of these.
 */
final class Year {
  private final int size;

  /** Where the stretches begin. */
  private final int[] from;

  /** How much open time lies before each stretch, and how much closed time. */
  private final int[] open;

  private final int[] closed;

  /** What each stretch repeats, and at which second of it the stretch begins. */
  private final Week[] week;

  private final int[] phase;

  /** What the pattern says at that second. */
  private final int[] base;

  private Year(Builder builder, int length) {
    size = builder.size;
    from = Arrays.copyOf(builder.from, size);
    week = Arrays.copyOf(builder.week, size);
    phase = Arrays.copyOf(builder.phase, size);
    open = new int[size + 1];
    closed = new int[size + 1];
    base = new int[size];
    for (int i = 0; i < size; i++) {
      int span = (i + 1 < size ? from[i + 1] : length) - from[i];
      base[i] = week[i].at(phase[i]) >> 1;
      int opened = (week[i].at(phase[i] + span) >> 1) - base[i];
      open[i + 1] = open[i] + opened;
      closed[i + 1] = closed[i] + span - opened;
    }
  }

  int totalOpen() {
    return open[size];
  }

  /** How many open seconds lie before a second, and in the lowest bit whether it is open. */
  int at(int second) {
    int i = Search.last(from, size, second);
    return week[i].at(phase[i] + second - from[i]) + ((open[i] - base[i]) << 1);
  }

  /** Which second is the one with so many open (or closed) ones before it; there must be one. */
  int nth(boolean ofOpen, int count) {
    int[] before = ofOpen ? open : closed;
    int i = Search.last(before, size, count);
    int inWeek = count - before[i] + (ofOpen ? base[i] : phase[i] - base[i]);
    return from[i] + week[i].nth(ofOpen, inWeek) - phase[i];
  }

  /** Takes stretches in order. */
  static final class Builder {
    private int size;
    private int[] from = new int[8];
    private Week[] week = new Week[8];
    private int[] phase = new int[8];

    /** From a second on this pattern holds; what began at the same second gives way. */
    void add(int second, Week pattern, int inWeek) {
      if (size > 0 && from[size - 1] == second) {
        size--;
      }
      boolean flat = pattern == Week.OPEN || pattern == Week.CLOSED;
      if (flat && size > 0 && week[size - 1] == pattern) {
        return;
      }
      if (size == from.length) {
        from = Arrays.copyOf(from, 2 * size);
        week = Arrays.copyOf(week, 2 * size);
        phase = Arrays.copyOf(phase, 2 * size);
      }
      from[size] = second;
      week[size] = pattern;
      phase[size] = inWeek;
      size++;
    }

    Year build(int length) {
      return new Year(this, length);
    }
  }
}
