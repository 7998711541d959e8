package dev.tocsin.examples.blackfriday.play;

import dev.tocsin.examples.blackfriday.payload.Signal;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.OutboxKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What became of one incident.
 *
 * @param first the signal that logged it
 * @param incident as it stands at the end
 * @param entries the register's lines
 * @param sent what was sent about it, by key
 */
public record Story(
    Signal.Raised first, Incident incident, List<Entry> entries, Map<OutboxKey, Sent> sent) {
  public Story {
    entries = List.copyOf(entries);
  }

  public Instant start() {
    return incident.identity().loggedAt();
  }

  /** Whether the example played people for it. */
  public boolean played() {
    return entries.stream().anyMatch(entry -> entry.by().human());
  }
}
