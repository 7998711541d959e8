package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonFormat;
import dev.tocsin.internal.Text;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What happened to plans for service continuity.
 *
 * <p>Immutable; null only where marked; when and by whom stands in the {@link Entry} around it.
 * Source: domain.md, practice 9.
 */
public sealed interface ContinuityEvent extends IncidentEvent {
  /**
   * A plan was invoked; what it was then is what runs.
   *
   * @param plan its name in the policy
   * @param steps its steps, in order; first those of the plan, then those back to normal
   * @param reason why, or null
   * @param more fields that a newer version wrote, kept as they are
   */
  record PlanInvoked(
      String plan,
      List<PlannedStep> steps,
      @Nullable String reason,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements ContinuityEvent {
    /** Checks the parts. */
    public PlanInvoked {
      Text.name("plan", plan);
      steps = Text.list(steps);
      Text.bodyOrNull("reason", reason, Text.BODY);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param plan its name in the policy
     * @param steps its steps, in order; first those of the plan, then those back to normal
     * @param reason why, or null
     */
    public PlanInvoked(String plan, List<PlannedStep> steps, @Nullable String reason) {
      this(plan, steps, reason, Map.of());
    }

    @Override
    public String type() {
      return "plan-invoked";
    }
  }

  /**
   * The host was asked to do a step.
   *
   * @param plan the plan
   * @param step the step's id
   * @param key the key of the request; null when the incident was over before it could leave, and
   *     with it the plan
   * @param until when it is given up unless the host was heard of, or null
   * @param more fields that a newer version wrote, kept as they are
   */
  record StepStarted(
      String plan,
      String step,
      @Nullable OutboxKey key,
      @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant until,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements ContinuityEvent {
    /** Checks the parts. */
    public StepStarted {
      Text.name("plan", plan);
      Text.name("step", step);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param plan the plan
     * @param step the step's id
     * @param key the key of the request; null when the incident was over before it could leave, and
     *     with it the plan
     * @param until when it is given up unless the host was heard of, or null
     */
    public StepStarted(String plan, String step, @Nullable OutboxKey key, @Nullable Instant until) {
      this(plan, step, key, until, Map.of());
    }

    @Override
    public String type() {
      return "step-started";
    }
  }

  /**
   * A step came to its end, or a person did without it.
   *
   * @param plan the plan
   * @param step the step's id
   * @param key the key of the request; null when there was none
   * @param outcome how it ended
   * @param text what the host says of it, the last error, or why it was skipped; null for nothing
   * @param more fields that a newer version wrote, kept as they are
   */
  record StepEnded(
      String plan,
      String step,
      @Nullable OutboxKey key,
      StepState outcome,
      @Nullable String text,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements ContinuityEvent {
    /** Checks the parts. */
    public StepEnded {
      Text.name("plan", plan);
      Text.name("step", step);
      if (!outcome.ended()) {
        throw new InvalidValueException(
            "outcome", outcome.toString(), "is no end of a step", "use one that is");
      }
      Text.bodyOrNull("text", text, Text.BODY);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param plan the plan
     * @param step the step's id
     * @param key the key of the request; null when there was none
     * @param outcome how it ended
     * @param text what the host says of it, the last error, or why it was skipped; null for nothing
     */
    public StepEnded(
        String plan,
        String step,
        @Nullable OutboxKey key,
        StepState outcome,
        @Nullable String text) {
      this(plan, step, key, outcome, text, Map.of());
    }

    @Override
    public String type() {
      return "step-ended";
    }
  }

  /**
   * The host told of a step that was not waited for any more: of record only.
   *
   * @param plan the plan
   * @param step the step's id
   * @param key the key of the request
   * @param succeeded whether it was done after all
   * @param text what the host says of it, or the last error; null for nothing
   * @param more fields that a newer version wrote, kept as they are
   */
  record StepResultLate(
      String plan,
      String step,
      OutboxKey key,
      boolean succeeded,
      @Nullable String text,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements ContinuityEvent {
    /** Checks the parts. */
    public StepResultLate {
      Text.name("plan", plan);
      Text.name("step", step);
      Objects.requireNonNull(key, "key");
      Text.bodyOrNull("text", text, Text.BODY);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param plan the plan
     * @param step the step's id
     * @param key the key of the request
     * @param succeeded whether it was done after all
     * @param text what the host says of it, or the last error; null for nothing
     */
    public StepResultLate(
        String plan, String step, OutboxKey key, boolean succeeded, @Nullable String text) {
      this(plan, step, key, succeeded, text, Map.of());
    }

    @Override
    public String type() {
      return "step-result-late";
    }
  }

  /**
   * A plan stands still because a step went wrong, until a person says how it goes on.
   *
   * @param plan the plan
   * @param step the step that went wrong
   * @param notified who is told, each with the key of the message
   * @param more fields that a newer version wrote, kept as they are
   */
  record PlanStopped(
      String plan,
      String step,
      List<Notified> notified,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements ContinuityEvent {
    /** Checks the parts. */
    public PlanStopped {
      Text.name("plan", plan);
      Text.name("step", step);
      notified = Text.list(notified);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param plan the plan
     * @param step the step that went wrong
     * @param notified who is told, each with the key of the message
     */
    public PlanStopped(String plan, String step, List<Notified> notified) {
      this(plan, step, notified, Map.of());
    }

    @Override
    public String type() {
      return "plan-stopped";
    }
  }

  /**
   * The return to normal began; what had not begun of the plan is skipped.
   *
   * @param plan the plan
   * @param reason why, or null
   * @param more fields that a newer version wrote, kept as they are
   */
  record PlanReturning(
      String plan,
      @Nullable String reason,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements ContinuityEvent {
    /** Checks the parts. */
    public PlanReturning {
      Text.name("plan", plan);
      Text.bodyOrNull("reason", reason, Text.BODY);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param plan the plan
     * @param reason why, or null
     */
    public PlanReturning(String plan, @Nullable String reason) {
      this(plan, reason, Map.of());
    }

    @Override
    public String type() {
      return "plan-returning";
    }
  }

  /**
   * All is normal again: the plan is no longer in force.
   *
   * @param plan the plan
   * @param more fields that a newer version wrote, kept as they are
   */
  record PlanOver(String plan, @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements ContinuityEvent {
    /** Checks the parts. */
    public PlanOver {
      Text.name("plan", plan);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param plan the plan
     */
    public PlanOver(String plan) {
      this(plan, Map.of());
    }

    @Override
    public String type() {
      return "plan-over";
    }
  }

  /**
   * The accountable team was reminded that a plan is still in force.
   *
   * @param plan the plan
   * @param notified who is told, each with the key of the message
   * @param more fields that a newer version wrote, kept as they are
   */
  record PlanReminded(
      String plan,
      List<Notified> notified,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements ContinuityEvent {
    /** Checks the parts. */
    public PlanReminded {
      Text.name("plan", plan);
      notified = Text.list(notified);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param plan the plan
     * @param notified who is told, each with the key of the message
     */
    public PlanReminded(String plan, List<Notified> notified) {
      this(plan, notified, Map.of());
    }

    @Override
    public String type() {
      return "plan-reminded";
    }
  }
}
