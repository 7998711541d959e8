package dev.tocsin.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Identity;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.RecordEvent;
import dev.tocsin.incident.Reference;
import dev.tocsin.incident.TenantId;
import dev.tocsin.incident.UnknownEvent;
import dev.tocsin.store.Capability;
import dev.tocsin.store.Chain;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.CommitResult.Committed;
import dev.tocsin.store.CommitResult.Conflict;
import dev.tocsin.store.CommitResult.Reason;
import dev.tocsin.store.Cursor;
import dev.tocsin.store.Fence;
import dev.tocsin.store.Item;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.PolicyDocument;
import dev.tocsin.store.Query;
import dev.tocsin.store.Redaction;
import dev.tocsin.store.Settlement;
import dev.tocsin.store.StoreUnavailableException;
import dev.tocsin.store.WakeBatch;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** C34 to C38: retention, versions of the schema, tenants, connections. */
public abstract non-sealed class LifeContract extends Suite {
  private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");

  /** For subclasses. */
  protected LifeContract() {}

  private boolean retentionDeclared() {
    Incident incident = committed(log(null));
    return declared(
        Capability.RETENTION,
        () -> store().archivable(TENANT, EVER, 10),
        () -> store().archive(TENANT, List.of(incident.id())),
        () -> store().redact(redaction(committed(on(incident).close()))));
  }

  private Redaction redaction(Incident incident) {
    return Redaction.of(
        Draft.nextId(),
        incident,
        history(incident.id()),
        Actor.person("officer"),
        now(),
        "erasure request",
        Draft::nextId);
  }

  @Test
  @Tag(Step.RETENTION)
  void C34_only_closed_incidents_with_everything_sent_can_be_archived() {
    if (!retentionDeclared()) {
      return;
    }
    Incident open = committed(log("open"));
    Incident resolved = committed(on(committed(log("resolved"))).resolve());
    Incident waking = committed(on(committed(log(null))).close().wake(now().plus(lease())));
    Incident unsent = committed(on(committed(log(null))).close().send("dana"));
    Incident closed = committed(on(committed(log("key"))).close());
    List<IncidentId> everybody =
        List.of(open.id(), resolved.id(), waking.id(), unsent.id(), closed.id());

    assertEquals(List.of(closed.id()), store().archivable(TENANT, EVER, 10));
    OutboxBatch.Claim claim = entry();
    assertEquals(List.of(closed.id()), store().archivable(TENANT, EVER, 10), "claimed is not sent");
    assertSettled(claim, new Outcome.Parked("no number"));
    assertEquals(List.of(closed.id()), store().archive(TENANT, everybody), "parked is not sent");
    assertUnparked(claim.fence().item());
    assertSettled(entry(), new Outcome.Delivered());
    assertEquals(List.of(unsent.id()), store().archivable(TENANT, EVER, 10));
    assertEquals(
        List.of(unsent.id(), closed.id()), other().archive(TENANT, everybody), "done again");

    assertEquals(Set.of(), archivedOf(open, resolved, waking));
    assertEquals(open.id(), owner("open"));
  }

  private Set<Incident> archivedOf(Incident... incidents) {
    List<Incident> all = all();
    Set<Incident> gone = new HashSet<>(List.of(incidents));
    gone.removeAll(all);
    return gone;
  }

  @Test
  @Tag(Step.RETENTION)
  void C34_a_dry_run_says_what_would_go_and_changes_nothing() {
    if (!retentionDeclared()) {
      return;
    }
    Incident first = committed(on(committed(log("a"))).close());
    pass(lease());
    Instant between = now();
    Incident second = committed(on(committed(log("b"))).close());
    pass(lease());
    Incident third = committed(on(committed(log("c"))).close());

    List<IncidentId> would = other().archivable(TENANT, EVER, 10);
    assertEquals(List.of(first.id(), second.id(), third.id()), would, "the one closed first first");
    assertEquals(would.subList(0, 2), store().archivable(TENANT, EVER, 2));
    assertEquals(List.of(first.id()), store().archivable(TENANT, between, 10));
    refused(() -> store().archivable(TENANT, EVER, 0));
    assertEquals(4, all().size());
    assertEquals(first, holders("a").lastClosed());

    assertEquals(List.of(first.id()), store().archive(TENANT, List.of(first.id())));
    assertEquals(List.of(second.id(), third.id()), store().archivable(TENANT, EVER, 10));
  }

  @Test
  @Tag(Step.RETENTION)
  void C34_what_is_archived_is_out_of_the_way_and_its_names_are_never_used_again() {
    if (!retentionDeclared()) {
      return;
    }
    Draft draft = log("key").comment("one").close();
    Incident closed = committed(draft);
    IncidentId never = new IncidentId(Draft.nextId());
    assertEquals(List.of(closed.id()), store().archive(TENANT, List.of(never, closed.id())));

    assertEquals(1, all().size());
    assertFree("key");
    assertNull(holders("key").lastClosed(), "no closed one has had the key last");
    assertEquals(closed, load(closed.id()), "it is still found by its id");
    assertEquals(closed, other().load(TENANT, Lookup.of(closed.reference())).incident());
    assertEquals(draft.commit().entries(), history(closed.id()));

    Draft again = Draft.log(TENANT, closed.id(), closed.reference(), null, now(), null);
    assertEquals(new Conflict(3L), store().commit(again.commit()), "an id is never used again");
    IncidentId fresh = new IncidentId(Draft.nextId());
    Draft twin = Draft.log(TENANT, fresh, closed.reference(), null, now(), null);
    assertEquals(Reason.REFERENCE_TAKEN, reason(store().commit(twin.commit())));
    Commit reopening = on(closed).reopen().commit();
    assertEquals(Reason.ARCHIVED, reason(store().commit(reopening)));
    assertEquals(new Committed(3), store().commit(draft.commit()), "a replay still finds out");
    assertEquals(3, history(closed.id()).size());
    assertEquals(committed(log("key")).id(), owner("key"), "the key is free");
  }

  @Test
  @Tag(Step.DEDUP)
  void C34_a_taken_reference_is_rejected() {
    Incident first = committed(log(null));
    IncidentId id = new IncidentId(Draft.nextId());
    Draft twin = Draft.log(TENANT, id, first.reference(), "key", now(), null);

    assertEquals(Reason.REFERENCE_TAKEN, reason(store().commit(twin.commit())));
    assertAbsent(id);
    assertFree("key");
    Incident closed = committed(on(first).close());
    assertEquals(Reason.REFERENCE_TAKEN, reason(store().commit(twin.commit())));
    assertEquals(closed, other().load(TENANT, Lookup.of(first.reference())).incident());
  }

  @Test
  @Tag(Step.RETENTION)
  void C34_who_archives_and_why_goes_on_record_of_what_is_finished_only() {
    if (!retentionDeclared()) {
      return;
    }
    Draft sending = on(committed(log("key"))).close().send("dana");
    Incident closed = committed(sending);
    Draft recording =
        on(closed).event(new RecordEvent.Archived("two years old"), Actor.person("lee"), null);
    Redaction recorded = new Redaction(List.of(), recording.commit());

    assertEquals(Reason.UNFINISHED, reason(store().redact(recorded)));
    assertEquals(closed, load(closed.id()));
    assertSettled(entry(), new Outcome.Delivered());
    assertEquals(new Committed(3), store().redact(recorded));
    assertEquals(new Committed(3), other().redact(recorded), "a replay happens once");
    assertEquals(List.of(closed.id()), store().archive(TENANT, List.of(closed.id())));

    List<Entry> lines = history(closed.id());
    assertEquals(sending.commit().entries().get(0), lines.get(1), "nothing else is touched");
    assertEquals(recording.commit().entries().get(0), lines.get(2));
    assertEquals(recording.incident(), load(closed.id()));
  }

  @Test
  @Tag(Step.RETENTION)
  void C35_redaction_replaces_what_is_personal_and_appends_an_event() {
    if (!retentionDeclared()) {
      return;
    }
    Instant at = now();
    IncidentId id = new IncidentId(Draft.nextId());
    Identity identity = new Identity(TENANT, id, Reference.from(id), at, Draft.nextId());
    Draft draft = Draft.log(identity, Specimens.details("key", at), at, "request");
    draft.event(new RecordEvent.Commented("Kim called", true), Actor.person("d\u00e1na"), null);
    Incident closed = committed(draft.close());
    Redaction redaction = redaction(closed);

    assertEquals(new Committed(4), store().redact(redaction));

    Incident redacted = redaction.commit().snapshot();
    List<Entry> lines = history(id);
    assertEquals(4, lines.size());
    assertEquals(redaction.replaced(), lines.subList(0, 2));
    assertEquals(draft.commit().entries().get(2), lines.get(2), "others stay as they are");
    assertInstanceOf(RecordEvent.Redacted.class, lines.get(3).event());
    assertEquals(redaction.commit().entries().get(0), lines.get(3));
    assertEquals(redacted, load(id));
    assertEquals(redacted, holders("key").lastClosed());
    String kept = lines + " " + all() + holders("key");
    assertFalse(kept.contains("Kim") || kept.contains("d\u00e1na"), kept);
    assertEquals(3L, other().load(TENANT, Lookup.of(id, "request")).requestVersion());
    assertEquals(new Committed(4), other().redact(redaction), "a replay happens once");
    assertEquals(new Committed(3), other().commit(draft.commit()), "C4: an older replay");
    assertEquals(lines, history(id));
  }

  @Test
  @Tag(Step.RETENTION)
  void C35_the_chain_of_hashes_holds_after_a_redaction_and_the_salts_are_gone() {
    if (!retentionDeclared()) {
      return;
    }
    Incident logged = committed(log("key").comment("Kim called").seal());
    Incident closed = committed(on(logged).comment("and again").close().seal());
    assertNull(
        Chain.verify(load(closed.id()), history(closed.id())).fault(),
        "the chain of entries holds before");
    String salts =
        history(closed.id()).stream()
            .map(entry -> entry.seal() == null ? null : entry.seal().salt())
            .filter(Objects::nonNull)
            .collect(Collectors.joining("|"));
    assertFalse(salts.isEmpty(), "the sealed entries have salts");

    assertEquals(new Committed(5), store().redact(redaction(closed)));

    List<Entry> lines = history(closed.id());
    assertNull(Chain.verify(load(closed.id()), lines).fault(), "the chain of entries holds after");
    assertFalse(lines.toString().matches("(?s).*(" + salts + ").*"), "a salt was kept");
    assertTrue(
        lines.get(1).seal() != null && lines.get(1).seal().personal() != null,
        "the seal keeps the hash of what was redacted");
  }

  @Test
  @Tag(Step.RETENTION)
  void C35_what_is_not_finished_is_not_redacted_and_a_race_is_a_conflict() {
    if (!retentionDeclared()) {
      return;
    }
    Incident unsent = committed(on(committed(log("a").comment("Kim called"))).close().send("dana"));
    List<Entry> lines = history(unsent.id());
    assertEquals(Reason.UNFINISHED, reason(store().redact(redaction(unsent))));
    assertEquals(lines, history(unsent.id()));
    assertEquals(unsent, load(unsent.id()));
    assertSettled(entry(), new Outcome.Delivered());

    Redaction stale = redaction(unsent);
    Incident moved = committed(on(unsent).comment("Kim called again"));
    assertEquals(new Conflict(4L), store().redact(stale));
    assertEquals(moved, load(unsent.id()));
    assertEquals(new Committed(5), store().redact(redaction(moved)));
    assertFalse(history(unsent.id()).toString().contains("Kim"), "the name was redacted");
    Incident ghost = Draft.log(TENANT, "ghost", now()).close().incident();
    Redaction ofNobody =
        Redaction.of(
            Draft.nextId(),
            ghost,
            Draft.log(TENANT, null, now()).comment("x").commit().entries(),
            Actor.DESK,
            now(),
            "nobody",
            Draft::nextId);
    assertEquals(new Conflict(0L), store().redact(ofNobody));
    assertAbsent(ghost.id());
  }

  @Test
  @Tag(Step.RETENTION)
  void C35_an_archived_incident_can_be_redacted() {
    if (!retentionDeclared()) {
      return;
    }
    Incident closed = committed(on(committed(log("key").comment("Kim called"))).close());
    assertEquals(List.of(closed.id()), store().archive(TENANT, List.of(closed.id())));
    Redaction redaction = redaction(closed);

    assertEquals(new Committed(4), store().redact(redaction));

    assertEquals(redaction.commit().snapshot(), load(closed.id()));
    assertFalse(history(closed.id()).toString().contains("Kim"), "the name was redacted");
    assertEquals(1, all().size());
    assertNull(holders("key").lastClosed(), "no closed one has had the key last");
  }

  @Test
  @Tag(Step.REGISTER)
  void C36_unknown_events_and_fields_survive_a_round_trip() {
    UnknownEvent event =
        new UnknownEvent(
            "teleported",
            Map.of("to", "the moon", "deep", Map.of("a", List.of(1, 2, "x")), "on", true));
    Incident logged = committed(log(null));
    Draft draft =
        on(logged)
            .event(event, null)
            .event(new RecordEvent.Commented("x", true, Map.of("colour", "red")), null);
    Incident incident = committed(draft);

    assertEquals(draft.commit().entries(), history(logged.id()).subList(1, 3));
    assertEquals(event, history(logged.id()).get(1).event());
    assertEquals(incident, load(logged.id()));
  }

  @Test
  @Tag(Step.FAULTS)
  void C36_a_node_older_than_the_schema_stops_writing_visibly() {
    Faults faults = data().faults();
    if (faults == null) {
      assertKeepsObjects();
      return;
    }
    Draft before = log("key").wake(now()).send("dana");
    Incident incident = committed(before);
    OutboxBatch.Claim claim = entry();
    committed(log(null).wake(now()).send("lee"));
    faults.raiseSchema();

    for (int i = 0; i < 2; i++) {
      int node = i;
      assertEquals(
          Reason.SCHEMA_NEWER, reason(node(i).commit(on(incident).comment("old").commit())));
      for (Executable write :
          List.<Executable>of(
              () -> node(node).claimWakes(MINE, 1, lease()),
              () -> node(node).claimOutbox(MINE, 1, lease()),
              () -> node(node).settle(new Settlement(claim.fence(), new Outcome.Delivered())),
              () -> node(node).unpark(TENANT, new Item.OfWake(incident.id())),
              () -> node(node).keepPolicy(TENANT, new PolicyDocument("v1", new byte[] {1})))) {
        assertThrows(StoreUnavailableException.class, write);
      }
    }
    if (store().capabilities().contains(Capability.BATCH_COMMIT)) {
      List<CommitResult> results = store().commitAll(List.of(on(incident).comment("x").commit()));
      assertEquals(Reason.SCHEMA_NEWER, reason(results.get(0)));
    }
    assertEquals(incident, load(incident.id()), "reading goes on");
    assertEquals(1, history(incident.id()).size());
  }

  @Test
  @Tag(Step.OUTBOX)
  void C37_the_tenant_is_part_of_every_key() {
    IncidentId id = new IncidentId(Draft.nextId());
    Reference reference = Reference.from(id);
    Draft mine = Draft.log(TENANT, id, reference, "key", now(), "request");
    Draft theirs = Draft.log(OTHER, id, reference, "key", now(), "request").as(mine.commit().id());
    mine.wake(now()).send("dana");
    theirs.comment("theirs").wake(now()).send("dana");

    Incident one = committed(mine);
    Incident two = committed(theirs);

    for (Lookup lookup :
        List.of(
            Lookup.of(id, "request"),
            Lookup.of(reference),
            Lookup.ofDedupKey("key"),
            Lookup.ofRequest("request"))) {
      assertEquals(one, other().load(TENANT, lookup).incident());
      assertEquals(two, other().load(OTHER, lookup).incident());
    }
    assertEquals(List.of(one), all());
    assertEquals(List.of(two), other().search(OTHER, Query.all(), null, 10).incidents());
    assertEquals(1, history(id).size());
    assertEquals(2, other().history(OTHER, id, 0, 10).size());
    assertEquals(1, wakes(10).size());
    WakeBatch.Claim wake = first(other().claimWakes(Set.of(OTHER), 10, lease()).claims());
    assertEquals(two, wake.incident());
    OutboxBatch.Claim ours = entry();
    OutboxBatch.Claim sent = first(other().claimOutbox(Set.of(OTHER), 10, lease()).claims());
    assertEquals(OTHER, sent.fence().tenant());
    assertSettled(sent, new Outcome.Parked("no number"));
    assertEquals(List.of(), parked());
    assertFalse(
        store().unpark(TENANT, sent.fence().item()), "it is parked for another tenant only");
    assertEquals(1, other().parked(OTHER, 10).size());
    assertSettled(ours, new Outcome.Delivered());
    Incident changed = committed(on(one).comment("mine"));
    assertEquals(two, other().load(OTHER, Lookup.of(id, null)).incident());
    assertEquals(changed, load(id));
  }

  @Test
  @Tag(Step.WAKES)
  void C37_a_fence_is_worth_nothing_to_another_tenant() {
    IncidentId id = new IncidentId(Draft.nextId());
    committed(Draft.log(TENANT, id, Reference.from(id), null, now(), null).wake(now()));
    committed(Draft.log(OTHER, id, Reference.from(id), null, now(), null).wake(now()));
    assertSettled(wake(), new Outcome.Released());
    WakeBatch.Claim mine = wake();
    Fence theirs = first(other().claimWakes(Set.of(OTHER), 1, lease()).claims()).fence();

    Fence stolen = new Fence(OTHER, mine.fence().item(), mine.fence().number());
    assertNotEquals(theirs, stolen, "numbers rise");
    assertLost(stolen, new Outcome.Released());
    assertSettled(mine, new Outcome.Released());
    assertSettled(theirs, new Outcome.Released());
  }

  @Test
  @Tag(Step.OUTBOX)
  void C37_no_call_returns_another_tenants_data() {
    TenantId stranger = TenantId.of("stranger");
    Incident incident = committed(log("key").comment("one", "request").wake(now()).send("dana"));
    store().keepPolicy(TENANT, new PolicyDocument("v1", new byte[] {1}));
    assertNotNull(store().activatePolicy(TENANT, "v1", 0), "the activation");

    for (Lookup lookup :
        List.of(
            Lookup.of(incident.id(), "request"),
            Lookup.of(incident.reference()),
            Lookup.ofDedupKey("key"),
            Lookup.ofRequest("request"))) {
      assertNull(other().load(stranger, lookup).incident(), "another tenant sees the incident");
      assertNull(other().load(stranger, lookup).requestVersion(), "another tenant's request");
    }
    assertEquals(List.of(), other().history(stranger, incident.id(), 0, 10));
    Cursor before = new Cursor(Instant.EPOCH, new IncidentId(Draft.nextId()));
    assertEquals(List.of(), other().search(stranger, Query.all(), before, 10).incidents());
    assertEquals(List.of(), other().claimWakes(Set.of(stranger), 10, lease()).claims());
    assertEquals(List.of(), other().claimOutbox(Set.of(stranger), 10, lease()).claims());
    assertNull(other().policy(stranger, "v1"), "another tenant's policy");
    assertNull(other().activePolicy(stranger), "another tenant's policy in force");
    refused(() -> other().activatePolicy(stranger, "v1", 0));
    WakeBatch both = other().claimWakes(Set.of(stranger, TENANT), 10, lease());
    assertEquals(List.of(incident.id()), ids(both.claims()));
  }

  @Test
  @Tag(Step.FAULTS)
  void C38_one_connection_an_operation_suffices_and_none_leaks() {
    Faults faults = data().faults();
    if (faults == null) {
      assertAlwaysCertain();
      return;
    }
    everyOperation();
    assertEquals(0, faults.connectionsOut());
    assertEquals(1, faults.mostConnectionsOut());
  }

  private void everyOperation() {
    Incident incident = committed(log("key").wake(now()).send("dana").send("lee"));
    store().commit(on(incident).comment("x").wake(now()).commit());
    store().commit(on(incident).comment("conflict").commit());
    store().commit(log("key").commit());
    WakeBatch.Claim wake = wake();
    List<OutboxBatch.Claim> sent = outbox(10);
    settle(wake, new Outcome.Released());
    settle(sent.get(0), new Outcome.Parked("x"));
    settle(sent.get(1), new Outcome.Delivered());
    parked();
    store().unpark(TENANT, sent.get(0).fence().item());
    history(incident.id());
    all();
    holders("key");
    store().backlog(MINE);
    store().keepPolicy(TENANT, new PolicyDocument("v1", new byte[] {1}));
    store().activatePolicy(TENANT, "v1", 0);
    store().activePolicy(TENANT);
    store().policy(TENANT, "v1");
    now();
  }

  /** Waits until there is a victim, and then a little longer in each round. */
  private static void interrupt(AtomicReference<@Nullable Thread> victim, int spins) {
    for (int spin = 0; spin < spins || (spin < 1_000_000 && victim.get() == null); spin++) {
      Thread.onSpinWait();
    }
    Thread thread = victim.get();
    if (thread != null) {
      thread.interrupt();
    }
  }

  @Test
  @Tag(Step.FAULTS)
  void C38_an_interrupt_at_any_point_leaks_nothing_and_leaves_no_doubt() {
    Faults faults = data().faults();
    if (faults == null) {
      assertAlwaysCertain();
      return;
    }
    try (Rendezvous race = new Rendezvous(2)) {
      for (int round = 0; round < 100; round++) {
        Draft draft = log("key-" + round).comment("one").send("dana");
        AtomicReference<@Nullable Thread> victim = new AtomicReference<>();
        int spins = round * 50;
        List<Object> results =
            race.round(
                i -> {
                  if (i == 1) {
                    interrupt(victim, spins);
                    return "interrupted";
                  }
                  if (spins % 100 == 0) {
                    Thread.currentThread().interrupt();
                  }
                  victim.set(Thread.currentThread());
                  try {
                    return store().commit(draft.commit());
                  } finally {
                    victim.set(null);
                    Thread.interrupted();
                  }
                });
        CommitResult result = (CommitResult) results.get(0);
        assertTrue(
            result instanceof Committed || result instanceof CommitResult.Unknown,
            () -> "an interrupt made it " + result);
        assertEquals(new Committed(2), other().commit(draft.commit()));
        assertEquals(2, history(draft.incident().id()).size());
        assertEquals(0, faults.connectionsOut(), "connections leaked");
      }
    }
    everyOperation();
    assertEquals(0, faults.connectionsOut(), "connections leaked");
  }
}
