package dev.tocsin.benchmarks;

import dev.tocsin.benchmarks.timer.TimerColumn;
import io.netty.util.HashedWheelTimer;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Job D, beside JMH: heap per timer, for one column in a fresh JVM; and, for the timers that own a
 * thread and follow the real clock, that thread's CPU time per second with 1,000 due a second.
 * Usage: TimerMemory COLUMN [SECONDS]
 */
public final class TimerMemory {
  private static final int INCIDENTS = 1_000_000;
  private static final SplittableRandom RANDOM = new SplittableRandom(42);
  private static final AtomicLong FIRED = new AtomicLong();
  private static final AtomicLong LATE_MS = new AtomicLong();
  static Object keep;
  private static Thread worker;

  public static void main(String[] args) throws Exception {
    String column = args[0];
    int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 20;
    long before = heap();
    long start = System.nanoTime();
    switch (column) {
      case "netty" -> netty();
      case "jdk-scheduledExecutor" -> scheduledExecutor();
      default -> {
        TimerColumn timers = TimerColumn.named(column, INCIDENTS);
        for (int i = 0; i < INCIDENTS; i++) {
          timers.schedule(i, TimerBenchmark.wait(RANDOM));
        }
        keep = timers;
      }
    }
    double fillNs = (double) (System.nanoTime() - start) / INCIDENTS;
    if (worker != null) {
      Thread.sleep(3_000);
    }
    System.out.printf(
        "%s: %.1f bytes per timer, %.0f ns to schedule one",
        column, (double) (heap() - before) / INCIDENTS, fillNs);
    if (worker != null) {
      long cpu = cpu();
      long fired = FIRED.get();
      long late = LATE_MS.get();
      Thread.sleep(seconds * 1_000L);
      fired = FIRED.get() - fired;
      System.out.printf(
          ", thread CPU %.3f ms per s with %.0f due a second, mean lateness %.1f ms",
          (cpu() - cpu) / 1e6 / seconds,
          (double) fired / seconds,
          (double) (LATE_MS.get() - late) / fired);
    }
    System.out.println();
    System.exit(0);
  }

  private static void netty() {
    HashedWheelTimer timer = new HashedWheelTimer(factory()); // 100 ms, 512 ticks: its defaults
    keep = timer;
    for (int i = 0; i < INCIDENTS; i++) {
      nettyArm(timer, i);
    }
  }

  private static void nettyArm(HashedWheelTimer timer, int incident) {
    long wait = TimerBenchmark.wait(RANDOM);
    long due = System.currentTimeMillis() + wait;
    timer.newTimeout(
        t -> {
          fired(due);
          nettyArm(timer, incident);
        },
        wait,
        TimeUnit.MILLISECONDS);
  }

  private static void scheduledExecutor() {
    ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, factory());
    executor.setRemoveOnCancelPolicy(true);
    keep = executor;
    for (int i = 0; i < INCIDENTS; i++) {
      executorArm(executor, i);
    }
  }

  private static void executorArm(ScheduledThreadPoolExecutor executor, int incident) {
    long wait = TimerBenchmark.wait(RANDOM);
    long due = System.currentTimeMillis() + wait;
    var unused =
        executor.schedule(
            () -> {
              fired(due);
              executorArm(executor, incident);
            },
            wait,
            TimeUnit.MILLISECONDS);
  }

  private static void fired(long due) {
    FIRED.incrementAndGet();
    LATE_MS.addAndGet(System.currentTimeMillis() - due);
  }

  private static ThreadFactory factory() {
    return task -> {
      worker = new Thread(task, "timer");
      worker.setDaemon(true);
      return worker;
    };
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getThreadCpuTime(worker.getId());
  }

  private static long heap() throws InterruptedException {
    for (int i = 0; i < 4; i++) {
      System.gc();
      Thread.sleep(100);
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
