package dev.tocsin.verify;

import dev.tocsin.escalation.When;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Urgency;
import dev.tocsin.policy.Policy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Impact × urgency, with the priority that the table derives from them. */
final class UrgencyAxis implements Axis {
  private record Cell(Impact impact, Urgency urgency, @Nullable Priority priority) {}

  private final List<Cell> cells = new ArrayList<>();

  UrgencyAxis(List<Asked> rules) {
    Set<Policy> policies = Asked.policies(rules);
    Set<Impact> impacts = new LinkedHashSet<>();
    Set<Urgency> urgencies = new LinkedHashSet<>();
    for (Policy policy : policies) {
      impacts.addAll(policy.priorities().impacts());
      urgencies.addAll(policy.priorities().urgencies());
    }
    Policy first = policies.iterator().next();
    for (Impact impact : impacts) {
      for (Urgency urgency : urgencies) {
        cells.add(new Cell(impact, urgency, first.priorities().find(impact, urgency)));
      }
    }
  }

  @Override
  public int size() {
    return cells.size();
  }

  @Override
  public long[] admitted(Asked asked) {
    When when = asked.when();
    long[] set = Bits.none(cells.size());
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      Priority priority = asked.policy().priorities().find(cell.impact, cell.urgency);
      if (priority != null
          && (when.impacts().isEmpty() || when.impacts().contains(cell.impact))
          && (when.urgencies().isEmpty() || when.urgencies().contains(cell.urgency))
          && (when.priorities().isEmpty() || when.priorities().contains(priority))) {
        Bits.add(set, i);
      }
    }
    return set;
  }

  @Override
  public void fill(Sketch sketch, int value) {
    sketch.impact = cells.get(value).impact;
    sketch.urgency = cells.get(value).urgency;
  }

  /** Priorities where they say it all, else the cells. */
  @Override
  public String words(long[] set) {
    TreeSet<Priority> inside = new TreeSet<>();
    TreeSet<Priority> outside = new TreeSet<>();
    for (int i = 0; i < cells.size(); i++) {
      Priority priority = cells.get(i).priority;
      if (priority != null) {
        (Bits.has(set, i) ? inside : outside).add(priority);
      }
    }
    boolean whole = !inside.isEmpty() && inside.stream().noneMatch(outside::contains);
    if (whole) {
      return "priority " + Words.either(inside.stream().map(Priority::toString).toList());
    }
    return Words.some(
        "impact and urgency",
        cells.stream()
            .map(
                cell ->
                    "%s/%s (%s)".formatted(cell.impact.name(), cell.urgency.name(), cell.priority))
            .toList(),
        set);
  }
}
