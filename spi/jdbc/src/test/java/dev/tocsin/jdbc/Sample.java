package dev.tocsin.jdbc;

import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Category;
import dev.tocsin.incident.Classification;
import dev.tocsin.incident.Details;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Escalation;
import dev.tocsin.incident.Identity;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentEvent;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.LifecycleEvent;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.Ownership;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Recipient;
import dev.tocsin.incident.RecordEvent;
import dev.tocsin.incident.Reference;
import dev.tocsin.incident.Source;
import dev.tocsin.incident.State;
import dev.tocsin.incident.Status;
import dev.tocsin.incident.TenantId;
import dev.tocsin.incident.Urgency;
import dev.tocsin.notification.Notification;
import dev.tocsin.store.Commit;
import dev.tocsin.store.Fence;
import dev.tocsin.store.Lane;
import dev.tocsin.store.OutboxEntry;
import dev.tocsin.store.Wake;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** A commit in the making; ids are counted up. */
final class Sample {
  static final TenantId TENANT = TenantId.of("acme");
  static final Instant AT = Instant.parse("2020-11-27T12:00:00.123456Z");
  private static final AtomicLong IDS = new AtomicLong(1_000);

  private final UUID id = new UUID(7, IDS.incrementAndGet());
  private final long expected;
  private Incident snapshot;
  private final List<Entry> entries = new ArrayList<>();
  private final List<OutboxEntry> outbox = new ArrayList<>();
  private final List<OutboxKey> superseded = new ArrayList<>();
  private Wake wake;
  private Fence fence;

  private Sample(long expected, Incident snapshot) {
    this.expected = expected;
    this.snapshot = snapshot;
  }

  static Sample log(String key) {
    return log(TENANT, key);
  }

  static Sample log(TenantId tenant, String key) {
    IncidentId id = new IncidentId(new UUID(5, IDS.incrementAndGet()));
    Identity identity =
        new Identity(tenant, id, Reference.from(id), AT, new UUID(6, IDS.incrementAndGet()));
    Details details =
        new Details(
            "Checkout answers 503", null, Source.MONITORING, null, "shop", key, null, Map.of());
    Classification classification =
        new Classification(
            Category.of("application/checkout"), Impact.EXTENSIVE, Urgency.HIGH, Priority.P1, null);
    State state = new State("New", Phase.NEW);
    Incident incident =
        new Incident(
            identity,
            0,
            details,
            classification,
            new Status(state, AT, null),
            new Ownership("desk", null, AT, List.of()),
            new Escalation("v1", null, null, 1, AT, Priority.P1, List.of(), List.of(), null),
            null,
            null,
            null,
            null,
            List.of(),
            0,
            AT,
            Map.of());
    return new Sample(0, incident)
        .event(new LifecycleEvent.Logged(identity, details, classification, state, "desk", "v1"));
  }

  static Sample on(Incident incident) {
    return new Sample(incident.version(), incident);
  }

  Sample event(IncidentEvent event) {
    entries.add(new Entry(snapshot.version() + 1, AT, AT, Actor.DESK, null, null, event));
    return with(snapshot.version() + 1, snapshot.status(), snapshot.more());
  }

  Sample comment(String text) {
    return event(new RecordEvent.Commented(text, false));
  }

  Sample close() {
    State closed = new State("Closed", Phase.CLOSED);
    return event(new LifecycleEvent.Closed(closed, null))
        .with(snapshot.version(), new Status(closed, AT, null), snapshot.more());
  }

  Sample more(String name, Object value) {
    return with(snapshot.version(), snapshot.status(), Map.of(name, value));
  }

  Sample wake(Instant due) {
    wake = new Wake(due, Lane.NORMAL);
    return this;
  }

  Sample fence(Fence claim) {
    fence = claim;
    return this;
  }

  Sample send(String person) {
    return send(person, Lane.NORMAL);
  }

  Sample send(String person, Lane lane) {
    outbox.add(
        new OutboxEntry(
            snapshot.id(),
            lane,
            new Notification(
                new OutboxKey(id, outbox.size()),
                Recipient.person(person),
                "sms",
                "page",
                "subject",
                "text",
                snapshot.id(),
                snapshot.reference(),
                Priority.P1,
                "New",
                null,
                1,
                null)));
    return this;
  }

  Sample takeBack(OutboxKey key) {
    superseded.add(key);
    return this;
  }

  Incident incident() {
    return snapshot;
  }

  Commit commit() {
    return new Commit(id, expected, entries, snapshot, wake, outbox, superseded, fence, null);
  }

  private Sample with(long version, Status status, Map<String, Object> more) {
    snapshot =
        new Incident(
            snapshot.identity(),
            version,
            snapshot.details(),
            snapshot.classification(),
            status,
            snapshot.ownership(),
            snapshot.escalation(),
            null,
            null,
            null,
            null,
            List.of(),
            0,
            AT,
            more);
    return this;
  }
}
