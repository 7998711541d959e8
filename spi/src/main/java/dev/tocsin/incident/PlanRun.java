package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tocsin.internal.Text;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A plan for service continuity that was invoked: its last time, when it was more than once.
 *
 * <p>Made by folding events, which have checked the texts. Immutable; null only where marked.
 * Source: domain.md, practice 9.
 *
 * @param plan its name in the policy
 * @param invokedAt when it was invoked
 * @param returningAt when the return to normal began; null while it has not
 * @param overAt when all was normal again, or it turned out that nothing of it had left; null while
 *     it is in force
 * @param movedAt when anything of it last changed, or its team was last reminded
 * @param steps in the order of the policy: first those of the plan, then those back
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PlanRun(
    String plan,
    @JsonFormat(shape = JsonFormat.Shape.STRING) Instant invokedAt,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant returningAt,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant overAt,
    @JsonFormat(shape = JsonFormat.Shape.STRING) Instant movedAt,
    List<StepRun> steps) {
  /** Checks the parts. */
  public PlanRun {
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(invokedAt, "invokedAt");
    Objects.requireNonNull(movedAt, "movedAt");
    steps = Text.list(steps);
  }

  /**
   * Whether it is in force: from its invocation until all is normal again.
   *
   * @return false once it is over
   */
  public boolean inForce() {
    return overAt == null;
  }

  /**
   * Whether a person must say how it goes on, because a step went wrong.
   *
   * @return true while a step that went wrong stops it
   */
  public boolean stopped() {
    return inForce()
        && steps.stream()
            .anyMatch(each -> each.step().back() == (returningAt != null) && each.stops());
  }

  /**
   * A step.
   *
   * @param id its id
   * @return how far it is; null when there is none of that id
   */
  public @Nullable StepRun step(String id) {
    for (StepRun each : steps) {
      if (each.step().id().equals(id)) {
        return each;
      }
    }
    return null;
  }
}
