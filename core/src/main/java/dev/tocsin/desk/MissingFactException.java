package dev.tocsin.desk;

import dev.tocsin.incident.TocsinException;

/**
 * A decision needs to know whom the host has on call: ask, hand the answer in, and decide again.
 * Deciding itself calls nobody. Thrown by {@link IncidentEngine} only; the desk answers it by its
 * {@code OnCall}.
 *
 * <p>Source: house.md, "How an incident flows".
 */
public final class MissingFactException extends TocsinException {
  private static final long serialVersionUID = 1L;

  private final transient String staffed;

  MissingFactException(String staffed) {
    super(
        "Who is on call for '%s' is known to the host only: hand the answer in with the facts."
            .formatted(staffed));
    this.staffed = staffed;
  }

  /**
   * Who must be asked for.
   *
   * @return a team, or {@code role:} and a role
   */
  public String staffed() {
    return staffed;
  }
}
