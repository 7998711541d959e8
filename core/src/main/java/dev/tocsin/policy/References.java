package dev.tocsin.policy;

import com.google.common.collect.ImmutableList;
import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.MatrixRow;
import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Target;
import dev.tocsin.incident.Category;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks, when a policy is complete, that everything it names is there and every rung makes sense.
 * Source: escalation.md, "Proving a policy" (references to what is not there).
 */
final class References {
  /** So that the messages of one commit stay within the store's limit of 100. */
  private static final int AUDIENCE = 30;

  private final Conditions conditions;
  private final Map<String, Team> teams;
  private final List<MatrixRow> rows;
  private final Map<String, Path> paths;
  private final Map<String, Integer> rowNumbers = new HashMap<>();
  private final int largestTeam;

  References(PolicyBuilder from, List<MatrixRow> rows, Map<String, Path> paths) {
    this.conditions = new Conditions(from);
    this.teams = from.teams;
    this.rows = rows;
    this.paths = paths;
    for (int i = 0; i < rows.size(); i++) {
      rowNumbers.put(rows.get(i).name(), i);
    }
    largestTeam = teams.values().stream().mapToInt(team -> team.onCall().size()).max().orElse(0);
  }

  void check(Map<Category, String> categories, String defaultTeam, Collection<Contact> lastResort) {
    teams.forEach((id, team) -> audience(List.of("teams", id, "on-call"), team.onCall().size()));
    audience(List.of("last-resort"), lastResort.size());
    knownTeam(List.of("categories", "*"), defaultTeam);
    categories.forEach((category, team) -> knownTeam(List.of("categories", category.path()), team));
    for (int i = 0; i < rows.size(); i++) {
      MatrixRow row = rows.get(i);
      List<String> place = List.of("escalation", String.valueOf(i));
      if (!paths.containsKey(row.path())) {
        throw new InvalidPolicyException(
            with(place, "path"),
            "there is no path '" + row.path() + "'",
            "use one of " + paths.keySet());
      }
      conditions.check(with(place, "when"), row.when());
    }
    Conditions.overlaps(rows);
    paths.values().forEach(this::check);
  }

  private void check(Path path) {
    List<String> place = placeOf(path);
    Set<String> ids = new LinkedHashSet<>();
    for (int i = 0; i < path.rungs().size(); i++) {
      Rung rung = path.rungs().get(i);
      List<String> at = with(place, String.valueOf(i));
      if (!ids.add(rung.id())) {
        throw new InvalidPolicyException(
            with(at, "id"), "rung '" + rung.id() + "' is there twice", "give each rung its own id");
      }
      if (rung.actions().isEmpty()) {
        throw new InvalidPolicyException(
            at,
            "rung '" + rung.id() + "' does nothing",
            "give it notify, inform, reassign, summon or declare-major");
      }
      if (rung.repeat() != null && rung.changesIncident()) {
        throw new InvalidPolicyException(
            with(at, "repeat"),
            "rung '" + rung.id() + "' repeats an action that changes the incident",
            "repeat only notify and inform, and put the rest into a rung of its own");
      }
      rung.actions().forEach(action -> check(at, action));
      audience(at, rung.actions().stream().mapToInt(this::audience).sum());
    }
  }

  private static void audience(List<String> place, int people) {
    if (people > AUDIENCE) {
      throw new InvalidPolicyException(
          place,
          people + " people would be told at once",
          "tell at most " + AUDIENCE + ", or one address that stands for them all");
    }
  }

  /** How many messages an action may make; of the accountable team, as many as the largest. */
  private int audience(Action action) {
    if (action instanceof Action.Notify notify) {
      return notify.targets().stream().mapToInt(this::audience).sum();
    }
    if (action instanceof Action.Inform inform) {
      return inform.targets().stream().mapToInt(this::audience).sum();
    }
    return action instanceof Action.Summon summon
        ? summon.teams().stream().mapToInt(this::people).sum()
        : 0;
  }

  private int audience(Target target) {
    if (target instanceof Target.OnCallOf onCall) {
      return people(onCall.team());
    }
    return target instanceof Target.AccountableTeam ? largestTeam : 1;
  }

  private int people(String team) {
    Team known = teams.get(team);
    return known == null ? 0 : known.onCall().size();
  }

  private void check(List<String> at, Action action) {
    if (action instanceof Action.Notify notify) {
      check(with(at, "notify"), notify.targets());
    } else if (action instanceof Action.Inform inform) {
      check(with(at, "inform"), inform.targets());
    } else if (action instanceof Action.Reassign reassign) {
      knownTeam(with(at, "reassign"), reassign.team());
    } else if (action instanceof Action.Summon summon) {
      nonEmpty(with(at, "summon"), summon.teams());
      summon.teams().forEach(team -> knownTeam(with(at, "summon"), team));
    }
  }

  private void check(List<String> at, List<Target> targets) {
    nonEmpty(at, targets);
    for (Target target : targets) {
      if (target instanceof Target.OnCallOf onCall) {
        knownTeam(at, onCall.team());
      }
    }
  }

  /** Where a path stands in the document: under the row that has its name, or among the paths. */
  private List<String> placeOf(Path path) {
    Integer row = rowNumbers.get(path.id());
    return row == null
        ? List.of("paths", path.id())
        : List.of("escalation", String.valueOf(row), "path");
  }

  private void knownTeam(List<String> place, String team) {
    if (!teams.containsKey(team)) {
      throw new InvalidPolicyException(
          place,
          "there is no team '" + team + "'",
          "use one of " + teams.keySet() + " or add it under teams");
    }
  }

  private static void nonEmpty(List<String> place, List<?> list) {
    if (list.isEmpty()) {
      throw new InvalidPolicyException(place, "the list is empty", "name at least one");
    }
  }

  private static List<String> with(List<String> place, String... more) {
    return ImmutableList.<String>builder().addAll(place).add(more).build();
  }
}
