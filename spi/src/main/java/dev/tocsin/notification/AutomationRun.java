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
 * An automation that the host shall run.
 *
 * <p>Immutable; null only where marked. Source: escalation.md, "The matrix" (actions).
 *
 * @param key the same on every try
 * @param name its name in the policy
 * @param incidentId the incident
 * @param reference the incident's name for people
 * @param rung the rung that asks for it, or null
 * @param round the round of the incident in which it was asked for
 * @param until when its time is up, UTC: what is told later is recorded and changes nothing; null
 *     when it has all the time
 * @param exercise whether the incident is an exercise: whatever it does must do no harm
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AutomationRun(
    OutboxKey key,
    String name,
    IncidentId incidentId,
    Reference reference,
    @Nullable String rung,
    int round,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant until,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) Boolean exercise)
    implements ActionRequest {
  /** Checks the parts. */
  public AutomationRun {
    Objects.requireNonNull(key, "key");
    Text.name("name", name);
    Objects.requireNonNull(incidentId, "incidentId");
    Objects.requireNonNull(reference, "reference");
    Text.nameOrNull("rung", rung);
    exercise = exercise != null && exercise;
  }

  /**
   * In earnest, with all the time.
   *
   * @param key the same on every try
   * @param name its name in the policy
   * @param incidentId the incident
   * @param reference the incident's name for people
   * @param rung the rung that asks for it, or null
   * @param round the round of the incident in which it was asked for
   */
  public AutomationRun(
      OutboxKey key,
      String name,
      IncidentId incidentId,
      Reference reference,
      @Nullable String rung,
      int round) {
    this(key, name, incidentId, reference, rung, round, null, false);
  }

  @Override
  public ActionKind kind() {
    return ActionKind.AUTOMATION;
  }

  @Override
  public String queue() {
    return "automation>" + name;
  }

  @Override
  public String type() {
    return "automation-run";
  }
}
