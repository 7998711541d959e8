package dev.tocsin.verify;

import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.MatrixRow;
import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.Rung;
import dev.tocsin.policy.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Teams that hand an incident to each other while nobody acts. The desk refuses the last hand-over
 * and pages the last resort, so the path behind it is never taken. Source: escalation.md, "When a
 * rung is due" 3 and "Proving a policy" (cycle).
 */
final class CycleFindings {
  private final Policy policy;
  private final Say say;
  private final List<Instant> times;
  private final Set<Set<String>> known = new HashSet<>();
  private final List<Finding> findings = new ArrayList<>();

  /**
   * For a policy.
   *
   * @param times one for each combination of calendars and seasons that occurs
   */
  CycleFindings(Policy policy, List<Instant> times) {
    this.policy = policy;
    this.say = new Say(policy);
    this.times = times;
  }

  List<Finding> find(List<PathCase> cases) {
    for (PathCase each : cases) {
      follow(each.example(), each.path(), new LinkedHashSet<>(List.of(each.example().team())));
    }
    return findings;
  }

  /** Follows each hand-over of a path, at each kind of time at which the next row is chosen. */
  private void follow(Example example, Path path, Set<String> visited) {
    for (int i = 0; i < path.rungs().size(); i++) {
      String to = handsTo(path.rungs().get(i));
      if (to == null || to.equals(example.team())) {
        continue;
      }
      if (visited.contains(to)) {
        report(example, path, i, visited, to);
        continue;
      }
      Set<String> further = new LinkedHashSet<>(visited);
      further.add(to);
      Set<String> asked = new HashSet<>();
      for (Instant time : times) {
        Example moved = example.ownedBy(to).at(time);
        MatrixRow row = policy.matrix().route(moved.incident(), time);
        Path next = row == null ? null : policy.matrix().path(row.path());
        if (next != null && asked.add(next.id())) {
          follow(moved, next, further);
        }
      }
      return; // nobody acts: what stands behind the hand-over is not taken
    }
  }

  private static @Nullable String handsTo(Rung rung) {
    for (Action action : rung.actions()) {
      if (action instanceof Action.Reassign to) {
        return to.team();
      }
    }
    return null;
  }

  private void report(Example example, Path path, int rung, Set<String> visited, String to) {
    List<String> teams = new ArrayList<>(visited);
    teams = new ArrayList<>(teams.subList(teams.indexOf(to), teams.size()));
    if (!known.add(new HashSet<>(teams))) {
      return;
    }
    teams.add(to);
    findings.add(
        new Finding(
            FindingKind.CYCLE,
            Severity.ERROR,
            say.rung(path, rung),
            "While nobody acts, the rules hand an incident in a circle: %s; rung '%s' of %s closes it."
                .formatted(String.join(" → ", teams), path.rungs().get(rung).id(), say.path(path)),
            "Let that rung hand it to a team that has not had it, or inform somebody who decides.",
            new Witness.Handovers(example, teams)));
  }
}
