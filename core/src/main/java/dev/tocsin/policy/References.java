package dev.tocsin.policy;

import com.google.common.collect.ImmutableList;
import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.MatrixRow;
import dev.tocsin.escalation.Path;
import dev.tocsin.incident.Category;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.TocsinException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * That everything a policy names is there. Source: escalation.md, "Proving a policy" (references to
 * what is not there).
 */
final class References {
  private final PolicyBuilder from;
  private final Conditions conditions;
  private final List<MatrixRow> rows;
  private final Map<String, Path> paths;
  private final Map<String, Integer> rowNumbers = new HashMap<>();
  private final Audiences audiences;

  References(PolicyBuilder from, List<MatrixRow> rows, Map<String, Path> paths) {
    this.from = from;
    this.conditions = new Conditions(from);
    this.rows = rows;
    this.paths = paths;
    for (int i = 0; i < rows.size(); i++) {
      rowNumbers.put(rows.get(i).name(), i);
    }
    audiences = new Audiences(from);
  }

  void check(Map<Category, String> categories, String defaultTeam) {
    from.teams.forEach((id, team) -> staffing(List.of("teams", id, "on-call"), team.onCall()));
    from.roles.forEach((id, staffing) -> staffing(List.of("roles", id), staffing));
    from.suppliers.forEach((id, each) -> contacts(List.of("suppliers", id), each.contacts()));
    from.suppliers.forEach((id, each) -> contract(List.of("suppliers", id, "contract"), each));
    once(List.of("last-resort"), from.lastResort);
    Audiences.check(List.of("last-resort"), from.lastResort.size());
    known(List.of("categories", "*"), "team", defaultTeam, from.teams.keySet());
    categories.forEach(
        (category, team) -> {
          List<String> place = List.of("categories", category.path());
          plain(place, category);
          known(place, "team", team, from.teams.keySet());
        });
    for (int i = 0; i < rows.size(); i++) {
      MatrixRow row = rows.get(i);
      List<String> place = List.of("escalation", String.valueOf(i));
      known(with(place, "path"), "path", row.path(), paths.keySet());
      conditions.check(with(place, "when"), row.when());
    }
    Conditions.overlaps(rows);
    if (from.quietHours != null) {
      known(
          List.of("quiet-hours"), "calendar", from.quietHours.calendar(), from.calendars.keySet());
    }
    for (int i = 0; i < from.maintenance.size(); i++) {
      conditions.check(
          List.of("maintenance", String.valueOf(i), "when"), from.maintenance.get(i).when());
    }
    for (int i = 0; i < from.serviceLevels.size(); i++) {
      List<String> place = List.of("service-levels", String.valueOf(i));
      ServiceLevelRule rule = from.serviceLevels.get(i);
      conditions.check(with(place, "when"), rule.when());
      rule.level()
          .targets()
          .forEach(
              (kind, target) -> {
                if (target.calendar() != null) {
                  known(
                      with(place, kind.toString()),
                      "calendar",
                      target.calendar(),
                      from.calendars.keySet());
                }
              });
    }
    from.workarounds.forEach(
        (id, each) -> conditions.check(List.of("workarounds", id, "when"), each.when()));
    new PlanReferences(from, conditions).check();
    new MajorReferences(from, audiences).check();
    PathReferences each = new PathReferences(from, audiences);
    for (int i = 0; i < from.operationalLevels.size(); i++) {
      operational(
          List.of("operational-levels", String.valueOf(i)), from.operationalLevels.get(i), each);
    }
    paths.values().forEach(path -> each.check(placeOf(path), path));
  }

  private void staffing(List<String> place, Staffing staffing) {
    if (staffing instanceof Staffing.ByRota byRota) {
      known(place, "rota", byRota.rota(), from.rotas.keySet());
    } else if (staffing instanceof Staffing.Fixed fixed) {
      once(place, fixed.contacts());
      Audiences.check(place, fixed.contacts().size());
    }
  }

  private static void contacts(List<String> place, List<Contact> contacts) {
    if (contacts.isEmpty()) {
      throw new InvalidPolicyException(place, "the list is empty", "name at least one");
    }
    once(place, contacts);
    Audiences.check(place, contacts.size());
  }

  private void operational(List<String> place, OperationalLevel level, PathReferences targets) {
    level.teams().forEach(team -> known(with(place, "team"), "team", team, from.teams.keySet()));
    for (Priority priority : level.priorities()) {
      if (!from.priorities.priorities().contains(priority)) {
        throw new InvalidPolicyException(
            with(place, "priority"),
            "no incident has priority " + priority,
            "use one of " + from.priorities.priorities() + ", as the priority table has them");
      }
    }
    if (level.target().calendar() != null) {
      known(with(place, "on"), "calendar", level.target().calendar(), from.calendars.keySet());
    }
    if (!level.tell().isEmpty()) {
      targets.check(with(place, "tell"), level.tell());
    }
  }

  private void contract(List<String> place, Supplier supplier) {
    SupplierContract contract = supplier.contract();
    if (contract != null && contract.hours() != null) {
      known(with(place, "hours"), "calendar", contract.hours(), from.calendars.keySet());
    }
  }

  /** Where a path stands in the document: under the row that has its name, or among the paths. */
  private List<String> placeOf(Path path) {
    Integer row = rowNumbers.get(path.id());
    return row == null
        ? List.of("paths", path.id())
        : List.of("escalation", String.valueOf(row), "path");
  }

  static void known(List<String> place, String what, String name, Collection<String> all) {
    if (!all.contains(name)) {
      throw new InvalidPolicyException(
          place,
          "there is no " + what + " '" + name + "'",
          all.isEmpty() ? "add it first: there is none yet" : "use one of " + all + " or add it");
    }
  }

  /** Nobody is named twice in one list: whoever is, is told once all the same. */
  static void once(List<String> place, List<?> list) {
    Set<Object> seen = new HashSet<>();
    for (Object each : list) {
      if (!seen.add(each)) {
        throw new InvalidPolicyException(
            place, "'" + TocsinException.excerpt(each.toString()) + "' is there twice", "keep one");
      }
    }
  }

  /** A category covers those below it; an asterisk in one would mean itself. */
  static void plain(List<String> place, Category category) {
    if (List.of(category.path().split("/", -1)).contains("*")) {
      throw new InvalidPolicyException(
          place,
          "category '" + TocsinException.excerpt(category.path()) + "' has an asterisk",
          "leave it out: a category covers all below it, and no condition at all covers every one");
    }
  }

  static List<String> with(List<String> place, String... more) {
    return ImmutableList.<String>builder().addAll(place).add(more).build();
  }
}
