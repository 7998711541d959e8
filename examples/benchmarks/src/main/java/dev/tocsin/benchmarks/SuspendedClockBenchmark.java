package dev.tocsin.benchmarks;

import dev.tocsin.benchmarks.calendar.Office;
import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.calendar.Interval;
import dev.tocsin.calendar.SuspendedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

/** When a target is due after so many holds: what each of them costs, on either clock. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@State(Scope.Thread)
@Floor("0")
public class SuspendedClockBenchmark {
  private static final Instant START = Instant.parse("2026-03-02T15:00:00Z");
  private static final Duration EACH = Duration.ofHours(3);

  @Param({"0", "1", "10", "100", "1000"})
  public String column;

  @Param({"elapsed", "office"})
  public String clock;

  private final List<Interval> holds = new ArrayList<>();
  private BusinessCalendar calendar;
  private Duration threshold;

  @Setup
  public void setUp() {
    int count = Integer.parseInt(column);
    calendar = clock.equals("office") ? Office.calendar() : BusinessCalendar.ALWAYS;
    Instant at = START;
    Duration free = Duration.ZERO;
    for (int i = 0; i < count; i++) {
      Interval hold = new Interval(at.plus(EACH), at.plus(EACH).plus(EACH));
      free = free.plus(calendar.between(at, hold.from()));
      at = hold.until();
      holds.add(hold);
    }
    threshold = free.plus(EACH);
    Instant due = due();
    if (!SuspendedClock.served(calendar, START, due, holds).equals(threshold)
        || !calendar.plus(at, EACH).equals(due)) {
      throw new AssertionError("due at " + due);
    }
  }

  @Benchmark
  public Instant due() {
    return SuspendedClock.due(calendar, START, threshold, holds);
  }
}
