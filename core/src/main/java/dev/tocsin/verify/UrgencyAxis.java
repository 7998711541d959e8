package dev.tocsin.verify;

import dev.tocsin.escalation.When;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Urgency;
import dev.tocsin.priority.PriorityTable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Impact × urgency, with the priority that the table derives from them. */
final class UrgencyAxis implements Axis {
  private record Cell(Impact impact, Urgency urgency, Priority priority) {}

  private final List<Cell> cells = new ArrayList<>();

  UrgencyAxis(PriorityTable table) {
    for (Impact impact : table.impacts()) {
      for (Urgency urgency : table.urgencies()) {
        cells.add(new Cell(impact, urgency, table.priority(impact, urgency)));
      }
    }
  }

  @Override
  public int size() {
    return cells.size();
  }

  @Override
  public long[] admitted(When when) {
    long[] set = Bits.none(cells.size());
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      if ((when.impacts().isEmpty() || when.impacts().contains(cell.impact))
          && (when.urgencies().isEmpty() || when.urgencies().contains(cell.urgency))
          && (when.priorities().isEmpty() || when.priorities().contains(cell.priority))) {
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
      (Bits.has(set, i) ? inside : outside).add(cells.get(i).priority);
    }
    boolean whole = inside.stream().noneMatch(outside::contains);
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
