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
import dev.tocsin.store.Activation;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.Cursor;
import dev.tocsin.store.Fence;
import dev.tocsin.store.IncidentStore;
import dev.tocsin.store.Item;
import dev.tocsin.store.Lane;
import dev.tocsin.store.Loaded;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.OutboxEntry;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.Page;
import dev.tocsin.store.ParkedItem;
import dev.tocsin.store.PolicyDocument;
import dev.tocsin.store.Query;
import dev.tocsin.store.Redaction;
import dev.tocsin.store.Settlement;
import dev.tocsin.store.Wake;
import dev.tocsin.store.WakeBatch;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * Two stores that are asked the same, at random, under one clock: what they answer must be equal.
 * Numbers of fences are a store's own, so that claims are kept in pairs. For one thread.
 */
final class Twins {
  private static final List<TenantId> TENANTS = List.of(TenantId.of("acme"), TenantId.of("beta"));
  private static final Set<TenantId> ALL = Set.copyOf(TENANTS);
  private static final int EVERYTHING = 1_000;

  /** A claim, as either store has numbered it. */
  private record Claim(Fence left, Fence right) {}

  /** A commit, as it was handed to either store. */
  private record Made(Commit left, Commit right) {}

  private final IncidentStore left;
  private final IncidentStore right;
  private final AtomicReference<Instant> clock;
  private final Random random;
  private final List<String> told = new ArrayList<>();
  private final List<Incident> incidents = new ArrayList<>();
  private final List<Made> commits = new ArrayList<>();
  private final List<Claim> claims = new ArrayList<>();
  private final List<OutboxKey> keys = new ArrayList<>();
  private final Map<TenantId, Long> serials = new HashMap<>();
  private long ids;

  Twins(IncidentStore left, IncidentStore right, AtomicReference<Instant> clock, long seed) {
    this.left = left;
    this.right = right;
    this.clock = clock;
    this.random = new Random(seed);
  }

  /** Asks so often; fails with all that was asked when the answers differ. */
  void run(int steps) {
    for (int i = 0; i < steps; i++) {
      pass(Duration.ofNanos(1_000));
      step();
      both("backlog", store -> store.backlog(ALL));
    }
    allIsAlike();
  }

  private void step() {
    switch (random.nextInt(24)) {
      case 0, 1, 2 -> commit(open());
      case 3, 4, 5, 6, 7 -> changed().forEach(this::commit);
      case 8 -> batch();
      case 9 -> replay();
      case 10, 11 -> claimWakes();
      case 12, 13 -> claimMessages();
      case 14, 15, 16 -> settle();
      case 17 -> unpark();
      case 18, 19 -> pass(Duration.ofMillis(random.nextInt(random.nextBoolean() ? 5_000 : 60_000)));
      case 20 -> retention();
      case 21 -> policy();
      case 22 -> redact();
      default -> allIsAlike();
    }
  }

  private void pass(Duration time) {
    clock.set(clock.get().plus(time));
  }

  private UUID id() {
    ids++;
    return new UUID((ids << 63) | 0x4000L, 0x8000000000000000L | ids);
  }

  private <T> T pick(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  private boolean seldom() {
    return random.nextInt(5) == 0;
  }

  // What is asked of both.

  private <T> T both(String what, Function<IncidentStore, T> question) {
    return compare(what, question.apply(left), question.apply(right));
  }

  private <T> T compare(String what, T ours, T theirs) {
    if (!what.startsWith("load")
        && !what.startsWith("backlog")
        && !what.startsWith("unreadable")
        && !what.startsWith("incident of")
        && !what.startsWith("search")) {
      told.add(clock.get() + " " + what + " -> " + ours);
    }
    if (!Objects.equals(ours, theirs)) {
      throw new AssertionError(
          "%s%n  %s%n  %s%n--- before:%n%s"
              .formatted(
                  what,
                  ours,
                  theirs,
                  String.join("\n", told.subList(Math.max(0, told.size() - 60), told.size()))));
    }
    return ours;
  }

  private void allIsAlike() {
    TenantId tenant = pick(TENANTS);
    both("parked " + tenant, store -> store.parked(tenant, EVERYTHING));
    both("backlog", store -> store.backlog(ALL));
    for (String key : List.of("a", "b", "c")) {
      found("key " + key, tenant, Lookup.ofDedupKey(key));
    }
    search(tenant);
    if (!incidents.isEmpty()) {
      Incident incident = pick(incidents);
      String request = request(incident);
      found("request", tenant, Lookup.ofRequest(request));
      found("id", incident.tenant(), Lookup.of(incident.id(), seldom() ? request : null));
      found("reference", incident.tenant(), Lookup.of(incident.reference()));
      int after = random.nextInt(4);
      int limit = 1 + random.nextInt(5);
      both(
          "history of " + incident.id(),
          store -> store.history(incident.tenant(), incident.id(), after, limit));
    }
  }

  private Loaded found(String what, TenantId tenant, Lookup lookup) {
    return both("load by " + what, store -> store.load(tenant, lookup));
  }

  /** One of three of an incident: which of several incidents a look-up finds is left open. */
  private String request(Incident incident) {
    return incident.reference() + "/" + random.nextInt(3);
  }

  private void search(TenantId tenant) {
    Query query =
        switch (random.nextInt(5)) {
          case 0 -> Query.open();
          case 1 -> Query.closed();
          case 2 -> Query.all().title("1");
          case 3 -> Query.all().phases(Set.of(Phase.RESOLVED, Phase.NEW)).service("shop");
          default -> Query.all();
        };
    int limit = 1 + random.nextInt(4);
    Cursor from = null;
    do {
      Cursor after = from;
      Page page = both("search", store -> store.search(tenant, query, after, limit));
      from = page.next();
    } while (from != null);
  }

  // What is done to both.

  private Commit open() {
    TenantId tenant = pick(TENANTS);
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
        new LifecycleEvent.Logged(identity, details, classification, state, "desk", "v1"),
        null,
        null,
        null);
  }

  /** The next change of an incident, or of one that somebody has changed meanwhile. */
  private Made change(Incident known) {
    Incident now = seldom() ? known : latest(known);
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
    Incident after = with(now, status);
    Claim wake =
        random.nextInt(3) > 0
            ? null
            : one(claim -> claim.left.item().equals(new Item.OfWake(now.id())));
    Claim message =
        random.nextInt(4) > 0
            ? null
            : one(
                claim ->
                    claim.left.item() instanceof Item.OfOutbox
                        && claim.left.tenant().equals(now.tenant()));
    Outcome outcome = message == null ? null : outcome(true);
    Commit ours =
        commit(
            now.version(),
            after,
            event,
            wake == null ? null : wake.left,
            message == null ? null : message.left,
            outcome);
    Commit theirs =
        new Commit(
            ours.id(),
            ours.expectedVersion(),
            ours.entries(),
            ours.snapshot(),
            ours.wake(),
            ours.outbox(),
            ours.superseded(),
            wake == null ? null : wake.right,
            message == null ? null : new Settlement(message.right, outcome));
    return new Made(ours, theirs);
  }

  private Incident latest(Incident known) {
    Incident found = left.load(known.tenant(), Lookup.of(known.id(), null)).incident();
    return found == null ? known : found;
  }

  private Commit commit(
      long expected,
      Incident after,
      IncidentEvent event,
      Fence fence,
      Fence settled,
      Outcome outcome) {
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
        fence,
        settled == null ? null : new Settlement(settled, outcome));
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

  private List<Made> changed() {
    return incidents.isEmpty() ? List.of() : List.of(change(pick(incidents)));
  }

  /** Of commits that touch no other's messages and no key: the order of a batch is the store's. */
  private void batch() {
    Map<IncidentId, Made> some = new LinkedHashMap<>();
    for (int i = random.nextInt(8); i > 0; i--) {
      changed().stream()
          .filter(each -> each.left.settled() == null && each.left.superseded().isEmpty())
          .filter(each -> each.left.entries().get(0).event() instanceof RecordEvent.Commented)
          .forEach(each -> some.putIfAbsent(each.left.incidentId(), each));
    }
    List<Made> all = List.copyOf(some.values());
    List<CommitResult> ours = left.commitAll(all.stream().map(Made::left).toList());
    List<CommitResult> theirs = right.commitAll(all.stream().map(Made::right).toList());
    for (int i = 0; i < all.size(); i++) {
      committed(all.get(i), ours.get(i), theirs.get(i));
    }
  }

  private void commit(Commit fresh) {
    commit(new Made(fresh, fresh));
  }

  private void commit(Made made) {
    committed(made, left.commit(made.left), right.commit(made.right));
  }

  private void committed(Made made, CommitResult ours, CommitResult theirs) {
    Commit commit = made.left;
    CommitResult result = compare(tell(commit), simple(ours), simple(theirs));
    if (result instanceof CommitResult.Committed) {
      incidents.removeIf(each -> each.id().equals(commit.incidentId()) && !seldom());
      incidents.add(commit.snapshot());
      commit.outbox().forEach(each -> keys.add(each.key()));
    }
    commits.add(made);
  }

  /** Without the sentences, in which each store may put what it likes. */
  private static CommitResult simple(CommitResult result) {
    return result instanceof CommitResult.Rejected rejected
        ? new CommitResult.Rejected(rejected.reason(), "")
        : result;
  }

  private static String tell(Commit commit) {
    return "commit %s of %s from %d to %s, %s, sends %s, takes back %s, fence %s, settles %s"
        .formatted(
            commit.id(),
            commit.incidentId(),
            commit.expectedVersion(),
            commit.snapshot().phase(),
            commit.wake(),
            commit.outbox().stream()
                .map(e -> e.key() + " " + e.lane() + " " + e.outgoing().queue())
                .toList(),
            commit.superseded(),
            commit.fence(),
            commit.settled());
  }

  private void replay() {
    if (!commits.isEmpty()) {
      Made made = pick(commits);
      compare(
          "again " + made.left.id(),
          simple(left.commit(made.left)),
          simple(right.commit(made.right)));
    }
  }

  private void claimWakes() {
    Duration lease = Duration.ofMillis(1 + random.nextInt(10_000));
    WakeBatch ours = left.claimWakes(ALL, EVERYTHING, lease);
    WakeBatch theirs = right.claimWakes(ALL, EVERYTHING, lease);
    Map<Item, WakeBatch.Claim> mine = new HashMap<>();
    Map<Item, WakeBatch.Claim> others = new HashMap<>();
    ours.claims().forEach(each -> mine.put(each.fence().item(), each));
    theirs.claims().forEach(each -> others.put(each.fence().item(), each));
    compare("claims of wakes for " + lease, mine.keySet(), others.keySet());
    compare("unreadable", ours.poison(), theirs.poison());
    mine.forEach(
        (item, each) -> {
          WakeBatch.Claim other = others.get(item);
          compare("incident of " + item, each.incident(), other.incident());
          compare("due of " + item, each.due(), other.due());
          compare("attempts at " + item, each.attempt(), other.attempt());
          claims.add(new Claim(each.fence(), other.fence()));
        });
  }

  private void claimMessages() {
    Duration lease = Duration.ofMillis(1 + random.nextInt(10_000));
    OutboxBatch ours = left.claimOutbox(ALL, EVERYTHING, lease);
    OutboxBatch theirs = right.claimOutbox(ALL, EVERYTHING, lease);
    Map<Item, OutboxBatch.Claim> mine = new HashMap<>();
    Map<Item, OutboxBatch.Claim> others = new HashMap<>();
    ours.claims().forEach(each -> mine.put(each.fence().item(), each));
    theirs.claims().forEach(each -> others.put(each.fence().item(), each));
    compare("claims of messages for " + lease, mine.keySet(), others.keySet());
    mine.forEach(
        (item, each) -> {
          OutboxBatch.Claim other = others.get(item);
          compare("message of " + item, each.entry(), other.entry());
          compare("attempts at " + item, each.attempt(), other.attempt());
          claims.add(new Claim(each.fence(), other.fence()));
        });
  }

  private Claim one(java.util.function.Predicate<Claim> wanted) {
    List<Claim> some = claims.stream().filter(wanted).toList();
    return some.isEmpty() ? null : pick(some.subList(Math.max(0, some.size() - 5), some.size()));
  }

  private Outcome outcome(boolean message) {
    return switch (random.nextInt(message ? 5 : 3)) {
      case 0 -> new Outcome.RetryAt(clock.get().plusMillis(random.nextInt(8_000) - 1_000L), "no");
      case 1 -> new Outcome.Parked("given up");
      case 2 -> new Outcome.Released();
      default -> new Outcome.Delivered();
    };
  }

  private void settle() {
    if (!claims.isEmpty()) {
      Claim claim = pick(claims.subList(Math.max(0, claims.size() - 15), claims.size()));
      Outcome outcome = outcome(claim.left.item() instanceof Item.OfOutbox);
      compare(
          "settle %s as %s".formatted(claim.left, outcome),
          left.settle(new Settlement(claim.left, outcome)),
          right.settle(new Settlement(claim.right, outcome)));
    }
  }

  private void unpark() {
    TenantId tenant = pick(TENANTS);
    List<ParkedItem> parked = both("parked " + tenant, store -> store.parked(tenant, EVERYTHING));
    Item item =
        parked.isEmpty() || seldom()
            ? keys.isEmpty() ? null : new Item.OfOutbox(pick(keys))
            : pick(parked).item();
    if (item != null) {
      both("unpark " + item, store -> store.unpark(tenant, item));
    }
  }

  private void retention() {
    TenantId tenant = pick(TENANTS);
    Instant before = clock.get().minusMillis(random.nextInt(60_000));
    List<IncidentId> some =
        both("archivable", store -> store.archivable(tenant, before, 1 + (int) (ids % 4)));
    if (random.nextInt(3) == 0) {
      List<IncidentId> asked = new ArrayList<>(some);
      if (!incidents.isEmpty()) {
        asked.add(pick(incidents).id());
      }
      both("archive " + asked, store -> store.archive(tenant, asked));
    }
  }

  private void policy() {
    TenantId tenant = pick(TENANTS);
    String version = "v" + random.nextInt(4);
    PolicyDocument document = new PolicyDocument(version, version.getBytes(StandardCharsets.UTF_8));
    both(
        "keep " + version,
        store -> {
          store.keepPolicy(tenant, document);
          return store.policy(tenant, version);
        });
    long serial = serials.getOrDefault(tenant, 0L);
    Activation active =
        both("activate " + version, store -> store.activatePolicy(tenant, version, serial));
    serials.put(tenant, active.serial());
  }

  private void redact() {
    if (incidents.isEmpty()) {
      return;
    }
    Incident incident = latest(pick(incidents));
    if (incident.phase() == Phase.CLOSED) {
      Redaction redaction =
          Redaction.of(
              id(),
              incident,
              left.history(incident.tenant(), incident.id(), 0, EVERYTHING),
              Actor.person("officer"),
              clock.get(),
              "erasure request",
              this::id);
      CommitResult result =
          compare(
              "redact " + incident.id(),
              simple(left.redact(redaction)),
              simple(right.redact(redaction)));
      if (result instanceof CommitResult.Committed) {
        incidents.add(redaction.commit().snapshot());
      }
    }
  }
}
