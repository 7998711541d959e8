package dev.tocsin.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.tocsin.host.IdSource;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Cause;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentEvent;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.Samples;
import dev.tocsin.incident.State;
import dev.tocsin.incident.Status;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Histories with every event type, sealed or not. */
final class Histories {
  static final ObjectMapper MAPPER = new ObjectMapper().registerModule(new JavaTimeModule());

  private Histories() {}

  /** One after the other, with every optional part of an entry there and not there. */
  static List<Entry> entries(List<IncidentEvent> events, long after) {
    List<Entry> entries = new ArrayList<>();
    for (IncidentEvent event : events) {
      long sequence = after + entries.size() + 1;
      boolean even = sequence % 2 == 0;
      entries.add(
          new Entry(
              sequence,
              Samples.AT.plusSeconds(sequence),
              Samples.AT.plusSeconds(sequence + 1),
              sequence % 3 == 0 ? Actor.person("kim") : Actor.DESK,
              even ? new Cause("v1", "path down/rung page", even ? "2026a" : null) : null,
              even ? "request-" + sequence : null,
              event,
              null,
              sequence % 5 == 0 ? Map.of("fromTomorrow", List.of(1, 2.5, "x")) : Map.of()));
    }
    return entries;
  }

  static Commit sealed(List<Entry> entries, @Nullable String head) {
    long expected = entries.get(0).sequence() - 1;
    return Chain.seal(
        new Commit(
            new UUID(8, expected),
            expected,
            entries,
            snapshot(expected + entries.size(), head),
            null,
            List.of(),
            List.of(),
            null,
            null),
        salts());
  }

  static Incident snapshot(long version, @Nullable String head) {
    Incident bare = Samples.bare();
    return new Incident(
        bare.identity(),
        version,
        bare.details(),
        bare.classification(),
        new Status(new State("Closed", Phase.CLOSED), Samples.AT, null),
        bare.ownership(),
        bare.escalation(),
        null,
        null,
        null,
        null,
        List.of(),
        null,
        null,
        List.of(),
        null,
        List.of(),
        0,
        null,
        null,
        head,
        Samples.AT,
        Map.of());
  }

  static IdSource salts() {
    long[] count = {0};
    return () -> new UUID(0x5a17, ++count[0]);
  }

  static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  static Entry read(String json) {
    try {
      return MAPPER.readValue(json, Entry.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
