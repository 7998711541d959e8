package dev.tocsin.policyfile;

import dev.tocsin.continuity.Plan;
import dev.tocsin.continuity.PlanStep;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.policy.PolicyBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads plans for service continuity: lists of stages, each a step or a list of steps that run in
 * parallel. A step is its id alone, or a mapping.
 *
 * <p>Source: domain.md, practice 9.
 */
final class PlansReader {
  static final String STOP = "stop";
  static final String GO_ON = "go on";

  private final Scope scope;
  private final WhenReader conditions;

  PlansReader(Scope scope) {
    this.scope = scope;
    this.conditions = new WhenReader(scope);
  }

  void read(Doc doc, PolicyBuilder builder) {
    scope
        .problems()
        .each(
            doc.entries().list(),
            each -> {
              Plan plan = plan(each);
              each.value().guard(() -> builder.plan(plan));
            });
  }

  private Plan plan(Doc.Field field) {
    Fields fields = field.value().fields(Keys.PLAN);
    Doc steps = fields.need("steps", "say what is to be done, such as steps: [freeze-orders]");
    List<List<PlanStep>> stages = stages(steps);
    List<List<PlanStep>> back = fields.get("return", PlansReader::stages, List.of());
    return new Plan(field.key().id(), fields.find("on-major", this::onMajor), stages, back);
  }

  /** The word true for every major incident, or conditions; false is as good as nothing. */
  private @Nullable When onMajor(Doc doc) {
    if (doc.isFields()) {
      return conditions.read(doc);
    }
    return doc.yes() ? When.any() : null;
  }

  private static List<List<PlanStep>> stages(Doc doc) {
    List<List<PlanStep>> stages = new ArrayList<>();
    for (Doc stage : doc.items()) {
      stages.add(
          stage.isList()
              ? stage.items().stream().map(PlansReader::step).toList()
              : List.of(step(stage)));
    }
    return stages;
  }

  private static PlanStep step(Doc doc) {
    if (!doc.isFields()) {
      return PlanStep.of(doc.id());
    }
    Fields fields = doc.fields(Keys.PLAN_STEP);
    String id = fields.need("id", "give the step an id: the host is asked by it").id();
    String what = fields.find("what", Doc::text);
    Duration within = fields.find("within", Durations::positive);
    Integer attempts = fields.find("attempts", PlansReader::attempts);
    boolean goesOn = fields.get("on-failure", PlansReader::goesOn, false);
    return doc.guard(() -> new PlanStep(id, what, within, attempts, goesOn));
  }

  private static int attempts(Doc doc) {
    int attempts = doc.number();
    try {
      PlanStep.of("step").attempts(attempts);
    } catch (InvalidValueException e) {
      throw doc.fail(attempts + " attempts are out of range", "use 1 to 100");
    }
    return attempts;
  }

  private static boolean goesOn(Doc doc) {
    return switch (doc.text()) {
      case STOP -> false;
      case GO_ON -> true;
      default ->
          throw doc.fail(
              "'" + Doc.excerpt(doc.text()) + "' does not say what becomes of the plan",
              "write stop or go on");
    };
  }
}
