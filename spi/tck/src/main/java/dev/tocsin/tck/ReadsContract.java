package dev.tocsin.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Cause;
import dev.tocsin.incident.DeskOrder;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Identity;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentEvent;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Link;
import dev.tocsin.incident.ParentState;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Recipient;
import dev.tocsin.incident.Reference;
import dev.tocsin.notification.DeskCommand;
import dev.tocsin.notification.Notification;
import dev.tocsin.store.CommitResult.Committed;
import dev.tocsin.store.Lane;
import dev.tocsin.store.Loaded;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.OutboxEntry;
import dev.tocsin.store.WakeBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** C10 to C12, and C1 for look-ups: what was stored is there, whole, for every node. */
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
}
