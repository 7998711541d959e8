package dev.tocsin.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.store.Backlog;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.CommitResult.Committed;
import dev.tocsin.store.CommitResult.Conflict;
import dev.tocsin.store.CommitResult.Reason;
import dev.tocsin.store.CommitResult.Unknown;
import dev.tocsin.store.Fence;
import dev.tocsin.store.Lane;
import dev.tocsin.store.Loaded;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.OutboxEntry;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.Settlement;
import dev.tocsin.store.WakeBatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** C1 to C6: a commit happens whole, once, and on the version that was read. */
public abstract non-sealed class AtomicityContract extends Suite {
  private static final int ROUNDS = 100;
  private static final int RACERS = 8;

  /** For subclasses. */
  protected AtomicityContract() {}

  @Test
  @Tag(Step.OUTBOX)
  void C1_all_parts_of_a_commit_are_there_together() {
    Draft logging = log("key").wake(now()).send("dana").send("lee");
    Incident logged = committed(logging);
    WakeBatch.Claim wake = wake();
    OutboxBatch.Claim sent = first(outbox(1));
    OutboxKey waiting = logging.key(1 - sent.entry().key().ordinal());
    Draft draft = on(logged).comment("one").comment("two", "request").wake(now(), Lane.SEVERE);
    draft.send(Lane.SEVERE, "nia").supersede(waiting);
    draft.fence(wake.fence()).settle(sent.fence(), new Outcome.Delivered());

    Incident incident = committed(draft);

    assertEquals(incident, load(logged.id()));
    assertEquals(draft.commit().entries(), history(logged.id()).subList(1, 3));
    assertEquals(3L, other().load(TENANT, Lookup.of(logged.id(), "request")).requestVersion());
    assertEquals(incident, holders("key").incident());
    assertEquals(List.of(logged.id()), ids(wakes(10)));
    assertEquals(List.of(draft.key(0)), keys(outbox(10)));
  }

  @Test
  @Tag(Step.OUTBOX)
  void C1_a_reader_never_sees_half_a_commit() {
    try (Rendezvous race = new Rendezvous(4)) {
      for (int round = 0; round < ROUNDS; round++) {
        String key = "key-" + round;
        int number = round;
        Draft draft = log(key).comment("one").comment("two").wake(now()).send("dana");
        Commit commit = draft.commit();
        List<Boolean> sane =
            race.beside(
                () -> store().commit(commit).equals(new Committed(3)),
                thread ->
                    thread == 1 ? wholeForwards(commit, key, number) : wholeBackwards(commit, key));
        assertEquals(List.of(true, true, true, true), sane, "whole in round " + round);
        assertEquals(commit.snapshot(), load(commit.incidentId()));
      }
    }
  }

  /** Once one part is seen, each part that is asked for later is there. */
  private boolean wholeForwards(Commit commit, String key, int before) {
    IncidentId id = commit.incidentId();
    boolean seen = find(id) != null;
    boolean lines = history(id).size() == 3;
    boolean owner = id.equals(owner(key));
    Backlog backlog = other().backlog(MINE);
    boolean queued = backlog.wakes().due() > before && backlog.outbox().due() > before;
    return !seen || (lines && owner && queued);
  }

  /** The same in another order. */
  private boolean wholeBackwards(Commit commit, String key) {
    IncidentId id = commit.incidentId();
    boolean owner = owner(key) != null;
    int lines = history(id).size();
    Incident incident = find(id);
    return (lines == 0 || lines == 3)
        && ((lines == 0 && !owner) || commit.snapshot().equals(incident));
  }

  @Test
  @Tag(Step.FAULTS)
  void C1_whatever_dies_in_between_it_is_there_whole_or_not_at_all() {
    Faults faults = data().faults();
    if (faults == null) {
      assertAlwaysCertain();
      return;
    }
    for (Faults.Moment moment : Faults.Moment.values()) {
      String key = moment.name();
      Incident logged = committed(log(key));
      Draft draft = on(logged).comment("one").close().wake(now()).send("dana");

      faults.breakNext(moment);
      assertInstanceOf(Unknown.class, store().commit(draft.commit()));

      boolean happened = load(logged.id()).version() == 3;
      assertEquals(happened ? 3 : 1, history(logged.id()).size(), key);
      assertEquals(happened ? null : logged.id(), owner(key), key);
      assertEquals(happened ? draft.incident() : logged, load(logged.id()), key);
      assertEquals(moment == Faults.Moment.AFTER, happened, key);
      assertEquals(new Committed(3), other().commit(draft.commit()), key);
      assertEquals(draft.incident(), load(logged.id()), key);
      assertEquals(3, history(logged.id()).size(), key);
      assertSettled(wake(), new Outcome.Parked("seen"));
      assertSettled(entry(), new Outcome.Delivered());
    }
  }

  @Test
  @Tag(Step.REGISTER)
  void C2_the_new_version_is_the_expected_one_and_the_number_of_events() {
    Incident incident = committed(log(null));
    for (int events = 1; events <= 7; events++) {
      Draft draft = on(incident);
      for (int i = 0; i < events; i++) {
        draft.comment("event " + i);
      }
      incident = committed(draft);
      assertEquals(1 + events * (events + 1) / 2, load(incident.id()).version());
    }
  }

  @Test
  @Tag(Step.REGISTER)
  void C2_any_other_version_is_a_conflict_that_names_the_actual_one() {
    Draft logging = log(null);
    Incident logged = committed(logging);
    Incident second = committed(on(logged).comment("two"));
    Incident third = on(second).comment("three").incident();

    assertEquals(new Conflict(2L), store().commit(on(logged).comment("late").commit()));
    assertEquals(new Conflict(2L), store().commit(on(third).comment("early").commit()));
    Draft again =
        Draft.log(TENANT, logged.id(), logged.reference(), null, now(), null).comment("again");
    assertEquals(new Conflict(2L), store().commit(again.commit()));
    Incident never = log(null).incident();
    assertEquals(new Conflict(0L), store().commit(on(never).comment("of nobody").commit()));
    assertAbsent(never.id());
    assertEquals(second, load(logged.id()));
  }

  @Test
  @Tag(Step.OUTBOX)
  void C3_the_loser_of_a_race_has_had_no_effect() {
    Draft sending = log("key").send("dana");
    Incident logged = committed(sending);
    Incident now = committed(on(logged).comment("winner"));
    Draft loser = on(logged).event(Specimens.comment("late"), "request").close();
    loser.wake(now()).send(Lane.SEVERE, "lee").supersede(sending.key(0));

    assertEquals(new Conflict(2L), store().commit(loser.commit()));

    assertEquals(now, load(logged.id()));
    assertEquals(logged.id(), owner("key"));
    assertEquals(2, history(logged.id()).size());
    assertNull(
        other().load(TENANT, Lookup.of(logged.id(), "request")).requestVersion(),
        "the request of a conflict has not happened");
    assertEquals(List.of(), wakes(10));
    assertEquals(List.of(sending.key(0)), keys(outbox(10)));
  }

  @Test
  @Tag(Step.OUTBOX)
  void C3_a_conflict_leaves_the_claims_alone() {
    Incident incident = committed(log("key").wake(now()).send("dana"));
    committed(log("taken"));
    WakeBatch.Claim wake = wake();
    OutboxBatch.Claim entry = entry();
    Incident changed = committed(on(incident).comment("faster").wake(now()));
    Draft late = on(incident).comment("late").fence(wake.fence());
    late.settle(entry.fence(), new Outcome.Delivered());

    assertEquals(new Conflict(2L), store().commit(late.commit()));

    assertEquals(List.of(), wakes(10), "the claim stands");
    assertEquals(List.of(), outbox(10), "the claim stands");
    Draft again = on(changed).comment("again").fence(wake.fence());
    committed(again.settle(entry.fence(), new Outcome.Delivered()));
  }

  @Test
  @Tag(Step.REGISTER)
  void C3_a_conflict_does_not_use_up_the_id_of_its_commit() {
    Incident logged = committed(log(null));
    Draft late = on(logged).comment("late");
    Incident faster = committed(on(logged).comment("faster"));
    assertEquals(new Conflict(2L), store().commit(late.commit()));
    UUID id = late.commit().id();

    Commit elsewhere = log("key").as(id).comment("decided anew").commit();
    assertEquals(new Committed(2), other().commit(elsewhere));

    Commit again = on(faster).as(id).comment("decided anew, too").commit();
    assertEquals(Reason.COMMIT_ID_REUSED, reason(store().commit(again)));
    assertEquals(elsewhere.snapshot(), load(elsewhere.incidentId()));
    assertEquals(faster, load(logged.id()));
  }

  @Test
  @Tag(Step.REGISTER)
  void C3_of_eight_that_commit_on_one_version_at_once_one_wins() {
    Incident incident = committed(log(null));
    try (Rendezvous race = new Rendezvous(RACERS)) {
      for (int round = 0; round < ROUNDS; round++) {
        Incident before = incident;
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < RACERS; i++) {
          drafts.add(on(before).comment("by racer " + i));
        }
        List<CommitResult> results = race.round(i -> node(i).commit(drafts.get(i).commit()));

        long version = before.version() + 1;
        int winner = results.indexOf(new Committed(version));
        assertTrue(winner >= 0, () -> "nobody won: " + results);
        for (int i = 0; i < RACERS; i++) {
          if (i != winner) {
            assertEquals(new Conflict(version), results.get(i));
          }
        }
        incident = load(before.id());
        assertEquals(drafts.get(winner).incident(), incident);
        List<Entry> lines = other().history(TENANT, incident.id(), version - 1, 10);
        assertEquals(drafts.get(winner).commit().entries(), lines);
      }
    }
  }

  @Test
  @Tag(Step.OUTBOX)
  void C4_a_replay_returns_the_first_result_and_happens_once() {
    Incident logged = committed(log(null).wake(now()).send("dana"));
    Draft draft = on(logged).comment("sent", "request").send("lee");
    draft.fence(wake().fence()).settle(entry().fence(), new Outcome.Delivered());
    Incident then = committed(draft);
    Incident later = committed(on(then).comment("the incident goes on"));

    assertEquals(new Committed(2), other().commit(draft.commit()));

    assertEquals(later, load(logged.id()));
    assertEquals(3, history(logged.id()).size());
    assertEquals(List.of(draft.key(0)), keys(outbox(10)));
    assertEquals(2L, other().load(TENANT, Lookup.of(logged.id(), "request")).requestVersion());
  }

  @Test
  @Tag(Step.OUTBOX)
  void C4_of_eight_replays_at_once_one_happens_and_all_return_its_result() {
    try (Rendezvous race = new Rendezvous(RACERS)) {
      for (int round = 0; round < ROUNDS; round++) {
        Commit commit = log("key-" + round).comment("one").send("dana").commit();

        List<CommitResult> results = race.round(i -> node(i).commit(commit));

        for (CommitResult result : results) {
          assertEquals(new Committed(2), result);
        }
        assertEquals(2, history(commit.incidentId()).size());
        assertSettled(entry(), new Outcome.Delivered());
      }
    }
  }

  @Test
  @Tag(Step.OUTBOX)
  void C4_the_same_id_with_other_content_is_rejected() {
    Draft first = log("key").comment("one").wake(now()).send("dana");
    Incident incident = committed(first);
    UUID id = first.commit().id();
    Commit made = first.commit();
    List<Commit> others = new ArrayList<>();
    others.add(log(null).as(id).commit());
    others.add(on(incident).as(id).comment("two").commit());
    others.add(
        new Commit(
            id, 0, made.entries(), made.snapshot(), null, made.outbox(), List.of(), null, null));
    others.add(
        Draft.log(TENANT, incident.id(), incident.reference(), "key", incident.recordedAt(), null)
            .as(id)
            .comment("another")
            .wake(incident.recordedAt())
            .send("dana")
            .commit());
    others.add(
        new Commit(
            id, 0, made.entries(), made.snapshot(), made.wake(), List.of(), List.of(), null, null));
    for (Commit other : others) {
      assertEquals(Reason.COMMIT_ID_REUSED, reason(store().commit(other)));
    }
    assertEquals(new Committed(2), store().commit(made));
    assertEquals(incident, load(incident.id()));
    assertEquals(1, all().size());
  }

  @Test
  @Tag(Step.OUTBOX)
  void C4_another_end_of_a_claim_is_other_content() {
    Draft logged = log(null).wake(now()).send("dana").send("lee");
    Incident incident = committed(logged);
    List<OutboxKey> keys =
        logged.commit().outbox().stream().map(OutboxEntry::key).collect(Collectors.toList());
    Fence wake = first(store().claimWakes(MINE, 1, lease()).claims()).fence();
    OutboxBatch.Claim message = first(store().claimOutbox(MINE, 1, lease()).claims());
    keys.remove(message.entry().key());
    Commit made =
        on(incident)
            .comment("sent")
            .fence(wake)
            .settle(message.fence(), new Outcome.Delivered())
            .supersede(keys.get(0))
            .commit();
    assertEquals(new Committed(2), store().commit(made));

    Settlement released = new Settlement(message.fence(), new Outcome.Released());
    for (Commit other :
        List.of(
            like(made, made.superseded(), made.fence(), released),
            like(made, made.superseded(), made.fence(), null),
            like(made, made.superseded(), null, made.settled()),
            like(made, List.of(), made.fence(), made.settled()))) {
      assertEquals(Reason.COMMIT_ID_REUSED, reason(store().commit(other)), other::toString);
    }
    assertEquals(new Committed(2), store().commit(made));
  }

  private static Commit like(
      Commit made,
      List<OutboxKey> superseded,
      @Nullable Fence fence,
      @Nullable Settlement settled) {
    return new Commit(
        made.id(),
        made.expectedVersion(),
        made.entries(),
        made.snapshot(),
        made.wake(),
        made.outbox(),
        superseded,
        fence,
        settled);
  }

  @Test
  @Tag(Step.REGISTER)
  void C4_it_is_remembered_for_a_day() {
    Draft draft = log("key").comment("one");
    Incident incident = committed(draft);
    Duration day = Duration.ofDays(1).minusSeconds(1);

    pass(day.compareTo(data().patience()) < 0 ? day : data().patience());

    assertEquals(new Committed(2), store().commit(draft.commit()));
    assertEquals(new Committed(2), other().commit(draft.commit()));
    assertEquals(incident, load(incident.id()));
    assertEquals(2, history(incident.id()).size());
  }

  @Test
  @Tag(Step.REGISTER)
  void C4_a_request_is_found_with_the_version_that_it_made() {
    Incident logged = committed(log(null).comment("one", "request-1"));
    Incident later = committed(on(logged).comment("two", "request-2").comment("three"));
    committed(on(later).comment("four", "request-3"));

    assertEquals(2L, other().load(TENANT, Lookup.of(logged.id(), "request-1")).requestVersion());
    assertEquals(4L, other().load(TENANT, Lookup.of(logged.id(), "request-2")).requestVersion());
    assertEquals(5L, other().load(TENANT, Lookup.of(logged.id(), "request-3")).requestVersion());
    assertNull(
        other().load(TENANT, Lookup.of(logged.id(), "request-4")).requestVersion(),
        "a request that nobody made");
  }

  @Test
  @Tag(Step.REGISTER)
  void C4_a_request_is_found_whichever_incident_it_has_changed() {
    Incident owner = committed(log("key"));
    Incident ended = committed(on(owner).comment("counted", "request-1").close());
    Incident next = committed(log("key").comment("another", "request-2"));
    Incident later = committed(on(next).comment("the incident goes on"));

    Loaded found = other().load(TENANT, Lookup.ofRequest("request-1"));
    assertEquals(ended, found.incident());
    assertEquals(ended.version(), found.requestVersion());
    assertEquals(later, other().load(TENANT, Lookup.ofRequest("request-2")).incident());
    Loaded unknown = other().load(TENANT, Lookup.ofRequest("request-3"));
    assertNull(unknown.incident(), "an incident of a request that nobody made");
    assertNull(unknown.requestVersion(), "the version of a request that nobody made");
  }

  @Test
  @Tag(Step.FAULTS)
  void C5_what_is_not_proven_is_unknown_and_a_replay_finds_out() {
    Faults faults = data().faults();
    if (faults == null) {
      assertAlwaysCertain();
      return;
    }
    for (Faults.Moment moment : Faults.Moment.values()) {
      Commit commit = log(moment.name()).comment("one").send("dana").commit();

      faults.breakNext(moment);
      assertInstanceOf(Unknown.class, store().commit(commit), moment.name());

      assertEquals(new Committed(2), store().commit(commit), moment.name());
      assertEquals(commit.snapshot(), load(commit.incidentId()));
      assertEquals(2, history(commit.incidentId()).size());
      assertSettled(entry(), new Outcome.Delivered());
    }
  }

  @Test
  @Tag(Step.FAULTS)
  void C5_a_replay_finds_out_that_another_was_faster() {
    Faults faults = data().faults();
    if (faults == null) {
      assertAlwaysCertain();
      return;
    }
    Incident logged = committed(log(null));
    Commit lost = on(logged).comment("lost").commit();
    faults.breakNext(Faults.Moment.BEFORE);
    assertInstanceOf(Unknown.class, store().commit(lost));
    Incident winner = committed(on(logged).comment("faster"));

    assertEquals(new Conflict(2L), store().commit(lost));
    assertEquals(winner, load(logged.id()));
  }

  @Test
  @Tag(Step.FAULTS)
  void C6_the_store_tries_again_by_itself_only_after_a_definite_abort() {
    Faults faults = data().faults();
    if (faults == null) {
      assertAlwaysCertain();
      return;
    }
    for (Faults.Moment moment : Faults.Moment.values()) {
      Commit commit = log(moment.name()).commit();
      faults.breakNext(moment);
      assertInstanceOf(Unknown.class, store().commit(commit));
      assertEquals(1, faults.unitsSince(), "units of work after a loss " + moment);
      assertEquals(new Committed(1), store().commit(commit));
    }
    Commit commit = log("aborted").comment("one").commit();
    faults.abortNext();
    CommitResult result = store().commit(commit);
    if (result instanceof Unknown) {
      assertNull(find(commit.incidentId()), "it did not happen");
      result = store().commit(commit);
    }
    assertEquals(new Committed(2), result);
    assertEquals(2, history(commit.incidentId()).size());
  }
}
