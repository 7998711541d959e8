package dev.tocsin.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Teams that hand an incident to each other while nobody acts. The desk refuses the last hand-over
 * and pages the last resort, so the path behind it is never taken. Source: escalation.md, "When a
 * rung is due" 3 and "Proving a policy" (cycle).
 */
final class CycleFindings {
  private final Say say;
  private final Set<Set<String>> known = new HashSet<>();
  private final List<Finding> findings = new ArrayList<>();

  CycleFindings(Say say) {
    this.say = say;
  }

  List<Finding> find() {
    return findings;
  }

  void add(List<CaseReport> reports) {
    for (CaseReport report : reports) {
      report.circles.forEach(
          (teams, turned) -> {
            if (known.add(teams)) {
              add(turned.circle(), report.of.example().at(turned.logged()));
            }
          });
    }
  }

  private void add(Rounds.Circle circle, Example example) {
    findings.add(
        new Finding(
            FindingKind.CYCLE,
            Severity.ERROR,
            say.rung(circle.path(), circle.number()),
            "While nobody acts, the rules hand an incident in a circle: %s; rung '%s' of %s closes it."
                .formatted(
                    String.join(" → ", circle.teams()), circle.rung(), say.path(circle.path())),
            "Let that rung hand it to a team that has not had it, or inform somebody who decides.",
            new Witness.Handovers(example, circle.teams())));
  }
}
