package dev.tocsin.calendar;

import com.google.common.collect.ImmutableList;
import dev.tocsin.incident.InvalidValueException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** The hours of one day, in order: overlapping ranges are refused, touching ones are one. */
final class Ranges {
  private Ranges() {}

  /**
   * Sorts and joins.
   *
   * @param day the day that an error names
   * @throws InvalidValueException when two overlap
   */
  static ImmutableList<TimeRange> of(String day, Collection<TimeRange> ranges) {
    List<TimeRange> sorted = new ArrayList<>(ranges);
    Collections.sort(sorted);
    List<TimeRange> joined = new ArrayList<>(sorted.size());
    for (TimeRange range : sorted) {
      TimeRange last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (last != null && range.fromMinute() < last.toMinute()) {
        throw new InvalidValueException(
            day,
            range.toString(),
            "overlaps " + last,
            "let one end where the other begins, or write one range for both");
      }
      if (last != null && range.fromMinute() == last.toMinute()) {
        joined.set(joined.size() - 1, new TimeRange(last.from(), range.to()));
      } else {
        joined.add(range);
      }
    }
    return ImmutableList.copyOf(joined);
  }
}
