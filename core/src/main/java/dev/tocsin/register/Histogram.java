package dev.tocsin.register;

import java.time.Duration;
import java.util.Arrays;

/**
 * Durations counted in log-linear buckets: each power of two of milliseconds is cut into {@value
 * #PARTS} equal parts, so that the middle of a bucket is at most 1/256 away from whatever lies in
 * it. Below {@value #PARTS} ms every millisecond has its own bucket.
 *
 * <p>Its size depends on the range of the durations (1 KiB for each power of two that occurs),
 * never on how many there are. Two of them can be merged, in any order, without further loss. The
 * idea is HdrHistogram's. For one thread.
 */
final class Histogram {
  /** Half of a bucket's width over its lower end. */
  static final double RELATIVE_ERROR = 1.0 / 256;

  private static final int BITS = 7;
  private static final int PARTS = 1 << BITS;

  /** Rows of buckets; the first is for all below {@link #PARTS} ms. */
  private final long[][] rows = new long[Long.SIZE - BITS + 1][0];

  private long count;
  private long seconds;
  private long rest;
  private long least = Long.MAX_VALUE;
  private long most;

  /** Counts a duration; a negative one as zero. Costs the same for each. */
  void add(Duration duration) {
    long millis = duration.isNegative() ? 0 : duration.toMillis();
    int row = row(millis);
    buckets(row)[slot(millis, row)]++;
    count++;
    seconds += millis / 1_000;
    rest += millis % 1_000;
    least = Math.min(least, millis);
    most = Math.max(most, millis);
  }

  /** Counts all that the other has counted. */
  void merge(Histogram other) {
    for (int row = 0; row < rows.length; row++) {
      long[] theirs = other.rows[row];
      for (int i = 0; i < theirs.length; i++) {
        buckets(row)[i] += theirs[i];
      }
    }
    count += other.count;
    seconds += other.seconds;
    rest += other.rest;
    least = Math.min(least, other.least);
    most = Math.max(most, other.most);
  }

  long count() {
    return count;
  }

  /** How many buckets take up memory. */
  int size() {
    return Arrays.stream(rows).mapToInt(row -> row.length).sum();
  }

  /**
   * The smallest of the durations that at least so large a share of them does not exceed (the
   * nearest rank), within the relative error; of the smallest and the largest exactly.
   */
  Duration quantile(double share) {
    if (count == 0) {
      return Duration.ZERO;
    }
    long rank = Math.max(1, (long) Math.ceil(share * count));
    if (rank == count) {
      return Duration.ofMillis(most);
    }
    long seen = 0;
    for (int row = 0; row < rows.length; row++) {
      long[] buckets = rows[row];
      for (int i = 0; i < buckets.length; i++) {
        seen += buckets[i];
        if (seen >= rank) {
          return Duration.ofMillis(Math.min(most, Math.max(least, middle(row, i))));
        }
      }
    }
    throw new AssertionError("the buckets hold as many as were counted");
  }

  Duration mean() {
    return count == 0
        ? Duration.ZERO
        : Duration.ofSeconds(seconds).plusMillis(rest).dividedBy(count);
  }

  Duration longest() {
    return Duration.ofMillis(most);
  }

  Figures.Times times() {
    return new Figures.Times(
        count, mean(), quantile(0.5), quantile(0.9), quantile(0.95), longest());
  }

  private long[] buckets(int row) {
    if (rows[row].length == 0) {
      rows[row] = new long[PARTS];
    }
    return rows[row];
  }

  private static int row(long millis) {
    return Math.max(0, Long.SIZE - BITS - Long.numberOfLeadingZeros(millis));
  }

  private static int slot(long millis, int row) {
    return row == 0 ? (int) millis : (int) (millis >>> (row - 1)) - PARTS;
  }

  private static long middle(int row, int slot) {
    if (row == 0) {
      return slot;
    }
    long width = 1L << (row - 1);
    return ((long) (slot + PARTS) << (row - 1)) + width / 2;
  }
}
