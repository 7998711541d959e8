package dev.tocsin.benchmarks;

import dev.tocsin.benchmarks.calendar.Office;
import dev.tocsin.calendar.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Business time over an hour and over ten years: the columns differ in the span, and the one to
 * compare with is the hour. {@code walk} is the sum from day to day that one would write by hand.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
@State(Scope.Thread)
@Floor("hour")
public class BusinessTimeBenchmark {
  private static final int QUERIES = 4_096;

  @Param({"hour", "week", "year", "tenYears"})
  public String column;

  private final Instant[] starts = new Instant[QUERIES];
  private final Instant[] ends = new Instant[QUERIES];
  private BusinessCalendar calendar;
  private Duration open;
  private int next;

  @Setup
  public void setUp() {
    calendar = Office.calendar();
    open =
        Duration.ofHours(
            switch (column) {
              case "hour" -> 1;
              case "week" -> 40;
              case "year" -> 2_000;
              case "tenYears" -> 20_000;
              default -> throw new IllegalArgumentException(column);
            });
    Random random = new Random(42);
    for (int i = 0; i < QUERIES; i++) {
      starts[i] =
          Instant.parse("2021-01-01T00:00:00Z").plusMillis((long) (random.nextDouble() * 252e9));
      ends[i] = calendar.plus(starts[i], open);
      if (!Office.walk(calendar, starts[i], open).equals(ends[i])
          || !calendar.between(starts[i], ends[i]).equals(open)) {
        throw new AssertionError(starts[i] + " + " + open + ": " + ends[i]);
      }
    }
  }

  @Benchmark
  public Instant plus() {
    return calendar.plus(starts[turn()], open);
  }

  @Benchmark
  public Duration between() {
    int i = turn();
    return calendar.between(starts[i], ends[i]);
  }

  @Benchmark
  public Instant walk() {
    return Office.walk(calendar, starts[turn()], open);
  }

  private int turn() {
    int i = next;
    next = (i + 1) & (QUERIES - 1);
    return i;
  }
}
