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
import dev.tocsin.store.Item;
import dev.tocsin.store.Lane;
import dev.tocsin.store.OutboxEntry;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.Wake;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Commits at random: what is opened, changed, closed and opened again, with wakes, messages and
 * keys that are taken back. Equal seeds give equal commits. For one thread.
 */
final class RandomCommits {
  static final List<TenantId> TENANTS = List.of(TenantId.of("acme"), TenantId.of("beta"));

  private final AtomicReference<Instant> clock;
  private final Random random;
  private final List<OutboxKey> keys = new ArrayList<>();
  private long ids;

  RandomCommits(AtomicReference<Instant> clock, long seed) {
    this.clock = clock;
    this.random = new Random(seed);
  }

  UUID id() {
    ids++;
    return new UUID((ids << 63) | 0x4000L, 0x8000000000000000L | ids);
  }

  TenantId tenant() {
    return pick(TENANTS);
  }

  int number(int below) {
    return random.nextInt(below);
  }

  <T> T pick(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  boolean seldom() {
    return random.nextInt(5) == 0;
  }

  /** One of three of an incident: which of several incidents a look-up finds is left open. */
  String request(Incident incident) {
    return incident.reference() + "/" + random.nextInt(3);
  }

  /** What can be taken back from now on. */
  void sent(Commit commit) {
    commit.outbox().forEach(each -> keys.add(each.key()));
  }

  /** A message of any incident, sent or not; null when there was none. */
  Item key() {
    return keys.isEmpty() ? null : new Item.OfOutbox(pick(keys));
  }

  Outcome outcome(boolean message) {
    return switch (random.nextInt(message ? 5 : 3)) {
      case 0 -> new Outcome.RetryAt(clock.get().plusMillis(random.nextInt(8_000) - 1_000L), "no");
      case 1 -> new Outcome.Parked("given up");
      case 2 -> new Outcome.Released();
      default -> new Outcome.Delivered();
    };
  }

  /** A new one, with one of three keys or none. */
  Commit open() {
    TenantId tenant = tenant();
    String key = random.nextBoolean() ? null : pick(List.of("a", "b", "c"));
    Instant at = clock.get();
    IncidentId id = new IncidentId(id());
    Identity identity = new Identity(tenant, id, Reference.from(id), at, id());
    Details details =
        new Details(
            "Number " + ids,
            null,
            Source.MONITORING,
            null,
            seldom() ? "shop" : null,
            key,
            null,
            Map.of());
    Classification classification =
        new Classification(
            Category.of("application/checkout"), Impact.EXTENSIVE, Urgency.HIGH, Priority.P1, null);
    State state = new State("New", Phase.NEW);
    Incident incident =
        new Incident(
            identity,
            1,
            details,
            classification,
            new Status(state, at, null),
            new Ownership("desk", null, at, List.of()),
            new Escalation("v1", null, null, 1, at, Priority.P1, List.of(), List.of(), null),
            null,
            null,
            null,
            null,
            List.of(),
            0,
            at,
            Map.of());
    return commit(
        0,
        incident,
        new LifecycleEvent.Logged(identity, details, classification, state, "desk", "v1"));
  }

  /** Closes an incident for good: nothing is due or to be sent any more because of it. */
  Commit last(Incident now) {
    State closed = new State("Closed", Phase.CLOSED);
    Commit change =
        commit(
            now.version(),
            with(now, new Status(closed, clock.get(), null)),
            new LifecycleEvent.Closed(closed, null));
    return new Commit(
        change.id(),
        change.expectedVersion(),
        change.entries(),
        change.snapshot(),
        null,
        List.of(),
        change.superseded(),
        null,
        null);
  }

  /** The next change of an incident. */
  Commit change(Incident now) {
    IncidentEvent event;
    State to = null;
    switch (random.nextInt(8)) {
      case 0, 1 -> {
        to = new State("Closed", Phase.CLOSED);
        event = new LifecycleEvent.Closed(to, null);
      }
      case 2 -> {
        to = new State("Resolved", Phase.RESOLVED);
        event = new LifecycleEvent.Resolved(to, "done", "fix");
      }
      case 3 -> {
        to = new State("In progress", Phase.ACTIVE);
        event = new LifecycleEvent.Reopened(to, "again");
      }
      default -> event = new RecordEvent.Commented("comment " + ids, false);
    }
    Status status = to == null ? now.status() : new Status(to, clock.get(), null);
    return commit(now.version(), with(now, status), event);
  }

  private Commit commit(long expected, Incident after, IncidentEvent event) {
    UUID id = id();
    Instant at = clock.get();
    String request = seldom() ? request(after) : null;
    List<OutboxEntry> outbox = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      outbox.add(message(id, outbox.size(), after));
    }
    List<OutboxKey> superseded = new ArrayList<>();
    while (!keys.isEmpty() && random.nextInt(3) == 0) {
      superseded.add(pick(keys.subList(Math.max(0, keys.size() - 12), keys.size())));
    }
    Wake wake =
        random.nextInt(3) == 0
            ? null
            : new Wake(at.plusMillis(random.nextInt(8_000) - 2_000L), pick(List.of(Lane.values())));
    return new Commit(
        id,
        expected,
        List.of(new Entry(after.version(), at, at, Actor.DESK, null, request, event)),
        after,
        wake,
        outbox,
        superseded,
        null,
        null);
  }

  private OutboxEntry message(UUID commit, int ordinal, Incident incident) {
    return new OutboxEntry(
        incident.id(),
        pick(List.of(Lane.values())),
        new Notification(
            new OutboxKey(commit, ordinal),
            Recipient.person(pick(List.of("dana", "lee"))),
            "sms",
            "page",
            "subject",
            "text",
            incident.id(),
            incident.reference(),
            Priority.P1,
            "New",
            null,
            1,
            null));
  }

  private Incident with(Incident old, Status status) {
    return new Incident(
        old.identity(),
        old.version() + 1,
        old.details(),
        old.classification(),
        status,
        old.ownership(),
        old.escalation(),
        null,
        null,
        null,
        null,
        List.of(),
        0,
        clock.get(),
        Map.of());
  }
}
