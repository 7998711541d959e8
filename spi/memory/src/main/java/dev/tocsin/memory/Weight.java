package dev.tocsin.memory;

import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Classification;
import dev.tocsin.incident.Details;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.FiredRung;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentEvent;
import dev.tocsin.incident.LifecycleEvent;
import dev.tocsin.incident.Link;
import dev.tocsin.incident.RecordEvent;
import dev.tocsin.notification.Notification;
import dev.tocsin.notification.Outgoing;
import dev.tocsin.store.Commit;
import dev.tocsin.store.OutboxEntry;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Estimates how many bytes of UTF-8 a commit's entries, snapshot and outbox hold.
 *
 * <p>Free text is counted exactly; names of bounded length, instants and ids count as a fixed sum
 * for each part. An event that has no line here is counted by its text form, so that a new type is
 * never free. Source: store-contract.md, C29.
 */
final class Weight {
  private static final long PART = 64;

  private Weight() {}

  /** The estimate, in bytes. */
  static long of(Commit commit) {
    long sum = of(commit.snapshot());
    for (Entry entry : commit.entries()) {
      sum += of(entry);
    }
    for (OutboxEntry entry : commit.outbox()) {
      sum += PART + of(entry.outgoing());
    }
    return sum;
  }

  private static long of(Entry entry) {
    return 2 * PART
        + of(entry.by())
        + text(entry.cause())
        + bytes(entry.requestId())
        + of(entry.event())
        + (entry.seal() == null ? 0 : 5 * PART)
        + of(entry.more());
  }

  private static long of(IncidentEvent event) {
    if (event instanceof LifecycleEvent.Logged logged) {
      return 4 * PART
          + of(logged.details())
          + of(logged.classification())
          + bytes(logged.team())
          + of(logged.more());
    }
    if (event instanceof RecordEvent.Commented commented) {
      return PART + bytes(commented.text()) + of(commented.more());
    }
    return text(event);
  }

  private static long of(Incident incident) {
    long sum =
        8 * PART
            + of(incident.details())
            + of(incident.classification())
            + bytes(incident.team())
            + text(incident.status().hold())
            + text(incident.acknowledgement())
            + text(incident.resolution())
            + text(incident.major())
            + text(incident.swarm())
            + text(incident.family())
            + text(incident.flapping())
            + (incident.plans().isEmpty() ? 0 : text(incident.plans()))
            + text(incident.majorCase())
            + of(incident.more());
    for (Link link : incident.links()) {
      sum += PART + bytes(link.target());
    }
    for (String team : incident.ownership().teamsSincePerson()) {
      sum += bytes(team);
    }
    for (FiredRung fired : incident.escalation().fired()) {
      sum += PART + bytes(fired.rung()) + fired.notified().size() * PART;
    }
    return sum + incident.escalation().suspensions().size() * PART;
  }

  private static long of(Details details) {
    Map<String, String> attributes = details.attributes();
    long[] pairs = {0};
    if (!attributes.isEmpty()) {
      // An iterator would leave its view behind in every map.
      attributes.forEach((name, value) -> pairs[0] += bytes(name) + bytes(value));
    }
    return pairs[0]
        + PART
        + bytes(details.title())
        + bytes(details.description())
        + of(details.reporter())
        + bytes(details.service())
        + bytes(details.dedupKey());
  }

  private static long of(Classification classification) {
    return PART + bytes(classification.category().path()) + bytes(classification.overrideReason());
  }

  private static long of(Outgoing outgoing) {
    if (outgoing instanceof Notification notification) {
      return 4 * PART
          + bytes(notification.subject())
          + bytes(notification.text())
          + bytes(notification.token());
    }
    return text(outgoing);
  }

  private static long of(@Nullable Actor actor) {
    return actor == null ? 0 : bytes(actor.kind()) + bytes(actor.id());
  }

  private static long of(Map<String, ? extends @Nullable Object> more) {
    return more.isEmpty() ? 0 : text(more);
  }

  private static long text(@Nullable Object value) {
    return value == null ? 0 : bytes(value.toString());
  }

  private static long bytes(@Nullable String text) {
    if (text == null) {
      return 0;
    }
    long bytes = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        bytes += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
      }
    }
    return bytes;
  }
}
