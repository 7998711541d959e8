package dev.tocsin.examples.blackfriday.story;

import dev.tocsin.desk.IncidentEngine;
import dev.tocsin.examples.blackfriday.play.Story;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Phase;
import dev.tocsin.policy.Policy;
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

  /** What the second desk did and the first one was spared. */
  public static List<Line> spared(List<Line> real, List<Line> ghost) {
    Set<Line> happened = new HashSet<>(real);
    return ghost.stream()
        .filter(line -> line.voice() == Line.Voice.DESK && !happened.contains(line))
        .toList();
  }

  static String tell(List<Line> spared, Story ghost, Policy policy, Elapsed elapsed) {
    Map<String, List<String>> times = new LinkedHashMap<>();
    for (Line line : spared) {
      times.computeIfAbsent(line.what(), what -> new ArrayList<>()).add(elapsed.at(line.at()));
    }
    List<String> told = new ArrayList<>();
    times.forEach((what, when) -> told.add(times(when) + " " + what));
    told.add(end(ghost, policy));
    return String.join(" · ", told);
  }

  private static String times(List<String> times) {
    return times.size() <= MOST_TIMES
        ? String.join(", ", times)
        : "%s, %s, … %s (%d times)"
            .formatted(times.get(0), times.get(1), times.get(times.size() - 1), times.size());
  }

  private static String end(Story ghost, Policy policy) {
    Incident incident = ghost.incident();
    if (incident.phase() == Phase.RESOLVED || incident.phase() == Phase.CLOSED) {
      return "in the end " + incident.state();
    }
    boolean goesOn = new IncidentEngine(policy).nextWake(incident) != null;
    return (goesOn ? "and so on" : "and then nothing") + ": still " + incident.state();
  }
}
