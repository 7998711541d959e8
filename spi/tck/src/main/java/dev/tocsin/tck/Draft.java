package dev.tocsin.tck;

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
import dev.tocsin.store.Chain;
import dev.tocsin.store.Commit;
import dev.tocsin.store.Fence;
import dev.tocsin.store.Lane;
import dev.tocsin.store.OutboxEntry;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.Settlement;
import dev.tocsin.store.Wake;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A commit in the making. What is not said is left out; ids are counted up, and every second one
 * has its highest bit set, as half of all random ones have. For one thread.
 */
final class Draft {
  static final TenantId TENANT = TenantId.of("acme");
  private static final AtomicLong IDS = new AtomicLong();

  private UUID id = nextId();
  private final long expected;
  private Incident snapshot;
  private Instant at;
  private final List<Entry> entries = new ArrayList<>();
  private @Nullable Wake wake;
  private final List<OutboxEntry> outbox = new ArrayList<>();
  private final List<OutboxKey> superseded = new ArrayList<>();
  private @Nullable Fence fence;
  private @Nullable Settlement settled;

  private Draft(long expected, Incident snapshot, Instant at) {
    this.expected = expected;
    this.snapshot = snapshot;
    this.at = at;
  }

  static UUID nextId() {
    long number = IDS.incrementAndGet();
    return new UUID((number << 63) | 0x4000L, 0x8000000000000000L | number);
  }

  /** A reference of its own for each id that was counted up; drawn ones would meet now and then. */
  private static Reference reference(IncidentId id) {
    long number = id.value().getLeastSignificantBits();
    StringBuilder text = new StringBuilder("INC-");
    for (int shift = 25; shift >= 0; shift -= 5) {
      text.append("0123456789ABCDEFGHJKMNPQRSTVWXYZ".charAt((int) (number >>> shift) & 31));
    }
    return new Reference(text.toString());
  }

  static Draft log(TenantId tenant, @Nullable String key, Instant at) {
    IncidentId id = new IncidentId(nextId());
    return log(tenant, id, reference(id), key, at, null);
  }

  static Draft log(
      TenantId tenant,
      IncidentId id,
      Reference reference,
      @Nullable String key,
      Instant at,
      @Nullable String request) {
    Details details =
        new Details(
            "Checkout answers 503", null, Source.MONITORING, null, "shop", key, null, Map.of());
    return log(new Identity(tenant, id, reference, at, new UUID(6, 7)), details, at, request);
  }

  static Draft log(Identity identity, Details details, Instant at, @Nullable String request) {
    Classification classification =
        new Classification(
            Category.of("application/checkout"), Impact.EXTENSIVE, Urgency.HIGH, Priority.P1, null);
    return log(identity, details, classification, "desk", at, request);
  }

  static Draft log(
      Identity identity,
      Details details,
      Classification classification,
      String team,
      Instant at,
      @Nullable String request) {
    State state = new State("New", Phase.NEW);
    Incident incident =
        new Incident(
            identity,
            0,
            details,
            classification,
            new Status(state, at, null),
            new Ownership(team, null, at, List.of()),
            new Escalation(
                "v1", null, null, 1, at, classification.priority(), List.of(), List.of(), null),
            null,
            null,
            null,
            null,
            List.of(),
            0,
            at,
            Map.of());
    return new Draft(0, incident, at)
        .event(
            new LifecycleEvent.Logged(identity, details, classification, state, team, "v1"),
            request);
  }

  /** The next change of an incident. */
  static Draft on(Incident incident, Instant at) {
    return new Draft(incident.version(), incident, at);
  }

  Draft event(IncidentEvent event, @Nullable String request) {
    return event(event, Actor.DESK, request);
  }

  Draft event(IncidentEvent event, Actor by, @Nullable String request) {
    entries.add(new Entry(snapshot.version() + 1, at, at, by, null, request, event));
    snapshot = with(snapshot, snapshot.version() + 1, snapshot.status());
    return this;
  }

  Draft entry(Entry entry) {
    entries.add(entry);
    snapshot = with(snapshot, entry.sequence(), snapshot.status());
    return this;
  }

  Draft comment(String text) {
    return event(new RecordEvent.Commented(text, false), null);
  }

  Draft comment(String text, String request) {
    return event(new RecordEvent.Commented(text, false), request);
  }

  Draft close() {
    State closed = new State("Closed", Phase.CLOSED);
    return event(new LifecycleEvent.Closed(closed, null), null).status(closed);
  }

  Draft cancel() {
    State cancelled = new State("Cancelled", Phase.CLOSED);
    return event(new LifecycleEvent.Cancelled(cancelled, "a test"), null).status(cancelled);
  }

  Draft duplicateOf(IncidentId other) {
    State closed = new State("Closed", Phase.CLOSED);
    return event(new LifecycleEvent.MarkedDuplicate(closed, other), null).status(closed);
  }

  Draft resolve() {
    State resolved = new State("Resolved", Phase.RESOLVED);
    return event(new LifecycleEvent.Resolved(resolved, "done", "fix"), null).status(resolved);
  }

  Draft reopen() {
    State active = new State("In progress", Phase.ACTIVE);
    return event(new LifecycleEvent.Reopened(active, "again"), null).status(active);
  }

  /** From now on at another instant. */
  Draft at(Instant instant) {
    at = instant;
    return this;
  }

  Draft wake(Instant due) {
    return wake(due, Lane.NORMAL);
  }

  Draft wake(Instant due, Lane lane) {
    wake = new Wake(due, lane);
    return this;
  }

  Draft send(String person) {
    return send(Lane.NORMAL, person, "sms", "text");
  }

  Draft send(Lane lane, String person) {
    return send(lane, person, "sms", "text");
  }

  Draft send(Lane lane, String person, String channel, String text) {
    outbox.add(
        new OutboxEntry(
            snapshot.id(),
            lane,
            new Notification(
                key(outbox.size()),
                Recipient.person(person),
                channel,
                "page",
                "subject",
                text,
                snapshot.id(),
                snapshot.reference(),
                Priority.P1,
                "New",
                null,
                1,
                null)));
    return this;
  }

  Draft send(OutboxEntry entry) {
    outbox.add(entry);
    return this;
  }

  Draft supersede(OutboxKey... keys) {
    superseded.addAll(List.of(keys));
    return this;
  }

  Draft fence(Fence claim) {
    fence = claim;
    return this;
  }

  Draft settle(Fence claim, Outcome outcome) {
    settled = new Settlement(claim, outcome);
    return this;
  }

  Draft snapshot(Incident other) {
    snapshot = other;
    return this;
  }

  /** To be said before anything is sent. */
  Draft as(UUID commitId) {
    id = commitId;
    return this;
  }

  /** The key of an entry of this commit. */
  OutboxKey key(int ordinal) {
    return new OutboxKey(id, ordinal);
  }

  Incident incident() {
    return snapshot;
  }

  /** To be said last: seals what was written so far. */
  Draft seal() {
    Commit sealed = Chain.seal(commit(), Draft::nextId);
    entries.clear();
    entries.addAll(sealed.entries());
    snapshot = sealed.snapshot();
    return this;
  }

  Commit commit() {
    return new Commit(id, expected, entries, snapshot, wake, outbox, superseded, fence, settled);
  }

  private Draft status(State state) {
    snapshot = with(snapshot, snapshot.version(), new Status(state, at, null));
    return this;
  }

  private Incident with(Incident old, long version, Status status) {
    return new Incident(
        old.identity(),
        version,
        old.details(),
        old.classification(),
        status,
        old.ownership(),
        old.escalation(),
        old.acknowledgement(),
        old.resolution(),
        old.major(),
        old.swarm(),
        old.suppliers(),
        old.family(),
        old.flapping(),
        old.plans(),
        old.majorCase(),
        old.links(),
        old.recurrences(),
        old.attainment(),
        old.touchedAt(),
        old.head(),
        at,
        old.more());
  }
}
