package dev.tocsin.desk;

import dev.tocsin.escalation.Until;
import dev.tocsin.incident.Incident;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** When a rung is no longer worth taking. Source: escalation.md, "The matrix" (conditions). */
final class Ending {
  private Ending() {}

  /** Whether the condition of a rung has ended, in the incident's present round. */
  static boolean over(Until until, Incident incident) {
    return switch (until) {
          case ACKNOWLEDGED -> incident.acknowledgement() != null;
          case UPDATED ->
              incident.lastPublicUpdate() != null
                  && !incident.lastPublicUpdate().isBefore(incident.escalation().start());
          case RESOLVED -> false;
        }
        || !Agenda.open(incident);
  }

  /** The condition that an event tells; what a newer version may have written lasts longest. */
  static Until of(@Nullable String word) {
    for (Until until : Until.values()) {
      if (until.toString().equals(word == null ? null : word.toLowerCase(Locale.ROOT))) {
        return until;
      }
    }
    return Until.RESOLVED;
  }
}
