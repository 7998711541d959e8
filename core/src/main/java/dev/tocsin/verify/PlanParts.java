package dev.tocsin.verify;

import dev.tocsin.continuity.Plan;
import dev.tocsin.continuity.PlanStep;
import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.MatrixRow;
import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.When;
import dev.tocsin.policy.Policy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Plans for service continuity: what is in them in words, and whether anything invokes them. */
final class PlanParts {
  private PlanParts() {}

  /** What invokes each plan, and each of its steps. */
  static Map<String, String> of(Policy policy) {
    Map<String, String> parts = new LinkedHashMap<>();
    for (Plan plan : policy.plans().values()) {
      String name = "plan " + plan.id();
      When when = plan.onMajor();
      parts.put(
          name + ", invoked by major incidents",
          when == null ? "none" : when.matchesAll() ? "all" : "those with " + WhenWords.of(when));
      stages(parts, name, "stage ", plan.stages());
      stages(parts, name, "return, stage ", plan.back());
    }
    return parts;
  }

  private static void stages(
      Map<String, String> parts, String plan, String which, List<List<PlanStep>> stages) {
    for (int i = 0; i < stages.size(); i++) {
      List<PlanStep> stage = stages.get(i);
      for (int j = 0; j < stage.size(); j++) {
        String place = which + (i + 1) + (stage.size() == 1 ? "" : ", number " + (j + 1));
        parts.put(plan + ", step " + stage.get(j).id(), place + words(stage.get(j)));
      }
    }
  }

  private static String words(PlanStep step) {
    StringBuilder words = new StringBuilder();
    if (step.what() != null) {
      words.append(", \"").append(step.what()).append('"');
    }
    words.append(", within ");
    words.append(step.within() == null ? "any time" : DocumentWords.length(step.within()));
    words.append(", ").append(step.attempts() == null ? "usual" : step.attempts());
    return words
        .append(" attempts, on failure ")
        .append(step.goesOn() ? "go on" : "stop")
        .toString();
  }

  /** Plans that only a person can invoke. */
  static List<Finding> findings(Policy policy) {
    Set<String> invoked = new HashSet<>();
    for (MatrixRow row : policy.matrix().rows()) {
      Path path = policy.matrix().path(row.path());
      for (Rung rung : path == null ? List.<Rung>of() : path.rungs()) {
        for (Action action : rung.actions()) {
          if (action instanceof Action.Invoke invoke) {
            invoked.add(invoke.plan());
          }
        }
      }
    }
    List<Finding> findings = new ArrayList<>();
    for (Plan plan : policy.plans().values()) {
      if (plan.onMajor() == null && !invoked.contains(plan.id())) {
        findings.add(
            new Finding(
                FindingKind.UNUSED,
                Severity.INFO,
                List.of("plans", plan.id()),
                "No rung of the matrix and no major incident invokes plan '%s'; only a person can."
                    .formatted(plan.id()),
                "Let a rung invoke it, or name the major incidents that do under 'on-major'.",
                null));
      }
    }
    return findings;
  }
}
