package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far a step of an invoked plan is.
 *
 * <p>Made by folding events, which have checked the texts. Immutable; null only where marked.
 * Source: domain.md, practice 9.
 *
 * @param step what it is
 * @param state how it stands
 * @param key the key of the last request to the host; null when there was none
 * @param until when the host is no longer waited for; null unless it is running within a limit
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StepRun(
    PlannedStep step,
    StepState state,
    @Nullable OutboxKey key,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant until) {
  /** Checks the parts. */
  public StepRun {
    Objects.requireNonNull(step, "step");
    Objects.requireNonNull(state, "state");
  }

  /**
   * Whether the plan stands still because of it.
   *
   * @return true when it went wrong and the plan does not go on then
   */
  public boolean stops() {
    return state.wrong() && !step.goesOn();
  }
}
