package dev.tocsin.benchmarks.durable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Figures of columns that took turns. A column is compared with the floor round by round, so that a
 * machine that was busy for a while was so for both, and the median of these ratios is told.
 */
final class Rounds {
  private final Map<String, List<Double>> figures = new LinkedHashMap<>();

  void add(String column, double figure) {
    figures.computeIfAbsent(column, each -> new ArrayList<>()).add(figure);
  }

  double median(String column) {
    return median(figures.get(column));
  }

  /** The median of the ratios to the floor, as {@code 1.23 (1.20 to 1.31)}; half lie between. */
  String ratio(String column, String floor, boolean moreIsBetter) {
    if (!figures.containsKey(floor)) {
      return "";
    }
    List<Double> mine = figures.get(column);
    List<Double> base = figures.get(floor);
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < mine.size(); i++) {
      ratios.add(moreIsBetter ? base.get(i) / mine.get(i) : mine.get(i) / base.get(i));
    }
    ratios.sort(null);
    return String.format(
        Locale.ROOT,
        "%.2f (%.2f to %.2f)",
        median(ratios),
        ratios.get(ratios.size() / 4),
        ratios.get(ratios.size() * 3 / 4));
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(each -> each).sorted().toArray();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
