package dev.tocsin.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;

/** Stands here until there is something to measure. */
public class PlaceholderBenchmark {

  /** The smallest job. */
  @Benchmark
  public void nothing() {}
}
