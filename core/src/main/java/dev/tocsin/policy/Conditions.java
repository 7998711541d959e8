package dev.tocsin.policy;

import dev.tocsin.escalation.MatrixRow;
import dev.tocsin.escalation.SupportHours;
import dev.tocsin.escalation.When;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    when.categories().forEach(each -> References.plain(References.with(place, "category"), each));
    when.exactCategories()
        .forEach(each -> References.plain(References.with(place, "exact-category"), each));
    inTable(
        References.with(place, "priority"),
        "priority",
        when.priorities(),
        from.priorities.priorities());
    inTable(References.with(place, "impact"), "impact", when.impacts(), from.priorities.impacts());
    inTable(
        References.with(place, "urgency"),
        "urgency",
        when.urgencies(),
        from.priorities.urgencies());
    when.teams()
        .forEach(
            team ->
                References.known(
                    References.with(place, "team"), "team", team, from.teams.keySet()));
    SupportHours hours = when.hours();
    if (hours != null) {
      References.known(
          References.with(place, "hours"), "calendar", hours.calendar(), from.calendars.keySet());
    }
    when.seasons()
        .forEach(
            season ->
                References.known(
                    References.with(place, "season"), "season", season, from.seasons.keySet()));
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
}
