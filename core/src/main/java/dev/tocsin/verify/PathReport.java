package dev.tocsin.verify;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** For how long something holds, over all log instants of a window; its longest stretch. */
final class PathReport {
  private Duration all = Duration.ZERO;
  private Duration longest = Duration.ZERO;
  private Duration running = Duration.ZERO;
  private Duration asked = Duration.ZERO;
  private long stretches;
  private @Nullable Instant first;
  private @Nullable Instant open;

  void add(Instant from, Instant until, boolean holds) {
    Duration length = Duration.between(from, until);
    asked = asked.plus(length);
    if (!holds) {
      running = Duration.ZERO;
      open = null;
      return;
    }
    all = all.plus(length);
    if (open == null || !open.equals(from)) {
      running = Duration.ZERO;
      stretches++;
    }
    first = first == null ? from : first;
    running = running.plus(length);
    open = until;
    if (running.compareTo(longest) > 0) {
      longest = running;
    }
  }

  boolean ever() {
    return first != null;
  }

  boolean always() {
    return first != null && all.equals(asked);
  }

  @Nullable Instant first() {
    return first;
  }

  Duration all() {
    return all;
  }

  /** "for 12 h in all, 3 times, 8 h at the longest". */
  String words() {
    if (always()) {
      return "always";
    }
    return "%s in all, in %s, %s at the longest"
        .formatted(
            length(all),
            Words.count(stretches, "stretch").replace("stretchs", "stretches"),
            length(longest));
  }

  private static String length(Duration duration) {
    long minutes = duration.toMinutes();
    if (minutes < 1) {
      return "less than a minute";
    }
    if (minutes < 120) {
      return minutes + " min";
    }
    long hours = duration.toHours();
    return minutes % 60 == 0 ? hours + " h" : hours + " h " + minutes % 60 + " min";
  }
}
