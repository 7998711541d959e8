package dev.tocsin.notification;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.tocsin.incident.ActionKind;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Something that the host shall do about an incident, because a rung, a plan or a person says so.
 *
 * <p>Handed over at least once, always under the same key: do nothing when the key was seen before.
 * Immutable; null only where marked. Source: escalation.md, "The matrix" (actions) and "When a rung
 * is due" 10.
 */
public sealed interface ActionRequest extends Outgoing permits AutomationRun, PlanInvocation {
  /**
   * What it is.
   *
   * @return an automation or a plan
   */
  @JsonIgnore
  ActionKind kind();

  /**
   * Its name in the policy.
   *
   * @return the name
   */
  String name();

  /**
   * The incident.
   *
   * @return its id
   */
  IncidentId incidentId();

  /**
   * The incident's name for people.
   *
   * @return the reference
   */
  Reference reference();

  /**
   * The rung that asks for it.
   *
   * @return the rung's id, or null
   */
  @Nullable String rung();

  /**
   * The round of the incident in which it was asked for.
   *
   * @return 1, 2, 3 and so on
   */
  int round();

  /**
   * Whether it is part of an exercise: then it never goes to the real thing.
   *
   * @return true for an exercise; never null
   */
  Boolean exercise();
}
