package dev.tocsin.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/**
 * Runs JMH as its arguments say, and then prints one table: the median, least and greatest of all
 * iterations, how many times the floor of the same run that is (by the medians, and by the least
 * ones, which a busy machine disturbs less), and the bytes allocated per operation if JMH was told
 * {@code -prof gc}.
 */
public final class Summary {
  private static final String COLUMN = "column";
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private record Line(
      String job, String others, String column, String floor, Stats time, Double bytes) {
    boolean isFloorOf(Line line) {
      return !column.isEmpty()
          && job.equals(line.job)
          && others.equals(line.others)
          && column.equals(line.floor);
    }
  }

  private record Stats(double median, double least, double greatest) {
    static Stats of(double[] sorted) {
      int half = sorted.length / 2;
      double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
      return new Stats(median, sorted[0], sorted[sorted.length - 1]);
    }
  }

  private Summary() {}

  /** Takes what JMH takes. */
  public static void main(String[] args) throws Exception {
    CommandLineOptions options;
    try {
      options = new CommandLineOptions(args);
    } catch (CommandLineOptionException e) {
      System.err.println(e.getMessage());
      System.exit(1);
      return;
    }
    if (options.shouldHelp()
        || options.shouldList()
        || options.shouldListWithParams()
        || options.shouldListProfilers()) {
      org.openjdk.jmh.Main.main(args);
      return;
    }
    try {
      print(new Runner(options).run(), System.out);
    } catch (RunnerException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static void print(Collection<RunResult> results, PrintStream out)
      throws ReflectiveOperationException {
    List<Line> lines = new ArrayList<>();
    for (RunResult result : results) {
      lines.add(line(result));
    }
    out.println();
    out.println(
        "| job | with | column | median ns | least | greatest | x floor | by least | B/op |");
    out.println("|---|---|---|---:|---:|---:|---:|---:|---:|");
    for (Line line : lines) {
      out.printf(
          Locale.ROOT,
          "| %s | %s | %s | %s | %s | %s | %s | %s | %s |%n",
          line.job(),
          line.others(),
          line.column(),
          number(line.time().median()),
          number(line.time().least()),
          number(line.time().greatest()),
          ratio(line, lines, Stats::median),
          ratio(line, lines, Stats::least),
          line.bytes() == null ? "" : "%,.0f".formatted(line.bytes()));
    }
  }

  private static Line line(RunResult result) throws ReflectiveOperationException {
    String benchmark = result.getParams().getBenchmark();
    int dot = benchmark.lastIndexOf('.');
    Class<?> type = Class.forName(benchmark.substring(0, dot));
    Floor floor = type.getAnnotation(Floor.class);
    Map<String, String> params = new LinkedHashMap<>();
    for (String key : result.getParams().getParamsKeys()) {
      params.put(key, result.getParams().getParam(key));
    }
    String column = params.remove(COLUMN);
    return new Line(
        type.getSimpleName().replace("Benchmark", "") + benchmark.substring(dot),
        params.isEmpty() ? "" : params.toString(),
        column == null ? "" : column,
        floor == null ? "" : floor.value(),
        times(result),
        bytes(result));
  }

  private static Stats times(RunResult result) {
    DoubleStream.Builder scores = DoubleStream.builder();
    for (BenchmarkResult fork : result.getBenchmarkResults()) {
      for (IterationResult iteration : fork.getIterationResults()) {
        scores.add(iteration.getPrimaryResult().getScore());
      }
    }
    return Stats.of(scores.build().sorted().toArray());
  }

  private static Double bytes(RunResult result) {
    DoubleStream.Builder bytes = DoubleStream.builder();
    for (BenchmarkResult fork : result.getBenchmarkResults()) {
      for (String key : fork.getSecondaryResults().keySet()) {
        if (key.endsWith(ALLOCATED)) {
          bytes.add(fork.getSecondaryResults().get(key).getScore());
        }
      }
    }
    double[] sorted = bytes.build().sorted().toArray();
    return sorted.length == 0 ? null : Stats.of(sorted).median();
  }

  private static String ratio(Line line, List<Line> lines, ToDoubleFunction<Stats> of) {
    for (Line each : lines) {
      if (each.isFloorOf(line)) {
        return String.format(
            Locale.ROOT, "%.2f", of.applyAsDouble(line.time()) / of.applyAsDouble(each.time()));
      }
    }
    return "";
  }

  private static String number(double ns) {
    return String.format(Locale.ROOT, ns < 100 ? "%.1f" : "%,.0f", ns);
  }
}
