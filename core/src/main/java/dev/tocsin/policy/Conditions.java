package dev.tocsin.policy;

import com.google.common.collect.ImmutableList;
import dev.tocsin.escalation.MatrixRow;
import dev.tocsin.escalation.SupportHours;
import dev.tocsin.escalation.When;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * That the conditions of a policy name what is there. Services, sources, attributes and categories
 * are the host's own words, so every one is possible. Source: escalation.md, "Proving a policy"
 * (references to what is not there).
 */
final class Conditions {
  private final PolicyBuilder from;

  Conditions(PolicyBuilder from) {
    this.from = from;
  }

  void check(List<String> place, When when) {
    inTable(with(place, "priority"), "priority", when.priorities(), from.priorities.priorities());
    inTable(with(place, "impact"), "impact", when.impacts(), from.priorities.impacts());
    inTable(with(place, "urgency"), "urgency", when.urgencies(), from.priorities.urgencies());
    when.teams().forEach(team -> known(with(place, "team"), "team", team, from.teams.keySet()));
    SupportHours hours = when.hours();
    if (hours != null) {
      known(with(place, "hours"), "calendar", hours.calendar(), from.calendars.keySet());
    }
    when.seasons()
        .forEach(season -> known(with(place, "season"), "season", season, from.seasons.keySet()));
  }

  /** That declared overlaps name later rows. */
  static void overlaps(List<MatrixRow> rows) {
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      numbers.put(rows.get(i).name(), i);
    }
    for (int i = 0; i < rows.size(); i++) {
      MatrixRow row = rows.get(i);
      List<String> place = List.of("escalation", String.valueOf(i), "overlaps");
      for (String other : row.overlaps()) {
        Integer at = numbers.get(other);
        if (at == null) {
          throw new InvalidPolicyException(
              place, "there is no row '" + other + "'", "name a row that stands further down");
        }
        if (at <= i) {
          throw new InvalidPolicyException(
              place,
              at == i
                  ? "row '" + other + "' names itself"
                  : "row '%s' stands above '%s' and wins what both are for"
                      .formatted(other, row.name()),
              "name rows that stand further down; what is meant belongs to the upper row of two");
        }
      }
    }
  }

  private static void inTable(
      List<String> place, String what, Collection<?> named, Collection<?> known) {
    for (Object each : named) {
      if (!known.contains(each)) {
        throw new InvalidPolicyException(
            place,
            "no incident has " + what + " " + each,
            "use one of " + known + ", as the priority table has them");
      }
    }
  }

  private static void known(List<String> place, String what, String name, Set<String> known) {
    if (!known.contains(name)) {
      throw new InvalidPolicyException(
          place,
          "there is no " + what + " '" + name + "'",
          (known.isEmpty() ? "add it under " : "use one of " + known + " or add it under ")
              + what
              + "s");
    }
  }

  private static List<String> with(List<String> place, String more) {
    return ImmutableList.<String>builder().addAll(place).add(more).build();
  }
}
