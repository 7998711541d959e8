package dev.tocsin.examples.policytool;

import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** Steps as lines: what comes again and again in a row is told once. */
final class Folded {
  private static final int LONGEST_CYCLE = 4;
  private static final int FEWEST_TIMES = 3;

  private Folded() {}

  static List<String> lines(List<PlayedOut.Step> steps, DateTimeFormatter time) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    while (from < steps.size()) {
      int cycle = 1;
      int times = 0;
      for (int length = 1; length <= LONGEST_CYCLE && times == 0; length++) {
        int more = times(steps, from, length);
        if (more >= FEWEST_TIMES) {
          cycle = length;
          times = more;
        }
      }
      for (PlayedOut.Step step : steps.subList(from, from + cycle)) {
        lines.add("%s  %s".formatted(time.format(step.at()), Terminal.plain(step.words())));
      }
      int end = from + cycle * (times + 1);
      if (times > 0) {
        lines.add(
            "  … %sagain%s, %d times, last %s"
                .formatted(
                    cycle == 1 ? "" : "these " + cycle + " ",
                    every(steps.subList(from, end), cycle),
                    times,
                    time.format(steps.get(end - 1).at())));
      }
      from = end;
    }
    return lines;
  }

  /** How often a cycle comes again, right after itself. */
  private static int times(List<PlayedOut.Step> steps, int from, int length) {
    int same = 0;
    while (from + length + same < steps.size()
        && steps.get(from + same).kind().equals(steps.get(from + length + same).kind())) {
      same++;
    }
    return same / length;
  }

  /** The time between two, where it is always the same. */
  private static String every(List<PlayedOut.Step> steps, int cycle) {
    Duration first = Duration.between(steps.get(0).at(), steps.get(cycle).at());
    for (int i = cycle; i < steps.size(); i++) {
      if (!Duration.between(steps.get(i - cycle).at(), steps.get(i).at()).equals(first)) {
        return "";
      }
    }
    return " every " + RungWords.length(first);
  }
}
