package dev.tocsin.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.store.Capability;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.CommitResult.Committed;
import dev.tocsin.store.CommitResult.Conflict;
import dev.tocsin.store.CommitResult.DuplicateKey;
import dev.tocsin.store.CommitResult.Reason;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.WakeBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** C39: independent commits in one go, each with its own outcome. */
public abstract non-sealed class BatchesContract extends Suite {
  private static final int ROUNDS = 50;

  /** For subclasses. */
  protected BatchesContract() {}

  private boolean declared(Commit... commits) {
    boolean declared =
        declared(
            Capability.BATCH_COMMIT,
            () -> store().commitAll(List.of(commits)),
            () -> other().commitAll(List.of()));
    if (!declared) {
      for (Commit commit : commits) {
        assertNull(find(commit.incidentId()), "a refusal has no effect");
      }
      committed(log(null));
    }
    return declared;
  }

  @Test
  @Tag(Step.BATCH)
  void C39_each_commit_of_a_batch_has_its_own_outcome() {
    Incident stale = committed(log("stale"));
    Incident moved = committed(on(stale).comment("faster"));
    Incident owner = committed(log("key"));
    Draft draft = log("new").comment("one").wake(now()).send("dana");
    Draft change = on(owner).comment("two");
    if (!declared(draft.commit())) {
      return;
    }
    Draft late = on(stale).comment("late").send("lee");
    Draft second = log("key").send("nia");
    Draft large = log("large");
    for (int i = 0; i < 101; i++) {
      large.send("person-" + i);
    }

    List<CommitResult> results =
        store()
            .commitAll(
                List.of(
                    late.commit(),
                    draft.commit(),
                    second.commit(),
                    change.commit(),
                    large.commit()));

    assertEquals(5, results.size());
    assertEquals(new Conflict(2L), results.get(0));
    assertEquals(new Committed(2), results.get(1));
    assertEquals(new DuplicateKey(owner.id()), results.get(2));
    assertEquals(new Committed(2), results.get(3));
    assertEquals(Reason.TOO_LARGE, reason(results.get(4)));
    assertEquals(moved, load(stale.id()));
    assertEquals(draft.incident(), load(draft.incident().id()));
    assertAbsent(second.incident().id());
    assertAbsent(large.incident().id());
    assertEquals(change.incident(), load(owner.id()));
    assertEquals(List.of(draft.key(0)), keys(outbox(200)));
    assertEquals(List.of(draft.incident().id()), ids(wakes(10)));
  }

  @Test
  @Tag(Step.BATCH)
  void C39_a_replayed_batch_happens_once() {
    List<Commit> commits = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      commits.add(log("key-" + i).send("dana").commit());
    }
    if (!declared(commits.get(0))) {
      return;
    }
    assertEquals(new Committed(1), store().commit(commits.get(7)));

    List<CommitResult> first = store().commitAll(commits);
    assertEquals(first, other().commitAll(commits));

    assertEquals(List.of(new Committed(1)), first.stream().distinct().toList());
    assertEquals(20, all().size());
    assertEquals(20, outbox(100).size());
    assertEquals(List.of(), store().commitAll(List.of()));
  }

  @Test
  @Tag(Step.BATCH)
  void C39_of_two_that_want_one_key_one_wins_and_the_other_learns_its_name() {
    Draft one = log("key");
    Draft two = log("key");
    if (!declared(one.commit(), two.commit())) {
      return;
    }
    List<CommitResult> results = store().commitAll(List.of(one.commit(), two.commit()));

    Incident owner = there(holders("key").incident(), "the owner");
    boolean first = owner.equals(one.incident());
    assertEquals(new Committed(1), results.get(first ? 0 : 1));
    assertEquals(new DuplicateKey(owner.id()), results.get(first ? 1 : 0));
    assertEquals(1, all().size());
  }

  @Test
  @Tag(Step.BATCH)
  void C39_two_of_one_incident_are_refused_before_anything_happened() {
    Incident incident = committed(log(null));
    Draft one = on(incident).comment("one");
    Draft other = log(null);
    if (!declared(other.commit())) {
      return;
    }
    Draft twin = on(incident).comment("two");
    refused(() -> store().commitAll(List.of(one.commit(), other.commit(), twin.commit())));
    Draft same = log(null).as(other.commit().id());
    refused(() -> store().commitAll(List.of(other.commit(), same.commit())));

    assertEquals(incident, load(incident.id()));
    assertAbsent(other.incident().id());
  }

  @Test
  @Tag(Step.BATCH)
  void C39_workers_commit_a_batch_under_their_claims_and_only_what_they_still_hold_happens() {
    Instant now = now();
    for (int i = 0; i < 12; i++) {
      committed(log("key-" + i).wake(now));
    }
    if (!declared(log(null).commit())) {
      return;
    }
    List<WakeBatch.Claim> claims = wakes(100);
    assertEquals(12, claims.size());
    assertSettled(claims.get(3), new Outcome.Released());
    assertSettled(claims.get(7), new Outcome.RetryAt(now.plus(lease()), "later"));
    committed(on(claims.get(5).incident()).comment("faster"));
    List<Draft> drafts = new ArrayList<>();
    for (int i = 0; i < claims.size(); i++) {
      Draft draft = on(claims.get(i).incident()).fence(claims.get(i).fence());
      for (int n = 0; n <= i % 3; n++) {
        draft.comment(i + " says " + n);
      }
      for (int n = 0; n < i / 2 % 3; n++) {
        draft.send("person-" + n);
      }
      drafts.add(i % 4 == 0 ? draft : draft.wake(now));
    }

    List<CommitResult> results = store().commitAll(drafts.stream().map(Draft::commit).toList());

    Set<OutboxKey> sent = new HashSet<>();
    Set<IncidentId> due = new HashSet<>(Set.of(claims.get(3).incident().id()));
    for (int i = 0; i < drafts.size(); i++) {
      Draft draft = drafts.get(i);
      IncidentId id = draft.incident().id();
      if (i == 3 || i == 7) {
        assertEquals(new Conflict(null), results.get(i), "the claim had ended");
        assertEquals(claims.get(i).incident(), load(id));
      } else if (i == 5) {
        assertEquals(new Conflict(2L), results.get(i));
      } else {
        assertEquals(new Committed(draft.incident().version()), results.get(i));
        assertEquals(draft.incident(), load(id));
        List<Entry> entries = history(id);
        assertEquals(draft.commit().entries(), entries.subList(1, entries.size()));
        draft.commit().outbox().forEach(entry -> sent.add(entry.key()));
        if (i % 4 != 0) {
          due.add(id);
        }
      }
    }
    assertEquals(sent, new HashSet<>(keys(outbox(200))));
    assertEquals(due, new HashSet<>(ids(wakes(200))), "each has its next wake, or none");
    assertEquals(
        results.subList(0, 3),
        other().commitAll(drafts.subList(0, 3).stream().map(Draft::commit).toList()),
        "a replay under claims that have ended");
  }

  @Test
  @Tag(Step.BATCH)
  void C39_batches_that_overlap_in_opposite_order_all_come_to_an_end() {
    List<Incident> incidents = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      incidents.add(committed(log(null)));
    }
    if (!declared(log(null).commit())) {
      return;
    }
    try (Rendezvous race = new Rendezvous(4)) {
      for (int round = 0; round < ROUNDS; round++) {
        List<List<Commit>> batches = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          List<Commit> batch = new ArrayList<>();
          for (Incident incident : incidents) {
            batch.add(i % 2 == 0 ? batch.size() : 0, on(incident).comment("by " + i).commit());
          }
          batches.add(batch);
        }
        List<List<CommitResult>> results = race.round(i -> node(i).commitAll(batches.get(i)));

        HashSet<Object> won = new HashSet<>();
        for (int i = 0; i < 4; i++) {
          assertEquals(6, results.get(i).size());
          for (int place = 0; place < 6; place++) {
            Commit commit = batches.get(i).get(place);
            if (results.get(i).get(place) instanceof Committed) {
              assertTrue(won.add(commit.incidentId()), "two won one incident");
              assertEquals(commit.snapshot(), load(commit.incidentId()));
            } else {
              assertEquals(new Conflict(commit.expectedVersion() + 1), results.get(i).get(place));
            }
          }
        }
        assertEquals(6, won.size(), "each incident went on");
        incidents.replaceAll(incident -> load(incident.id()));
      }
    }
  }
}
