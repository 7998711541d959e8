package dev.tocsin.benchmarks;

import dev.tocsin.benchmarks.matrix.MatrixColumn;
import dev.tocsin.benchmarks.matrix.MatrixData;
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

/** Job B: one FIRST-hit decision over an escalation matrix. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@State(Scope.Thread)
@Floor("floor-bitset")
public class EscalationMatrixBenchmark {
  @Param({"floor-bitset", "floor-linear", "tocsin", "drools"})
  public String column;

  @Param({"10", "100", "1000", "10000"})
  public int rows;

  private MatrixData data;
  private MatrixColumn matrix;
  private int next;

  @Setup
  public void setUp() {
    data = new MatrixData(rows, 42);
    long start = System.nanoTime();
    matrix = MatrixColumn.named(column, data.rows);
    System.out.printf(
        "built %s of %d rows in %d ms; hit rate %.3f, mean rows a scan looks at %.0f%n",
        column, rows, (System.nanoTime() - start) / 1_000_000, data.hitRate, data.meanRowsLookedAt);
    int checks = column.equals("drools") ? 50 : MatrixData.QUERIES;
    for (int i = 0; i < checks; i++) {
      String got = matrix.decide(data.queries[i]);
      if (!Objects.equals(got, data.expected[i])) {
        throw new AssertionError("query " + i + ": " + got + ", not " + data.expected[i]);
      }
    }
  }

  @Benchmark
  public String decide() {
    int i = next;
    next = (i + 1) & (MatrixData.QUERIES - 1);
    return matrix.decide(data.queries[i]);
  }
}
