package dev.tocsin.benchmarks;

import dev.tocsin.benchmarks.timer.TimerColumn;
import java.util.SplittableRandom;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Job D: 1,000,000 open incidents, each with a next-due time, exponentially spread with a mean of
 * 1,000 s, so that each step of 1 s finds 0.1% due for as long as the run lasts.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 2,
    jvmArgsAppend = {"-Xms4g", "-Xmx12g"})
@State(Scope.Thread)
@Floor("floor-heap")
public class TimerBenchmark {
  static final int STEP_MS = 1_000;

  @Param({
    "floor-heap",
    "floor-scan",
    "tocsin-wakeQueue",
    "tocsin-store",
    "jdk-priorityQueue",
    "jdk-treeSet",
    "jdk-skipList",
    "agrona-wheel"
  })
  public String column;

  @Param("1000000")
  public int incidents;

  private final SplittableRandom random = new SplittableRandom(42);
  private TimerColumn timers;
  private int[] due;
  private long now;
  private long steps;
  private long fired;

  static long wait(SplittableRandom random) {
    return 1 + (long) (-Math.log(1 - random.nextDouble()) * 1_000 * STEP_MS);
  }

  @Setup
  public void setUp() {
    timers = TimerColumn.named(column, incidents);
    due = new int[incidents];
    for (int i = 0; i < incidents; i++) {
      timers.schedule(i, wait(random));
    }
  }

  @TearDown
  public void tell() {
    if (steps > 0) {
      System.out.printf("mean due per step %.1f over %d steps%n", (double) fired / steps, steps);
    }
  }

  /** One step: take out what is due (about 1,000) and give each of these a new time. */
  @Benchmark
  public int stepThousandDue() {
    now += STEP_MS;
    int n = timers.drain(now, due);
    for (int i = 0; i < n; i++) {
      timers.schedule(due[i], now + wait(random));
    }
    steps++;
    fired += n;
    return n;
  }

  /** A poll that finds nothing due: what an idle sweeper costs. */
  @Benchmark
  public int pollNothingDue() {
    return timers.drain(0, due);
  }

  /** An acknowledgement: one incident's time moved to another. */
  @Benchmark
  public void move() {
    timers.move(random.nextInt(incidents), now + wait(random));
  }
}
