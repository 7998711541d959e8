package dev.tocsin.calendar;

import com.google.common.primitives.Ints;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;

/**
 * Weekly hours on a line of local seconds that begins on a Monday at midnight and never ends. Spans
 * of closed and open time take turns; the first is closed and may be empty.
 */
final class Week {
  static final Week CLOSED = new Week(WeeklyHours.CLOSED);
  static final Week OPEN = new Week(WeeklyHours.ALWAYS);

  static final int DAY = 86_400;
  static final int LENGTH = 7 * DAY;

  /** Where the spans begin. */
  private final int[] from;

  /** How much open time lies before each span, and how much closed time. */
  private final int[] open;

  private final int[] closed;

  Week(WeeklyHours hours) {
    List<Integer> edges = new ArrayList<>(List.of(0));
    for (DayOfWeek day : DayOfWeek.values()) {
      int midnight = midnight(day);
      for (TimeRange range : hours.hours(day)) {
        int start = midnight + range.fromMinute() * 60;
        int last = edges.size() - 1;
        if (last > 0 && edges.get(last) == start) {
          edges.remove(last);
        } else {
          edges.add(start);
        }
        edges.add(midnight + range.toMinute() * 60);
      }
    }
    from = Ints.toArray(edges);
    open = new int[from.length + 1];
    closed = new int[from.length + 1];
    for (int i = 0; i < from.length; i++) {
      int length = (i + 1 < from.length ? from[i + 1] : LENGTH) - from[i];
      open[i + 1] = open[i] + (isOpen(i) ? length : 0);
      closed[i + 1] = closed[i] + (isOpen(i) ? 0 : length);
    }
  }

  /** The second with which a day of the week begins. */
  static int midnight(DayOfWeek day) {
    return (day.getValue() - 1) * DAY;
  }

  private static boolean isOpen(int span) {
    return (span & 1) == 1;
  }

  private int total(boolean ofOpen) {
    return (ofOpen ? open : closed)[from.length];
  }

  /** How many open seconds lie before a second, and in the lowest bit whether it is open. */
  int at(int second) {
    int inWeek = second % LENGTH;
    int span = Search.last(from, from.length, inWeek);
    int before = second / LENGTH * total(true) + open[span];
    return isOpen(span) ? (before + inWeek - from[span]) << 1 | 1 : before << 1;
  }

  /** Which second is the one with so many open (or closed) ones before it; there must be one. */
  int nth(boolean ofOpen, int count) {
    int total = total(ofOpen);
    int[] before = ofOpen ? open : closed;
    int inWeek = count % total;
    int span = Search.last(before, from.length, inWeek);
    return count / total * LENGTH + from[span] + inWeek - before[span];
  }
}
