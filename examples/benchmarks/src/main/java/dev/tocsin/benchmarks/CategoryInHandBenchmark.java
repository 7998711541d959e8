package dev.tocsin.benchmarks;

import dev.tocsin.benchmarks.category.BuiltCategories;
import dev.tocsin.benchmarks.category.CategoryData;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Beside job C, for information: what a look-up costs the engine, which has the incident's category
 * in hand and makes none. It is another job than C, so there is no floor beside it.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@State(Scope.Thread)
public class CategoryInHandBenchmark {
  private BuiltCategories categories;
  private int next;

  @Setup
  public void setUp() {
    CategoryData data = new CategoryData(10_000, 42);
    categories = new BuiltCategories(data);
    for (int i = 0; i < CategoryData.QUERIES; i++) {
      String team = categories.team(i);
      if (data.expected[i] != null && !data.expected[i].equals(team)) {
        throw new AssertionError(data.queries[i] + ": " + team + ", not " + data.expected[i]);
      }
    }
  }

  @Benchmark
  public String team() {
    int i = next;
    next = (i + 1) & (CategoryData.QUERIES - 1);
    return categories.team(i);
  }
}
