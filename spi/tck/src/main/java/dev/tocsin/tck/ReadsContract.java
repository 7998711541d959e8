package dev.tocsin.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Category;
import dev.tocsin.incident.Cause;
import dev.tocsin.incident.Classification;
import dev.tocsin.incident.DeskOrder;
import dev.tocsin.incident.Details;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Identity;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentEvent;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Link;
import dev.tocsin.incident.ParentState;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Recipient;
import dev.tocsin.incident.Reference;
import dev.tocsin.incident.Source;
import dev.tocsin.incident.TenantId;
import dev.tocsin.incident.Urgency;
import dev.tocsin.notification.DeskCommand;
import dev.tocsin.notification.Notification;
import dev.tocsin.store.Activation;
import dev.tocsin.store.CommitResult.Committed;
import dev.tocsin.store.Cursor;
import dev.tocsin.store.Lane;
import dev.tocsin.store.Loaded;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.OutboxEntry;
import dev.tocsin.store.Page;
import dev.tocsin.store.PolicyDocument;
import dev.tocsin.store.Query;
import dev.tocsin.store.WakeBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** C10 to C13, and C1 for look-ups: what was stored is there, whole, for every node, in order. */
public abstract non-sealed class ReadsContract extends Suite {
  private static final int ROUNDS = 200;
  private static final int LOOKS = 50;

  /** For subclasses. */
  protected ReadsContract() {}

  @Test
  @Tag(Step.DEDUP)
  void C10_a_reader_on_any_node_sees_what_was_acknowledged_before_it_asked() {
    Incident incident = committed(log("key"));
    for (int round = 0; round < ROUNDS; round++) {
      Draft draft = Draft.on(incident, now()).comment("round " + round);
      incident = committed(node(round), draft);
      Incident seen = node(round + 1).load(TENANT, Lookup.ofDedupKey("key")).incident();
      assertEquals(incident, seen);
      long version = incident.version();
      assertEquals(1, node(round + 1).history(TENANT, incident.id(), version - 1, 10).size());
    }
  }

  @Test
  @Tag(Step.REGISTER)
  void C10_a_reader_that_asks_while_others_commit_sees_what_they_were_told() {
    Incident start = committed(log(null));
    AtomicLong acknowledged = new AtomicLong(1);
    try (Rendezvous race = new Rendezvous(3)) {
      List<Boolean> results =
          race.round(
              thread -> {
                if (thread > 0) {
                  boolean fresh = true;
                  long before = 0;
                  while (before <= ROUNDS && fresh && !Thread.currentThread().isInterrupted()) {
                    before = acknowledged.get();
                    fresh = load(start.id()).version() >= before;
                  }
                  return fresh;
                }
                Incident incident = start;
                for (int round = 0; round < ROUNDS; round++) {
                  incident = committed(Draft.on(incident, start.recordedAt()).comment("x"));
                  acknowledged.set(incident.version());
                }
                return true;
              });
      assertEquals(List.of(true, true, true), results, "fresh reads");
      assertEquals(ROUNDS + 1, load(start.id()).version());
    }
  }

  @Test
  @Tag(Step.REGISTER)
  void C1_a_look_up_never_sees_half_a_commit() {
    Incident incident = committed(log(null));
    try (Rendezvous race = new Rendezvous(3)) {
      for (int round = 0; round < LOOKS; round++) {
        String request = "request-" + round;
        Draft change = on(incident).comment("x", request);
        Lookup lookup = Lookup.of(incident.id(), request);
        incident = change.incident();
        Committed expected = new Committed(incident.version());

        List<Boolean> results =
            race.beside(
                () -> store().commit(change.commit()).equals(expected),
                thread -> whole(other().load(TENANT, lookup), expected.version()));
        assertEquals(List.of(true, true, true), results, "a request and its change are one");
      }
    }
  }

  private static boolean whole(Loaded seen, long version) {
    boolean changed = there(seen.incident(), "the incident").version() == version;
    return Objects.equals(seen.requestVersion(), changed ? version : null);
  }

  @Test
  @Tag(Step.REGISTER)
  void C11_version_last_sequence_and_number_of_events_are_one() {
    Incident incident = committed(log("key"));
    for (int i = 0; i < 6; i++) {
      Draft draft = on(incident).comment("one").comment("two");
      incident = committed(i % 3 == 0 ? draft.close() : i % 3 == 1 ? draft.reopen() : draft);

      List<Entry> lines = history(incident.id());
      Incident seen = load(incident.id());
      assertEquals(incident, seen);
      assertEquals(seen.version(), lines.size());
      for (int place = 0; place < lines.size(); place++) {
        assertEquals(place + 1, lines.get(place).sequence());
      }
      assertEquals(seen.recordedAt(), lines.get(lines.size() - 1).recordedAt());
    }
  }

  @Test
  @Tag(Step.REGISTER)
  void C11_a_history_can_be_read_in_pieces() {
    Draft draft = log(null);
    for (int i = 2; i <= 25; i++) {
      draft.comment("line " + i);
    }
    Incident incident = committed(draft);
    List<Entry> lines = new ArrayList<>();
    List<Entry> piece;
    do {
      piece = other().history(TENANT, incident.id(), lines.size(), 7);
      lines.addAll(piece);
      assertTrue(piece.size() <= 7, "more than the limit: " + piece.size());
    } while (!piece.isEmpty());

    assertEquals(draft.commit().entries(), lines);
    assertEquals(List.of(), other().history(TENANT, new IncidentId(Draft.nextId()), 0, 7));
  }

  @Test
  @Tag(Step.REGISTER)
  void C12_every_event_of_every_type_comes_back_equal() {
    Instant at = now();
    Draft draft = log("key");
    Incident logged = committed(draft);
    List<Entry> lines = new ArrayList<>();
    long sequence = 1;
    for (IncidentEvent event : Specimens.events(at, logged.id())) {
      boolean even = sequence % 2 == 0;
      lines.add(
          new Entry(
              ++sequence,
              at.minusSeconds(sequence),
              at,
              even ? Actor.person("d\u00e1na") : Actor.DESK,
              even ? new Cause("v1", "path down/rung page") : null,
              even ? "request-" + sequence : null,
              event,
              even ? Specimens.SEAL : null,
              even ? Map.of("fromTomorrow", List.of("x")) : Map.of()));
    }
    Draft all = on(logged);
    lines.forEach(all::entry);
    committed(all);

    List<Entry> seen = history(logged.id());
    assertEquals(draft.commit().entries().get(0), seen.get(0));
    for (int i = 0; i < lines.size(); i++) {
      assertEquals(lines.get(i), seen.get(i + 1));
    }
  }

  @Test
  @Tag(Step.DEDUP)
  void C12_an_incident_with_every_part_and_one_without_come_back_equal() {
    Instant at = now();
    IncidentId id = new IncidentId(Draft.nextId());
    Identity identity = new Identity(TENANT, id, Reference.from(id), at, Draft.nextId());
    Draft draft =
        Draft.log(identity, Specimens.details("k\u00e9y \ud83d\udd14", at), at, "request");
    draft.snapshot(Specimens.full(draft.incident(), at));
    Incident full = committed(draft);
    Incident bare = committed(log(null));

    assertEquals(full, load(id));
    assertEquals(full, other().load(TENANT, Lookup.of(full.reference())).incident());
    assertEquals(full, holders("k\u00e9y \ud83d\udd14").incident());
    assertEquals(draft.commit().entries(), history(id));
    assertEquals(bare, load(bare.id()));
    assertEquals(Set.of(full, bare), new HashSet<>(all()));
  }

  @Test
  @Tag(Step.OUTBOX)
  void C12_wakes_and_messages_come_back_equal() {
    Instant due = now().minusSeconds(1);
    Draft draft = log(null).comment(Specimens.TEXT).wake(due, Lane.SEVERE);
    draft.send(Lane.SEVERE, "d\u00e1na", "sms", Specimens.TEXT);
    Notification plain = (Notification) draft.commit().outbox().get(0).outgoing();
    draft.send(
        new OutboxEntry(
            draft.incident().id(),
            Lane.NORMAL,
            new Notification(
                draft.key(1),
                Recipient.subscribers("shop"),
                Notification.DEFAULT_CHANNEL,
                "inform",
                plain.subject(),
                "",
                plain.incidentId(),
                plain.reference(),
                Priority.P2,
                "On hold",
                "rung",
                7,
                "t\u00f6ken")));
    draft.send(
        new OutboxEntry(
            draft.incident().id(),
            Lane.NORMAL,
            new DeskCommand(
                draft.key(2),
                DeskOrder.ABSORB,
                draft.incident().id(),
                draft.incident().reference(),
                draft.incident().id(),
                1_234_567_890_123L,
                2,
                ParentState.RESOLVED,
                3,
                List.of(new Link(Link.RELATES_TO, "\u00efnc 2")))));
    Incident incident = committed(draft);

    WakeBatch.Claim wake = first(other().claimWakes(MINE, 1, lease()).claims());
    List<OutboxBatch.Claim> sent = other().claimOutbox(MINE, 5, lease()).claims();

    assertEquals(due, wake.due());
    assertEquals(incident, wake.incident());
    assertEquals(draft.commit().outbox(), sent.stream().map(OutboxBatch.Claim::entry).toList());
  }

  @Test
  @Tag(Step.POLICIES)
  void C12_a_policy_comes_back_byte_for_byte() {
    byte[] bytes = new byte[100_000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31 + i / 256);
    }
    PolicyDocument document = new PolicyDocument("v1", bytes);
    store().keepPolicy(TENANT, document);
    store().keepPolicy(TENANT, document);
    store().keepPolicy(TENANT, new PolicyDocument("empty", new byte[0]));

    assertArrayEquals(bytes, there(other().policy(TENANT, "v1"), "v1").bytes());
    assertArrayEquals(new byte[0], there(other().policy(TENANT, "empty"), "empty").bytes());
    assertNull(other().policy(TENANT, "v2"), "a policy that was never kept");
    refused(() -> store().keepPolicy(TENANT, new PolicyDocument("v1", new byte[] {1})));
    assertArrayEquals(bytes, there(other().policy(TENANT, "v1"), "v1").bytes());
  }

  @Test
  @Tag(Step.POLICIES)
  void C12_the_active_policy_only_moves_on_for_those_who_saw_the_last() {
    store().keepPolicy(TENANT, new PolicyDocument("v1", new byte[] {1}));
    store().keepPolicy(TENANT, new PolicyDocument("v2", new byte[] {2}));
    assertNull(other().activePolicy(TENANT), "no policy was ever in force");

    Activation first = store().activatePolicy(TENANT, "v1", 0);
    assertEquals(1, first.serial());
    assertEquals(first, other().activePolicy(TENANT));
    assertEquals(first, other().activatePolicy(TENANT, "v2", 0), "somebody was faster");
    Activation second = other().activatePolicy(TENANT, "v2", 1);
    assertEquals(2, second.serial());
    assertEquals("v2", second.version());
    assertEquals(3, store().activatePolicy(TENANT, "v1", 2).serial(), "back to an older one");
    refused(() -> store().activatePolicy(TENANT, "unheard of", 3));
    assertEquals("v1", there(other().activePolicy(TENANT), "a policy").version());
  }

  @Test
  @Tag(Step.POLICIES)
  void C10_every_look_up_tells_the_policy_in_force() {
    Incident incident = committed(log("key"));
    List<Lookup> ways =
        List.of(
            Lookup.of(incident.id(), null),
            Lookup.of(incident.id(), "a request that nobody made"),
            Lookup.of(new IncidentId(UUID.randomUUID()), null),
            Lookup.of(incident.reference()),
            Lookup.ofDedupKey("key"),
            Lookup.ofDedupKey("nobody's"));
    store().keepPolicy(TENANT, new PolicyDocument("v1", new byte[] {1}));
    for (Lookup way : ways) {
      assertNull(other().load(TENANT, way).activation(), way + " before any was in force");
    }
    for (long serial = 0; serial < 2; serial++) {
      Activation active = there(store().activatePolicy(TENANT, "v1", serial), "an activation");
      for (Lookup way : ways) {
        assertEquals(active, other().load(TENANT, way).activation(), way.toString());
        assertNull(
            other().load(TenantId.of("stranger"), way).activation(), way + " of another tenant");
      }
    }
  }

  @Test
  @Tag(Step.POLICIES)
  void C12_of_eight_activations_at_once_one_wins_and_all_learn_it() {
    store().keepPolicy(TENANT, new PolicyDocument("v1", new byte[] {1}));
    try (Rendezvous race = new Rendezvous(8)) {
      for (int round = 0; round < 50; round++) {
        long serial = round;
        List<Activation> results = race.round(i -> node(i).activatePolicy(TENANT, "v1", serial));
        for (Activation result : results) {
          assertEquals(serial + 1, result.serial());
          assertEquals(other().activePolicy(TENANT), result);
        }
      }
    }
  }

  @Test
  @Tag(Step.REGISTER)
  void C13_pages_are_sorted_by_time_of_logging_and_id() {
    Instant at = now();
    List<Incident> expected = new ArrayList<>();
    for (int i = 0; i < 23; i++) {
      expected.add(committed(Draft.log(TENANT, null, at.minusSeconds((i * 7) % 5))));
    }
    expected.sort((a, b) -> Cursor.of(a).compareTo(Cursor.of(b)));

    for (int limit : new int[] {1, 2, 7, 22, 23, 24, 1_000}) {
      assertEquals(expected, paged(Query.all(), limit, page -> {}), "pages of " + limit);
    }
  }

  @Test
  @Tag(Step.REGISTER)
  void C13_an_incident_present_throughout_appears_exactly_once_under_churn() {
    Instant at = now().minusSeconds(100);
    List<IncidentId> expected = new ArrayList<>();
    List<Incident> closing = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Incident incident = committed(Draft.log(TENANT, null, at.plusSeconds(i / 3)));
      if (i % 4 == 3) {
        closing.add(incident);
      } else {
        expected.add(incident.id());
      }
    }
    List<IncidentId> fixed = List.copyOf(expected);

    List<Incident> seen =
        paged(
            Query.open(),
            5,
            page -> {
              Instant middle = page.get(page.size() - 1).identity().loggedAt();
              committed(Draft.log(TENANT, null, middle));
              committed(Draft.log(TENANT, null, at.minusSeconds(page.size())));
              Incident first = load(page.get(0).id());
              committed(on(first).comment("changed while others read"));
              if (!closing.isEmpty()) {
                committed(on(load(closing.remove(closing.size() - 1).id())).close());
              }
            });

    List<IncidentId> ids = seen.stream().map(Incident::id).toList();
    assertEquals(ids.size(), new HashSet<>(ids).size(), "nothing appears twice");
    assertTrue(ids.containsAll(fixed), "nothing is left out");
    for (int i = 1; i < seen.size(); i++) {
      assertTrue(Cursor.of(seen.get(i - 1)).compareTo(Cursor.of(seen.get(i))) < 0, "in order");
    }
  }

  private interface Churn {
    void after(List<Incident> page);
  }

  private List<Incident> paged(Query query, int limit, Churn churn) {
    List<Incident> seen = new ArrayList<>();
    @Nullable Cursor after = null;
    for (int pages = 0; pages < 1_000; pages++) {
      Page page = other().search(TENANT, query, after, limit);
      assertTrue(page.incidents().size() <= limit, "a page is too long");
      seen.addAll(page.incidents());
      after = page.next();
      if (after == null) {
        return seen;
      }
      assertEquals(limit, page.incidents().size(), "only the last page may be short");
      churn.after(page.incidents());
    }
    throw new AssertionError("the pages never end");
  }

  @Test
  @Tag(Step.REGISTER)
  void C13_a_search_finds_what_its_query_wants_and_nothing_else() {
    Instant at = now();
    int number = 0;
    for (String service : List.of("shop", "mail")) {
      for (String category :
          List.of("application", "application/checkout", "applications", "net")) {
        for (Priority priority : List.of(Priority.P1, Priority.P3)) {
          committed(varied(service, category, priority, at.plusSeconds(number++)));
        }
      }
    }
    List<Incident> everything = all();
    assertEquals(16, everything.size());
    committed(on(everything.get(3)).close());
    committed(on(everything.get(4)).resolve());
    List<Incident> now = all();
    List<Query> queries =
        List.of(
            Query.all(),
            Query.open(),
            Query.all().phases(Set.of(Phase.CLOSED, Phase.RESOLVED)),
            Query.all().team("team of mail"),
            Query.all().team("nobody"),
            Query.all().category(Category.of("application")),
            Query.all().category(Category.of("application/checkout")),
            Query.all().service("shop"),
            Query.all().atLeast(Priority.P2),
            Query.all().atLeast(Priority.P3),
            Query.all().logged(at.plusSeconds(3), at.plusSeconds(9)),
            Query.open().service("shop").category(Category.of("application")).atLeast(Priority.P1));

    for (Query query : queries) {
      List<Incident> expected = now.stream().filter(query::matches).toList();
      assertEquals(
          expected, other().search(TENANT, query, null, 100).incidents(), query.toString());
      assertEquals(expected, paged(query, 2, page -> {}), query.toString());
    }
  }

  /** Two incidents that differ in one field each, and a query for each field. */
  @Test
  @Tag(Step.REGISTER)
  void C13_a_search_knows_every_field_of_its_query() {
    Instant at = now();
    List<Incident> incidents = new ArrayList<>();
    incidents.add(committed(searched("100% of the H\u00c4FEN, again", Actor.person("kim"), at)));
    incidents.add(committed(searched("1000 of_the others", null, at.plusSeconds(1))));
    incidents.add(committed(searched("Printer jams", Actor.person("lee"), at.plusSeconds(2))));
    Incident two = incidents.get(1);
    Draft full = on(two).comment("x");
    full.snapshot(Specimens.full(full.incident(), now()));
    incidents.set(1, committed(full));
    List<Map.Entry<String, Query>> queries =
        List.of(
            Map.entry("1", Query.all().phases(Set.of(Phase.ON_HOLD))),
            Map.entry("1", Query.all().state("On hold")),
            Map.entry("0", Query.all().reference(incidents.get(0).reference())),
            Map.entry("1", Query.all().team("database")),
            Map.entry("1", Query.all().person("lee")),
            Map.entry("012", Query.all().source(Source.MONITORING)),
            Map.entry("", Query.all().source(Source.AUDIT)),
            Map.entry("2", Query.all().reporter(Actor.person("lee"))),
            Map.entry("1", Query.all().supplier("acme")),
            Map.entry("1", Query.all().major(true)),
            Map.entry("02", Query.all().major(false)),
            Map.entry("012", Query.all().atMost(Priority.P1)),
            Map.entry("", Query.all().atMost(Priority.P2)),
            Map.entry("0", Query.all().title("0%")),
            Map.entry("1", Query.all().title("OF_THE")),
            Map.entry("0", Query.all().title("h\u00e4fen")),
            Map.entry("2", Query.all().attribute("job", "printer").attribute("size", "A4")),
            Map.entry("", Query.all().attribute("job", "printer").attribute("size", "A3")),
            Map.entry("12", Query.all().logged(at.plusSeconds(1), null)),
            Map.entry("01", Query.all().logged(null, at.plusSeconds(2))),
            Map.entry("012", Query.all().updated(at, now().plusSeconds(60))),
            Map.entry("", Query.all().updated(null, at)),
            Map.entry("2", Query.open().title("printer").atMost(Priority.P1).major(false)),
            Map.entry("", Query.closed().title("printer")));

    for (Map.Entry<String, Query> each : queries) {
      Query query = each.getValue();
      List<Incident> expected =
          each.getKey().chars().mapToObj(place -> incidents.get(place - '0')).toList();
      assertEquals(expected, other().search(TENANT, query, null, 10).incidents(), query.toString());
      assertEquals(expected, paged(query, 1, page -> {}), query.toString());
    }
  }

  private Draft searched(String title, @Nullable Actor reporter, Instant at) {
    IncidentId id = new IncidentId(Draft.nextId());
    return Draft.log(
        new Identity(TENANT, id, Reference.from(id), at, new UUID(6, 7)),
        new Details(
            title,
            null,
            Source.MONITORING,
            reporter,
            "shop",
            null,
            null,
            Map.of("job", "printer", "size", title.startsWith("P") ? "A4" : "A5")),
        at,
        null);
  }

  private Draft varied(String service, String category, Priority priority, Instant at) {
    IncidentId id = new IncidentId(Draft.nextId());
    return Draft.log(
        new Identity(TENANT, id, Reference.from(id), at, new UUID(6, 7)),
        new Details("t", null, Source.USER, null, service, null, null, Map.of()),
        new Classification(Category.of(category), Impact.MINOR, Urgency.LOW, priority, null),
        "team of " + service,
        at,
        null);
  }
}
