package dev.tocsin.notification;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tocsin.incident.ActionKind;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.Reference;
import dev.tocsin.internal.Text;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A plan for service continuity that the host shall invoke.
 *
 * <p>Of a plan with steps each step is a request of its own; of a plan that the policy only names
 * the whole plan is one. Immutable; null only where marked. Source: escalation.md, "The matrix"
 * (actions); domain.md, practice 9.
 *
 * @param key the same on every try
 * @param name its name in the policy
 * @param incidentId the incident
 * @param reference the incident's name for people
 * @param rung the rung that asks for it, or null
 * @param round the round of the incident in which it was asked for
 * @param step the step that shall be done; null for the plan as a whole
 * @param attempts how often it is tried before it is given up; null for as often as anything is
 * @param until when it is no longer waited for; null for never
 * @param exercise whether it is part of an exercise: then it only goes to what the host has
 *     registered for that; never null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlanInvocation(
    OutboxKey key,
    String name,
    IncidentId incidentId,
    Reference reference,
    @Nullable String rung,
    int round,
    @Nullable String step,
    @Nullable Integer attempts,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant until,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) Boolean exercise)
    implements ActionRequest {
  /** Checks the parts. */
  public PlanInvocation {
    Objects.requireNonNull(key, "key");
    Text.name("name", name);
    Objects.requireNonNull(incidentId, "incidentId");
    Objects.requireNonNull(reference, "reference");
    Text.nameOrNull("rung", rung);
    Text.nameOrNull("step", step);
    exercise = exercise != null && exercise;
  }

  /**
   * Of a plan as a whole, in earnest.
   *
   * @param key the same on every try
   * @param name its name in the policy
   * @param incidentId the incident
   * @param reference the incident's name for people
   * @param rung the rung that asks for it, or null
   * @param round the round of the incident in which it was asked for
   */
  public PlanInvocation(
      OutboxKey key,
      String name,
      IncidentId incidentId,
      Reference reference,
      @Nullable String rung,
      int round) {
    this(key, name, incidentId, reference, rung, round, null, null, null, false);
  }

  @Override
  public ActionKind kind() {
    return ActionKind.CONTINUITY_PLAN;
  }

  @Override
  public String queue() {
    return step == null ? "plan>" + name : "plan>" + name + '>' + step;
  }

  @Override
  public String type() {
    return "plan-invocation";
  }
}
