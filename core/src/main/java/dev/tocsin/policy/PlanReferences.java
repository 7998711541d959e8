package dev.tocsin.policy;

import static dev.tocsin.policy.References.with;

import dev.tocsin.continuity.Plan;
import dev.tocsin.continuity.PlanStep;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** That each plan has steps, each of its own id, and no more than a commit can begin at once. */
final class PlanReferences {
  /** So that the requests of a stage fit into one commit, beside what was due. */
  static final int MOST_PARALLEL = 20;

  /** So that the invocation, which records all of them, stays small. */
  static final int MOST_STEPS = 100;

  private final PolicyBuilder from;
  private final Conditions conditions;

  PlanReferences(PolicyBuilder from, Conditions conditions) {
    this.from = from;
    this.conditions = conditions;
  }

  /** What a rung can invoke: what the host offers as a whole, and what has steps here. */
  static Set<String> names(PolicyBuilder from) {
    Set<String> names = new LinkedHashSet<>(from.continuityPlans);
    names.addAll(from.plans.keySet());
    return names;
  }

  void check() {
    from.plans.values().forEach(plan -> check(List.of("plans", plan.id()), plan));
  }

  private void check(List<String> place, Plan plan) {
    if (from.continuityPlans.contains(plan.id())) {
      throw new InvalidPolicyException(
          place,
          "plan '" + plan.id() + "' is among the continuity plans that the host has as a whole",
          "keep one of the two");
    }
    if (plan.onMajor() != null) {
      conditions.check(with(place, "on-major"), plan.onMajor());
    }
    if (plan.stages().isEmpty()) {
      throw new InvalidPolicyException(
          place, "plan '" + plan.id() + "' has no steps", "say what is to be done under 'steps'");
    }
    Set<String> ids = new HashSet<>();
    stages(with(place, "steps"), plan.stages(), ids);
    stages(with(place, "return"), plan.back(), ids);
    if (ids.size() > MOST_STEPS) {
      throw new InvalidPolicyException(
          place,
          "plan '%s' has %d steps".formatted(plan.id(), ids.size()),
          "use at most " + MOST_STEPS + ", and leave the rest to the host");
    }
  }

  private static void stages(List<String> place, List<List<PlanStep>> stages, Set<String> ids) {
    for (int i = 0; i < stages.size(); i++) {
      List<String> at = with(place, String.valueOf(i));
      List<PlanStep> stage = stages.get(i);
      if (stage.isEmpty()) {
        throw new InvalidPolicyException(at, "the stage has no steps", "name at least one");
      }
      if (stage.size() > MOST_PARALLEL) {
        throw new InvalidPolicyException(
            at,
            stage.size() + " steps run in parallel",
            "use at most " + MOST_PARALLEL + ", and put the others into the next stage");
      }
      for (PlanStep step : stage) {
        if (!ids.add(step.id())) {
          throw new InvalidPolicyException(
              at,
              "step '" + step.id() + "' is there twice",
              "give each step of the plan its own id, those of the return as well");
        }
      }
    }
  }
}
