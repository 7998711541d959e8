package dev.tocsin.registerfile;

import dev.tocsin.incident.Entry;
import dev.tocsin.register.IncidentRecord;
import java.util.List;
import java.util.Objects;

/**
 * One incident of a foreign log.
 *
 * <p>Immutable, no nulls.
 *
 * @param id the log's name of it
 * @param record its facts, for figures; what the log does not say is null there
 * @param entries its rows as entries of a register, at least one for each, in order. What an event
 *     must have and the log does not say is "unknown" (team, impact, urgency), P9, or the category
 *     "uncategorised". A transition that is not in the lifecycle keeps its state and has {@code
 *     "imported": "not in the lifecycle"} among its further fields; a row that changes nothing a
 *     register knows is an event of type {@code imported-row}
 * @param deviations what did not conform, in order
 */
public record ImportedIncident(
    String id, IncidentRecord record, List<Entry> entries, List<Deviation> deviations) {
  /** Copies the lists. */
  public ImportedIncident {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(record, "record");
    entries = List.copyOf(entries);
    deviations = List.copyOf(deviations);
  }
}
