package dev.tocsin.jdbc;

import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.RecordEvent;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Activation;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.Cursor;
import dev.tocsin.store.Fence;
import dev.tocsin.store.IncidentStore;
import dev.tocsin.store.Item;
import dev.tocsin.store.Loaded;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.Page;
import dev.tocsin.store.ParkedItem;
import dev.tocsin.store.PolicyDocument;
import dev.tocsin.store.Query;
import dev.tocsin.store.Redaction;
import dev.tocsin.store.Settlement;
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
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Two stores that are asked the same, at random, under one clock: what they answer must be equal.
 * Numbers of fences are a store's own, so that claims are kept in pairs. For one thread.
 */
final class Twins {
  private static final Set<TenantId> ALL = Set.copyOf(RandomCommits.TENANTS);
  private static final int EVERYTHING = 1_000;

  /** A claim, as either store has numbered it. */
  private record Claim(Fence left, Fence right) {}

  /** A commit, as it was handed to either store. */
  private record Made(Commit left, Commit right) {}

  private final IncidentStore left;
  private final IncidentStore right;
  private final AtomicReference<Instant> clock;
  private final RandomCommits random;
  private final List<String> told = new ArrayList<>();
  private final List<Incident> incidents = new ArrayList<>();
  private final List<Made> commits = new ArrayList<>();
  private final List<Claim> claims = new ArrayList<>();
  private final Map<TenantId, Long> serials = new HashMap<>();

  Twins(IncidentStore left, IncidentStore right, AtomicReference<Instant> clock, long seed) {
    this.left = left;
    this.right = right;
    this.clock = clock;
    this.random = new RandomCommits(clock, seed);
  }

  /** Asks so often; fails with all that was asked when the answers differ. */
  void run(int steps) {
    for (int i = 0; i < steps; i++) {
      if (!random.seldom()) {
        pass(Duration.ofNanos(1_000));
      }
      step();
      look("backlog", store -> store.backlog(ALL));
    }
    allIsAlike();
  }

  private void step() {
    switch (random.number(24)) {
      case 0, 1, 2 -> commit(random.open());
      case 3, 4, 5, 6, 7 -> changed().forEach(this::commit);
      case 8 -> batch();
      case 9 -> replay();
      case 10, 11 -> claimWakes();
      case 12, 13 -> claimMessages();
      case 14, 15, 16 -> settle();
      case 17 -> unpark();
      case 18, 19 -> pass(Duration.ofMillis(random.number(random.number(2) == 0 ? 5_000 : 60_000)));
      case 20, 21 -> finish();
      case 22 -> policy();
      default -> allIsAlike();
    }
  }

  private void pass(Duration time) {
    clock.set(clock.get().plus(time));
  }

  // What is asked of both.

  private <T> T both(String what, Function<IncidentStore, T> question) {
    return compare(what, question.apply(left), question.apply(right));
  }

  private <T> T compare(String what, T ours, T theirs) {
    told.add(clock.get() + " " + what + " -> " + ours);
    return same(what, ours, theirs);
  }

  private <T> T look(String what, Function<IncidentStore, T> question) {
    return same(what, question.apply(left), question.apply(right));
  }

  private <T> T same(String what, T ours, T theirs) {
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
    TenantId tenant = random.tenant();
    both("parked " + tenant, store -> store.parked(tenant, EVERYTHING));
    look("backlog", store -> store.backlog(ALL));
    for (String key : List.of("a", "b", "c")) {
      found("key " + key, tenant, Lookup.ofDedupKey(key));
    }
    search(tenant);
    if (!incidents.isEmpty()) {
      Incident incident = random.pick(incidents);
      String request = random.request(incident);
      found("request", tenant, Lookup.ofRequest(request));
      found("id", incident.tenant(), Lookup.of(incident.id(), random.seldom() ? request : null));
      found("reference", incident.tenant(), Lookup.of(incident.reference()));
      int after = random.number(4);
      int limit = 1 + random.number(5);
      both(
          "history of " + incident.id(),
          store -> store.history(incident.tenant(), incident.id(), after, limit));
    }
  }

  private Loaded found(String what, TenantId tenant, Lookup lookup) {
    return look("load by " + what, store -> store.load(tenant, lookup));
  }

  private void search(TenantId tenant) {
    Query query =
        switch (random.number(5)) {
          case 0 -> Query.open();
          case 1 -> Query.closed();
          case 2 -> Query.all().title("1");
          case 3 -> Query.all().phases(Set.of(Phase.RESOLVED, Phase.NEW)).service("shop");
          default -> Query.all();
        };
    int limit = 1 + random.number(4);
    Cursor from = null;
    do {
      Cursor after = from;
      Page page = look("search", store -> store.search(tenant, query, after, limit));
      from = page.next();
    } while (from != null);
  }

  // What is done to both.

  /** The next change of an incident, or of one that somebody has changed meanwhile. */
  private Made change(Incident known) {
    Incident now = random.seldom() ? known : latest(known);
    Claim wake =
        random.number(3) > 0
            ? null
            : one(claim -> claim.left.item().equals(new Item.OfWake(now.id())));
    Claim message =
        random.number(4) > 0
            ? null
            : one(
                claim ->
                    claim.left.item() instanceof Item.OfOutbox
                        && claim.left.tenant().equals(now.tenant()));
    Commit ours = random.change(now);
    Outcome outcome = message == null ? null : random.outcome(true);
    boolean both = message != null && random.number(3) == 0;
    return new Made(
        under(ours, wake, message, outcome, both, Claim::left),
        under(ours, wake, message, outcome, both, Claim::right));
  }

  /** The commit under claims as one side knows them; perhaps it takes back what it settles. */
  private static Commit under(
      Commit commit,
      Claim wake,
      Claim message,
      Outcome outcome,
      boolean both,
      Function<Claim, Fence> side) {
    List<OutboxKey> superseded = new ArrayList<>(commit.superseded());
    if (both && message.left.item() instanceof Item.OfOutbox settled) {
      superseded.add(settled.key());
    }
    return new Commit(
        commit.id(),
        commit.expectedVersion(),
        commit.entries(),
        commit.snapshot(),
        commit.wake(),
        commit.outbox(),
        superseded,
        wake == null ? null : side.apply(wake),
        message == null ? null : new Settlement(side.apply(message), outcome));
  }

  private Incident latest(Incident known) {
    Incident found = left.load(known.tenant(), Lookup.of(known.id(), null)).incident();
    return found == null ? known : found;
  }

  private List<Made> changed() {
    return incidents.isEmpty() ? List.of() : List.of(change(random.pick(incidents)));
  }

  /** Of commits that touch no other's messages and no key: the order of a batch is the store's. */
  private void batch() {
    Map<IncidentId, Made> some = new LinkedHashMap<>();
    for (int i = random.number(8); i > 0; i--) {
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
      incidents.removeIf(each -> each.id().equals(commit.incidentId()) && !random.seldom());
      incidents.add(commit.snapshot());
      random.sent(commit);
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
      Made made = random.pick(commits);
      compare(
          "again " + made.left.id(),
          simple(left.commit(made.left)),
          simple(right.commit(made.right)));
    }
  }

  private void claimWakes() {
    Duration lease = Duration.ofMillis(1 + random.number(10_000));
    WakeBatch ours = left.claimWakes(ALL, EVERYTHING, lease);
    WakeBatch theirs = right.claimWakes(ALL, EVERYTHING, lease);
    Map<Item, WakeBatch.Claim> mine = new HashMap<>();
    Map<Item, WakeBatch.Claim> others = new HashMap<>();
    ours.claims().forEach(each -> mine.put(each.fence().item(), each));
    theirs.claims().forEach(each -> others.put(each.fence().item(), each));
    compare("claims of wakes for " + lease, mine.keySet(), others.keySet());
    same("unreadable", ours.poison(), theirs.poison());
    mine.forEach(
        (item, each) -> {
          WakeBatch.Claim other = others.get(item);
          same("incident of " + item, each.incident(), other.incident());
          compare("due of " + item, each.due(), other.due());
          compare("attempts at " + item, each.attempt(), other.attempt());
          claims.add(new Claim(each.fence(), other.fence()));
        });
  }

  private int claimMessages() {
    Duration lease = Duration.ofMillis(1 + random.number(10_000));
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
          same("message of " + item, each.entry(), other.entry());
          compare("attempts at " + item, each.attempt(), other.attempt());
          claims.add(new Claim(each.fence(), other.fence()));
        });
    return mine.size();
  }

  private Claim one(Predicate<Claim> wanted) {
    List<Claim> some = claims.stream().filter(wanted).toList();
    return some.isEmpty()
        ? null
        : random.pick(some.subList(Math.max(0, some.size() - 5), some.size()));
  }

  private void settle() {
    if (!claims.isEmpty()) {
      Claim claim = random.pick(claims.subList(Math.max(0, claims.size() - 15), claims.size()));
      settle(claim, random.outcome(claim.left.item() instanceof Item.OfOutbox));
    }
  }

  private void settle(Claim claim, Outcome outcome) {
    compare(
        "settle %s as %s".formatted(claim.left, outcome),
        left.settle(new Settlement(claim.left, outcome)),
        right.settle(new Settlement(claim.right, outcome)));
  }

  private void unpark() {
    TenantId tenant = random.tenant();
    List<ParkedItem> parked = both("parked " + tenant, store -> store.parked(tenant, EVERYTHING));
    Item item = parked.isEmpty() || random.seldom() ? random.key() : random.pick(parked).item();
    if (item != null) {
      both("unpark " + item, store -> store.unpark(tenant, item));
    }
  }

  /** Ends an incident and sends all that is to be sent, then puts away or redacts. */
  private void finish() {
    if (incidents.isEmpty()) {
      return;
    }
    Incident incident = latest(random.pick(incidents));
    commit(random.last(incident));
    pass(Duration.ofSeconds(20));
    while (claimMessages() > 0) {
      List<Claim> messages =
          claims.stream().filter(each -> each.left.item() instanceof Item.OfOutbox).toList();
      messages.forEach(each -> settle(each, new Outcome.Delivered()));
      claims.removeAll(messages);
    }
    retention(incident);
  }

  private void retention(Incident incident) {
    TenantId tenant = incident.tenant();
    Instant before = clock.get().plusMillis(random.number(60_000) - 30_000L);
    int limit = 1 + random.number(4);
    List<IncidentId> some = both("archivable", store -> store.archivable(tenant, before, limit));
    if (random.number(3) == 0) {
      List<IncidentId> asked = new ArrayList<>(some);
      asked.add(incident.id());
      both("archive " + asked, store -> store.archive(tenant, asked));
    }
    redact(incident);
    both("archivable", store -> store.archivable(tenant, before, EVERYTHING));
  }

  private void policy() {
    TenantId tenant = random.tenant();
    String version = "v" + random.number(4);
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

  private void redact(Incident known) {
    Incident incident = latest(known);
    if (incident.phase() == Phase.CLOSED) {
      Redaction redaction =
          Redaction.of(
              random.id(),
              incident,
              left.history(incident.tenant(), incident.id(), 0, EVERYTHING),
              Actor.person("officer"),
              clock.get(),
              "erasure request",
              random::id);
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
