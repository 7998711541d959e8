package dev.tocsin.policy;

import dev.tocsin.escalation.When;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.internal.Text;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Objects;

/**
 * Planned work: paths of matching incidents that are logged inside the window stand still until its
 * end. Older incidents go on, and major incidents break through.
 *
 * <p>Half-open, in local time: a time that does not exist is taken at the end of the gap, one that
 * exists twice at its first occurrence. Immutable. Source: escalation.md, "When a rung is due" 5.
 *
 * @param name its name, for people
 * @param when which incidents
 * @param from its first local time
 * @param until the first local time after it
 * @param zone whose local time
 * @param pausesTargets whether the clocks of service level targets stand still too
 */
public record MaintenanceWindow(
    String name,
    When when,
    LocalDateTime from,
    LocalDateTime until,
    ZoneId zone,
    boolean pausesTargets) {
  /** Checks the parts: whole seconds, from 1970 to 9999, the end after the beginning. */
  public MaintenanceWindow {
    Text.line("maintenance", name, Text.ID);
    Objects.requireNonNull(when, "when");
    Objects.requireNonNull(zone, "zone");
    LocalTimes.check("maintenance", from);
    LocalTimes.check("maintenance", until);
    if (!from.isBefore(until)) {
      throw new InvalidValueException(
          "maintenance",
          name,
          "ends at " + until + ", not after it begins at " + from,
          "use an end that lies after the beginning");
    }
  }

  /**
   * Its first instant.
   *
   * @return where it begins
   */
  public Instant start() {
    return LocalTimes.instant(from, zone);
  }

  /**
   * The first instant after it.
   *
   * @return where it ends; the start for a window that lies within a gap
   */
  public Instant end() {
    return LocalTimes.instant(until, zone);
  }
}
