package dev.tocsin.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;

/**
 * For how long something holds, from samples: each whole hour and one instant between it and the
 * next, which stands for all between.
 */
final class Stretches {
  private static final Duration POINT = Duration.ofNanos(1_000);
  private final TreeMap<Instant, Boolean> holds = new TreeMap<>();

  void add(Instant logged, boolean value) {
    holds.merge(logged, value, Boolean::logicalOr);
  }

  boolean ever() {
    return holds.containsValue(true);
  }

  boolean always() {
    return ever() && !holds.containsValue(false);
  }

  private static boolean point(Instant at) {
    return at.getEpochSecond() % 3600 == 0;
  }

  private static Instant from(Instant at) {
    return point(at) ? at : at.minusSeconds(1800).plus(POINT);
  }

  private static Instant until(Instant at) {
    return point(at) ? at.plus(POINT) : at.plusSeconds(1800);
  }

  Instant first() {
    for (var each : holds.entrySet()) {
      if (each.getValue()) {
        return from(each.getKey());
      }
    }
    throw new IllegalStateException("it never holds");
  }

  /** In the words of a finding. */
  String words() {
    if (always()) {
      return "always";
    }
    Duration all = Duration.ZERO;
    Duration longest = Duration.ZERO;
    Duration running = Duration.ZERO;
    int count = 0;
    Instant open = null;
    for (var each : holds.entrySet()) {
      if (!each.getValue()) {
        continue;
      }
      Instant from = from(each.getKey());
      if (!from.equals(open)) {
        count++;
        running = Duration.ZERO;
      }
      open = until(each.getKey());
      Duration length = Duration.between(from, open);
      all = all.plus(length);
      running = running.plus(length);
      longest = running.compareTo(longest) > 0 ? running : longest;
    }
    return "%s in all, in %s, %s at the longest"
        .formatted(length(all), count == 1 ? "1 stretch" : count + " stretches", length(longest));
  }

  private static String length(Duration duration) {
    long minutes = duration.plusSeconds(30).toMinutes();
    return minutes == 0
        ? "less than a minute"
        : minutes < 120 ? minutes + " min" : minutes / 60 + " h";
  }
}
