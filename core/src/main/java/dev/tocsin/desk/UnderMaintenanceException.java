package dev.tocsin.desk;

import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.TocsinException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rung was asked for while planned work keeps the incident's path still. Nothing has happened.
 *
 * <p>Source: escalation.md, "When a rung is due" 5 ("escalate now" is refused unless forced).
 */
public final class UnderMaintenanceException extends TocsinException {
  private static final long serialVersionUID = 1L;

  private final transient IncidentId incidentId;
  private final transient String window;
  private final transient @Nullable Instant until;

  UnderMaintenanceException(IncidentId incidentId, String window, @Nullable Instant until) {
    super(
        "Cannot escalate incident %s now: maintenance '%s' keeps its path still until %s: force it, or wait."
            .formatted(incidentId, window, until));
    this.incidentId = incidentId;
    this.window = window;
    this.until = until;
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
   * The planned work.
   *
   * @return the name of the maintenance window
   */
  public String window() {
    return window;
  }

  /**
   * When it ends.
   *
   * @return the first instant after it, UTC; null when it has no end
   */
  public @Nullable Instant until() {
    return until;
  }
}
