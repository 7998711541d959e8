package dev.tocsin.calendar;

import java.time.Instant;
import java.util.List;

/**
 * All seconds of a calendar from 1970 on, counted. The last 400 years of the table come back for
 * ever: days of the week, dates and rules of zones do, as 400 years are whole weeks.
 *
 * <p>Counting takes two look-ups by binary search and one division, however far away; nothing is
 * allocated.
 */
final class Timeline {
  static final int FIRST = 1970;
  static final int CYCLE_YEARS = 400;

  /** What has no answer. */
  static final long NEVER = Long.MIN_VALUE;

  private static final long CYCLE = 146_097L * Week.DAY;
  private static final long MEAN_YEAR = CYCLE / CYCLE_YEARS;

  /** Beyond these no instant is sure to exist; the table itself has fewer than thirty. */
  private static final long MOST_CYCLES = Instant.MAX.getEpochSecond() / CYCLE - 30;

  private final Year[] years;

  /** Where the years begin; one more at the end. */
  private final long[] from;

  /** How much open time lies before each year, and how much closed time. */
  private final long[] open;

  private final long[] closed;

  /**
   * Sums up.
   *
   * @param years from 1970 on, the last 400 to be repeated
   * @param starts the epoch seconds with which they begin, and the one after the last
   */
  Timeline(List<Year> years, long[] starts) {
    this.years = years.toArray(Year[]::new);
    from = starts;
    open = new long[starts.length];
    closed = new long[starts.length];
    for (int i = 0; i < this.years.length; i++) {
      open[i + 1] = open[i] + this.years[i].totalOpen();
      closed[i + 1] = from[i + 1] - from[0] - open[i + 1];
    }
  }

  /** The first second of all. */
  long start() {
    return from[0];
  }

  /** How many open seconds lie before an epoch second, and in the lowest bit whether it is open. */
  long at(long epochSecond) {
    if (epochSecond < from[0]) {
      return 0;
    }
    int size = years.length;
    long second = epochSecond;
    long before = 0;
    if (second >= from[size]) {
      int repeated = size - CYCLE_YEARS;
      long cycles = (second - from[repeated]) / CYCLE;
      second -= cycles * CYCLE;
      before = cycles * (open[size] - open[repeated]);
    }
    int i = (int) ((second - from[0]) / MEAN_YEAR);
    while (i >= size || from[i] > second) {
      i--;
    }
    while (from[i + 1] <= second) {
      i++;
    }
    return years[i].at((int) (second - from[i])) + ((before + open[i]) << 1);
  }

  /**
   * Which epoch second from 1970 on is the one with so many open (or closed) ones before it.
   *
   * @return {@link #NEVER} when there is none
   */
  long nth(boolean ofOpen, long count) {
    long[] before = ofOpen ? open : closed;
    int size = years.length;
    long left = count;
    long skipped = 0;
    if (left >= before[size]) {
      int repeated = size - CYCLE_YEARS;
      long inCycle = before[size] - before[repeated];
      long cycles = inCycle == 0 ? Long.MAX_VALUE : (left - before[repeated]) / inCycle;
      if (cycles > MOST_CYCLES) {
        return NEVER;
      }
      left -= cycles * inCycle;
      skipped = cycles * CYCLE;
    }
    int i = Search.last(before, size, left);
    return skipped + from[i] + years[i].nth(ofOpen, (int) (left - before[i]));
  }
}
