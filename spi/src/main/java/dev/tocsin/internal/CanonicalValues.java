package dev.tocsin.internal;

import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Cause;
import dev.tocsin.incident.Classification;
import dev.tocsin.incident.Details;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Hold;
import dev.tocsin.incident.Identity;
import dev.tocsin.incident.Link;
import dev.tocsin.incident.Notified;
import dev.tocsin.incident.State;
import org.jspecify.annotations.Nullable;

/**
 * The canonical form of an entry and of the values in events; fields sorted by their JSON names.
 */
public final class CanonicalValues {
  private CanonicalValues() {}

  /**
   * Writes an entry without its seal, as its JSON has it.
   *
   * @param to where it goes
   * @param entry the entry
   */
  public static void write(CanonicalWriter to, Entry entry) {
    to.fields(entry.more())
        .put("by", text(entry.by()))
        .put("cause", entry.cause(), CanonicalValues::cause)
        .put("event", entry.event(), CanonicalEvents::write)
        .put("occurredAt", entry.occurredAt())
        .put("recordedAt", entry.recordedAt())
        .put("requestId", entry.requestId())
        .put("sequence", entry.sequence())
        .end();
  }

  static @Nullable String text(@Nullable Actor actor) {
    return actor == null ? null : actor.toString();
  }

  private static void cause(CanonicalWriter to, Cause cause) {
    to.fields()
        .put("policyVersion", cause.policyVersion())
        .put("rule", cause.rule())
        .put("tzdb", cause.tzdb())
        .end();
  }

  static void classification(CanonicalWriter to, Classification value) {
    to.fields()
        .put("category", value.category().path())
        .put("impact", value.impact().name())
        .put("overrideReason", value.overrideReason())
        .put("priority", value.priority().toString())
        .put("urgency", value.urgency().name())
        .end();
  }

  static void details(CanonicalWriter to, Details details) {
    to.fields()
        .texts("attributes", details.attributes())
        .put("dedupKey", details.dedupKey())
        .put("description", details.description())
        .put("exercise", details.exercise() ? Boolean.TRUE : null, CanonicalWriter::value)
        .put("occurredAt", details.occurredAt())
        .put("reporter", text(details.reporter()))
        .put("service", details.service())
        .put("source", details.source().name())
        .put("title", details.title())
        .end();
  }

  static void identity(CanonicalWriter to, Identity identity) {
    to.fields()
        .put("callbackSecret", identity.callbackSecret().toString())
        .put("id", identity.id().toString())
        .put("loggedAt", identity.loggedAt())
        .put("reference", identity.reference().value())
        .put("tenant", identity.tenant().value())
        .end();
  }

  static void state(CanonicalWriter to, State state) {
    to.fields().put("name", state.name()).put("phase", state.phase()).end();
  }

  static void hold(CanonicalWriter to, Hold hold) {
    to.fields()
        .put("followUpAt", hold.followUpAt())
        .put("note", hold.note())
        .put("reason", hold.reason())
        .list("reminded", hold.reminded(), CanonicalValues::notified)
        .end();
  }

  static void notified(CanonicalWriter to, Notified notified) {
    to.fields()
        .put("key", notified.key().toString())
        .put("recipient", notified.recipient().toString())
        .end();
  }

  static void link(CanonicalWriter to, Link link) {
    to.fields().put("kind", link.kind()).put("target", link.target()).end();
  }
}
