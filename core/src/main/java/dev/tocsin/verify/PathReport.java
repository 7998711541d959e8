package dev.tocsin.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** At which of the log instants that were looked at something holds. */
final class PathReport {
  /** From one instant to another, the latter not included. */
  private record Stretch(Instant from, Instant until) {}

  private final List<Stretch> asked = new ArrayList<>();
  private final List<Stretch> holds = new ArrayList<>();

  void add(Instant from, Instant until, boolean holding) {
    add(asked, new Stretch(from, until));
    if (holding) {
      add(holds, new Stretch(from, until));
    }
  }

  /** In the order of their starts; those that touch or overlap are one. */
  private static void add(List<Stretch> all, Stretch next) {
    int last = all.size() - 1;
    if (last < 0 || all.get(last).until().isBefore(next.from())) {
      all.add(next);
    } else if (next.until().isAfter(all.get(last).until())) {
      all.set(last, new Stretch(all.get(last).from(), next.until()));
    }
  }

  /** What holds for one kind of incident or another. */
  static PathReport any(Collection<PathReport> reports) {
    PathReport any = new PathReport();
    List<Stretch> asked = new ArrayList<>();
    List<Stretch> holds = new ArrayList<>();
    for (PathReport each : reports) {
      asked.addAll(each.asked);
      holds.addAll(each.holds);
    }
    asked.sort(Comparator.comparing(Stretch::from));
    holds.sort(Comparator.comparing(Stretch::from));
    asked.forEach(each -> add(any.asked, each));
    holds.forEach(each -> add(any.holds, each));
    return any;
  }

  boolean ever() {
    return !holds.isEmpty();
  }

  boolean always() {
    return ever() && holds.equals(asked);
  }

  @Nullable Instant first() {
    return holds.isEmpty() ? null : holds.get(0).from();
  }

  /**
   * "12 h in all, in 3 stretches, 8 h at the longest"; "always" when at each that was looked at.
   */
  String words() {
    if (always()) {
      return "always";
    }
    Duration all = Duration.ZERO;
    Duration longest = Duration.ZERO;
    for (Stretch each : holds) {
      Duration length = Duration.between(each.from(), each.until());
      all = all.plus(length);
      longest = length.compareTo(longest) > 0 ? length : longest;
    }
    return "%s in all, in %s, %s at the longest"
        .formatted(
            length(all),
            Words.count(holds.size(), "stretch").replace("stretchs", "stretches"),
            length(longest));
  }

  /**
   * To the nearest minute: a stretch may begin a microsecond after the instant that it is due to.
   */
  private static String length(Duration duration) {
    long minutes = duration.plusSeconds(30).toMinutes();
    if (minutes < 1) {
      return "less than a minute";
    }
    if (minutes < 120) {
      return minutes + " min";
    }
    return minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
  }
}
