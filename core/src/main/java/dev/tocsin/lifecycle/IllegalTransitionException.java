package dev.tocsin.lifecycle;

import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.TocsinException;
import java.util.List;

/**
 * The lifecycle's table has no row for this trigger in this state. Nothing has happened.
 *
 * <p>Source: house.md, style 5.
 */
public final class IllegalTransitionException extends TocsinException {
  private static final long serialVersionUID = 1L;

  private final transient IncidentId incidentId;
  private final transient String from;
  private final transient Trigger trigger;
  private final transient List<Trigger> possible;

  /**
   * Names incident, state, trigger and what would be possible.
   *
   * @param incident the incident as it stands
   * @param trigger what came
   * @param possible the triggers that the state knows
   */
  public IllegalTransitionException(Incident incident, Trigger trigger, List<Trigger> possible) {
    super(
        "%s is in state '%s', where '%s' is not possible: %s."
            .formatted(
                incident.reference(),
                incident.state(),
                trigger,
                possible.isEmpty()
                    ? "nothing is, for it has reached its end; log a new incident"
                    : "use one of " + possible));
    this.incidentId = incident.id();
    this.from = incident.state();
    this.trigger = trigger;
    this.possible = List.copyOf(possible);
  }

  /**
   * The incident.
   *
   * @return its id
   */
  public IncidentId incidentId() {
    return incidentId;
  }

  /**
   * The state it is in.
   *
   * @return the state's name
   */
  public String from() {
    return from;
  }

  /**
   * What came.
   *
   * @return the trigger
   */
  public Trigger trigger() {
    return trigger;
  }

  /**
   * What would be possible.
   *
   * @return the triggers that the state knows; empty in a last state
   */
  public List<Trigger> possible() {
    return possible;
  }
}
