package dev.tocsin.examples.blackfriday.story;

import dev.tocsin.examples.blackfriday.play.Story;
import dev.tocsin.incident.Phase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What would have happened without anybody, where it differs from what did. */
public final class Ghost {
  private static final int MOST_TIMES = 4;

  private Ghost() {}

  /** The lines of the second desk that the first one was spared. */
  public static List<Line> spared(List<Line> real, List<Line> ghost) {
    Set<Line> happened = new HashSet<>(real);
    return ghost.stream().filter(line -> !happened.contains(line)).toList();
  }

  static String tell(List<Line> spared, Story ghost, Elapsed elapsed) {
    Map<String, List<String>> times = new LinkedHashMap<>();
    for (Line line : spared) {
      times.computeIfAbsent(line.what(), what -> new ArrayList<>()).add(elapsed.at(line.at()));
    }
    List<String> told = new ArrayList<>();
    times.forEach((what, when) -> told.add(times(when) + " " + what));
    told.add(end(ghost));
    return String.join(" · ", told);
  }

  private static String times(List<String> times) {
    return times.size() <= MOST_TIMES
        ? String.join(", ", times)
        : "%s, %s, … %s (%d times)"
            .formatted(times.get(0), times.get(1), times.get(times.size() - 1), times.size());
  }

  private static String end(Story ghost) {
    Phase phase = ghost.incident().phase();
    return phase == Phase.RESOLVED || phase == Phase.CLOSED
        ? "in the end " + ghost.incident().state()
        : "and then nothing: still " + ghost.incident().state();
  }
}
