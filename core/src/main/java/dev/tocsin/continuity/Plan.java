package dev.tocsin.continuity;

import com.google.common.collect.ImmutableList;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.PlannedStep;
import dev.tocsin.internal.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan for service continuity: steps in stages, and the steps back to normal.
 *
 * <p>The steps of a stage run in parallel; a stage begins when every step of the one before has
 * ended. A rung or a person invokes it, and so does every major incident that it is for. It is in
 * force until a person has begun the return to normal and the steps back have ended. Made with
 * {@link #of}; each method returns a copy. Immutable; null only where marked. Source: domain.md,
 * practice 9.
 *
 * @param id its name in the policy, at most 80 characters
 * @param onMajor the major incidents for which it is invoked when they are declared; null when only
 *     a rung or a person invokes it
 * @param stages what is done; at least one
 * @param back how things become normal again; empty when that takes no step
 */
public record Plan(
    String id, @Nullable When onMajor, List<List<PlanStep>> stages, List<List<PlanStep>> back) {
  /** Copies the lists; the builder of the policy checks them. */
  public Plan {
    Text.line("plan", id, Text.ID);
    stages = copy(stages);
    back = copy(back);
  }

  /**
   * A plan without steps, that only a rung or a person invokes.
   *
   * @param id its name in the policy
   * @return the plan
   * @throws dev.tocsin.incident.InvalidValueException when the id is blank or too long
   */
  public static Plan of(String id) {
    return new Plan(id, null, ImmutableList.of(), ImmutableList.of());
  }

  /**
   * Invoked when a major incident is declared, too.
   *
   * @param value which ones; {@link When#any()} for all
   * @return a copy
   */
  public Plan onMajor(When value) {
    return new Plan(id, value, stages, back);
  }

  /**
   * With one more stage.
   *
   * @param parallel its steps; several run in parallel
   * @return a copy
   */
  public Plan then(PlanStep... parallel) {
    return new Plan(id, onMajor, plus(stages, parallel), back);
  }

  /**
   * With one more stage of the return to normal.
   *
   * @param parallel its steps; several run in parallel
   * @return a copy
   */
  public Plan thenBack(PlanStep... parallel) {
    return new Plan(id, onMajor, stages, plus(back, parallel));
  }

  /**
   * The steps as an invocation records them.
   *
   * @return first those of the plan, then those back
   */
  public List<PlannedStep> planned() {
    ImmutableList.Builder<PlannedStep> all = ImmutableList.builder();
    add(all, stages, false);
    add(all, back, true);
    return all.build();
  }

  private static void add(
      ImmutableList.Builder<PlannedStep> all, List<List<PlanStep>> stages, boolean back) {
    for (int i = 0; i < stages.size(); i++) {
      for (PlanStep step : stages.get(i)) {
        all.add(
            new PlannedStep(
                step.id(), step.what(), i, back, step.within(), step.attempts(), step.goesOn()));
      }
    }
  }

  private static List<List<PlanStep>> copy(List<List<PlanStep>> stages) {
    return stages.stream()
        .<List<PlanStep>>map(ImmutableList::copyOf)
        .collect(ImmutableList.toImmutableList());
  }

  private static List<List<PlanStep>> plus(List<List<PlanStep>> stages, PlanStep... last) {
    return ImmutableList.<List<PlanStep>>builder()
        .addAll(stages)
        .add(ImmutableList.copyOf(last))
        .build();
  }
}
