package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tocsin.internal.Text;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A step of a plan for service continuity as the policy had it when the plan was invoked: a plan
 * that runs is not changed by another policy.
 *
 * <p>Immutable; null only where marked. Source: domain.md, practice 9.
 *
 * @param id unique within the plan
 * @param what what is to be done, for people; null when the id says enough
 * @param stage 0, 1, 2 and so on: those of one stage run in parallel, and a stage begins when the
 *     one before has ended; the steps back are counted by themselves
 * @param back whether it leads back to normal
 * @param within how long it may take from when the host was asked, elapsed time; null for any time
 * @param attempts how often the host is asked before it is given up; null for as often as anything
 *     is delivered
 * @param goesOn whether the plan goes on when it goes wrong; else it stops there
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlannedStep(
    String id,
    @Nullable String what,
    int stage,
    boolean back,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Duration within,
    @Nullable Integer attempts,
    boolean goesOn) {
  /** Checks the parts. */
  public PlannedStep {
    Text.name("id", id);
    Text.bodyOrNull("what", what, Text.TITLE);
  }
}
