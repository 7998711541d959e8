package dev.tocsin.benchmarks;

import dev.tocsin.benchmarks.category.CategoryColumn;
import dev.tocsin.benchmarks.category.CategoryData;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
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

/** Job C: the team of the longest mapped category prefix, among 10,000. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@State(Scope.Thread)
@Floor("floor-hashMap")
public class CategoryMappingBenchmark {
  @Param({
    "floor-rollingHash",
    "floor-hashMap",
    "floor-trie",
    "floor-treeMap",
    "floor-linear",
    "tocsin",
    "tocsin-checked",
    "guava-rangeMap",
    "concurrent-trees"
  })
  public String column;

  @Param("10000")
  public int categories;

  /**
   * ring: the same String objects again and again, hash codes cached; fresh: a new one each time.
   */
  @Param({"ring", "fresh"})
  public String strings;

  private CategoryData data;
  private byte[][] bytes;
  private CategoryColumn mapping;
  private int next;

  @Setup
  public void setUp() {
    data = new CategoryData(categories, 42);
    mapping = CategoryColumn.named(column, data.teamByPrefix);
    for (int i = 0; i < CategoryData.QUERIES; i++) {
      data.queries[i] = mapping.spelling(data.queries[i]);
      String got = mapping.team(data.queries[i]);
      if (!Objects.equals(got, data.expected[i])) {
        throw new AssertionError(data.queries[i] + ": " + got + ", not " + data.expected[i]);
      }
    }
    if (strings.equals("fresh")) {
      bytes = new byte[CategoryData.QUERIES][];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = data.queries[i].getBytes(StandardCharsets.ISO_8859_1);
      }
    }
    System.out.printf("hit rate %.3f%n", data.hitRate);
  }

  @Benchmark
  public String team() {
    int i = next;
    next = (i + 1) & (CategoryData.QUERIES - 1);
    return mapping.team(
        bytes == null ? data.queries[i] : new String(bytes[i], StandardCharsets.ISO_8859_1));
  }
}
