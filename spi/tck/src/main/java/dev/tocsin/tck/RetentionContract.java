package dev.tocsin.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Identity;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.RecordEvent;
import dev.tocsin.incident.Reference;
import dev.tocsin.store.Capability;
import dev.tocsin.store.Chain;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult.Committed;
import dev.tocsin.store.CommitResult.Conflict;
import dev.tocsin.store.CommitResult.Reason;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.Redaction;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** C34 and C35: what is finished can be put away, and what is personal can be redacted. */
public abstract non-sealed class RetentionContract extends Suite {
  private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");

  /** For subclasses. */
  protected RetentionContract() {}

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
    assertEquals(
        List.of(closed.id()), store().archive(TENANT, List.of(closed.id(), closed.id())), "twice");
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
}
