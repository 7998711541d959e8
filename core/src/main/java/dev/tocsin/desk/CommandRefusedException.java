package dev.tocsin.desk;

import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.TocsinException;

/**
 * The incident and the policy are such that a command makes no sense: an unknown team, a rung that
 * is not on the path, a window that has passed. Nothing has happened.
 *
 * <p>Source: house.md, style 5 (a refused guard is a different outcome).
 */
public final class CommandRefusedException extends TocsinException {
  private static final long serialVersionUID = 1L;

  private final transient IncidentId incidentId;
  private final transient String action;
  private final transient String value;
  private final transient String remedy;

  /**
   * Carries the facts.
   *
   * @param incidentId the incident
   * @param action the command's name
   * @param value the value that does not fit
   * @param remedy what to do
   */
  public CommandRefusedException(
      IncidentId incidentId, String action, String value, String remedy) {
    super("Cannot %s incident %s: %s: %s.".formatted(action, incidentId, excerpt(value), remedy));
    this.incidentId = incidentId;
    this.action = action;
    this.value = value;
    this.remedy = remedy;
  }

  /**
   * The incident.
   *
   * @return the incident
   */
  public IncidentId incidentId() {
    return incidentId;
  }

  /**
   * The command's name.
   *
   * @return the command's name
   */
  public String action() {
    return action;
  }

  /**
   * The value that does not fit.
   *
   * @return the value that does not fit
   */
  public String value() {
    return value;
  }

  /**
   * What to do.
   *
   * @return what to do
   */
  public String remedy() {
    return remedy;
  }
}
