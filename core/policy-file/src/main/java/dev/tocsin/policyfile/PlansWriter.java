package dev.tocsin.policyfile;

import dev.tocsin.continuity.Plan;
import dev.tocsin.continuity.PlanStep;
import dev.tocsin.escalation.When;
import java.util.List;

/** Writes plans for service continuity, as {@link PlansReader} reads them. */
final class PlansWriter {
  private PlansWriter() {}

  static Node plan(Plan plan) {
    Written.Mapping out = new Written.Mapping();
    When onMajor = plan.onMajor();
    if (onMajor != null) {
      out.put("on-major", onMajor.matchesAll() ? Written.literal(true) : WhenWriter.write(onMajor));
    }
    out.put("steps", Written.list(plan.stages(), PlansWriter::stage));
    return out.list("return", plan.back(), PlansWriter::stage).node();
  }

  private static Node stage(List<PlanStep> stage) {
    return Written.some(stage, PlansWriter::step);
  }

  private static Node step(PlanStep step) {
    if (step.equals(PlanStep.of(step.id()))) {
      return Written.text(step.id());
    }
    Written.Mapping out =
        new Written.Mapping().text("id", step.id()).text("what", step.what(), null);
    if (step.within() != null) {
      out.text("within", Durations.write(step.within()));
    }
    if (step.attempts() != null) {
      out.put("attempts", Written.literal(step.attempts()));
    }
    return out.text("on-failure", step.goesOn() ? PlansReader.GO_ON : null, null).node();
  }
}
