package dev.tocsin.policyfile;

import dev.tocsin.oncall.Restriction;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the hours of a layer, as {@link RestrictionsReader} reads them. */
final class RestrictionsWriter {
  private RestrictionsWriter() {}

  static Node write(List<Restriction> restrictions) {
    Map<String, Set<DayOfWeek>> byRange = new LinkedHashMap<>();
    List<String> over = new ArrayList<>();
    for (Restriction each : restrictions) {
      if (withinADay(each)) {
        byRange.computeIfAbsent(range(each), any -> new LinkedHashSet<>()).add(each.fromDay());
      } else {
        over.add(
            "%s %s to %s %s"
                .formatted(
                    Words.day(each.fromDay()), each.from(), Words.day(each.toDay()), each.to()));
      }
    }
    return over.isEmpty() ? mapping(byRange) : list(byRange, over);
  }

  /** Whether the end follows from the times alone: 24 hours after the start at the latest. */
  private static boolean withinADay(Restriction each) {
    boolean sameDay = each.from().isBefore(each.to());
    return each.toDay() == (sameDay ? each.fromDay() : each.fromDay().plus(1));
  }

  private static String range(Restriction each) {
    return each.from() + "-" + (each.to().equals(LocalTime.MIDNIGHT) ? "24:00" : each.to());
  }

  private static Node mapping(Map<String, Set<DayOfWeek>> byRange) {
    Map<Set<DayOfWeek>, List<String>> byDays = new LinkedHashMap<>();
    byRange.forEach(
        (range, days) -> byDays.computeIfAbsent(days, any -> new ArrayList<>()).add(range));
    Written.Mapping out = new Written.Mapping();
    byDays.forEach(
        (days, ranges) -> out.put(Days.write(days), Written.some(ranges, Written::text)));
    return out.node();
  }

  private static Node list(Map<String, Set<DayOfWeek>> byRange, List<String> over) {
    List<String> all = new ArrayList<>(over);
    byRange.forEach((range, days) -> all.add(Days.write(days) + " " + range));
    return Written.some(all, Written::text);
  }
}
