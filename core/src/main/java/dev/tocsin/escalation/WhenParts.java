package dev.tocsin.escalation;

import com.google.common.collect.ImmutableMap;
import dev.tocsin.incident.Category;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Source;
import dev.tocsin.incident.Urgency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The conditions of a row while one of them is replaced. Used by one thread, and thrown away. */
final class WhenParts {
  Set<Category> categories = Set.of();
  Set<Category> exactCategories = Set.of();
  Set<Priority> priorities = Set.of();
  Set<Impact> impacts = Set.of();
  Set<Urgency> urgencies = Set.of();
  Set<String> services = Set.of();
  Set<String> teams = Set.of();
  Set<Source> sources = Set.of();
  Map<String, Set<String>> attributes = ImmutableMap.of();
  @Nullable SupportHours hours;
  Set<String> seasons = Set.of();

  WhenParts() {}

  WhenParts(When from) {
    categories = from.categories();
    exactCategories = from.exactCategories();
    priorities = from.priorities();
    impacts = from.impacts();
    urgencies = from.urgencies();
    services = from.services();
    teams = from.teams();
    sources = from.sources();
    attributes = from.attributes();
    hours = from.hours();
    seasons = from.seasons();
  }

  void attribute(String name, Set<String> values) {
    Map<String, Set<String>> copy = new LinkedHashMap<>(attributes);
    if (values.isEmpty()) {
      copy.remove(name);
    } else {
      copy.put(name, values);
    }
    attributes = copy;
  }

  When toWhen() {
    return new When(
        categories,
        exactCategories,
        priorities,
        impacts,
        urgencies,
        services,
        teams,
        sources,
        attributes,
        hours,
        seasons);
  }
}
