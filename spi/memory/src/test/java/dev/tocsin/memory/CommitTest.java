package dev.tocsin.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Reference;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.CommitResult.Committed;
import dev.tocsin.store.CommitResult.Conflict;
import dev.tocsin.store.CommitResult.DuplicateKey;
import dev.tocsin.store.CommitResult.Reason;
import dev.tocsin.store.CommitResult.Rejected;
import dev.tocsin.store.Lane;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CommitTest extends StoreFixture {
  private static Reason reason(CommitResult result) {
    assertThat(result).isInstanceOf(Rejected.class);
    return ((Rejected) result).reason();
  }

  @Nested
  class C2_the_version_decides {
    @Test
    void the_new_version_is_the_expected_one_and_the_number_of_events() {
      Incident logged = committed(log(null).comment("one"));

      assertThat(store.commit(on(logged).comment("two").comment("three").commit()))
          .isEqualTo(new Committed(4));
      assertThat(load(logged.id()).incident().version()).isEqualTo(4);
    }

    @Test
    void an_older_version_is_a_conflict_that_names_the_actual_one() {
      Incident logged = committed(log(null));
      committed(on(logged).comment("first"));

      assertThat(store.commit(on(logged).comment("late").commit())).isEqualTo(new Conflict(2L));
    }

    @Test
    void a_new_incident_cannot_be_logged_twice() {
      Draft draft = log(null);
      Incident logged = committed(draft);

      assertThat(store.commit(draft.commit(new UUID(1, 1)))).isEqualTo(new Conflict(1L));
      assertThat(store.history(TENANT, logged.id(), 0, 10)).hasSize(1);
    }

    @Test
    void a_change_of_an_incident_that_is_not_there_conflicts_with_version_0() {
      Incident never = log(null).incident();

      assertThat(store.commit(on(never).comment("hm").commit())).isEqualTo(new Conflict(0L));
    }
  }

  @Nested
  class C3_the_loser_had_no_effect {
    @Test
    void neither_lines_nor_wake_nor_outbox_nor_keys_of_a_conflict_are_there() {
      Incident logged = committed(log("key"));
      Incident now = committed(on(logged).comment("winner"));
      Draft loser = on(logged).close().wake(NOON).send(Lane.SEVERE, "dana");

      assertThat(store.commit(loser.commit())).isEqualTo(new Conflict(2L));

      assertThat(load(logged.id()).incident()).isEqualTo(now);
      assertThat(store.load(TENANT, Lookup.ofDedupKey("key")).incident()).isEqualTo(now);
      assertThat(store.history(TENANT, logged.id(), 0, 10)).hasSize(2);
      assertThat(wakes(10)).isEmpty();
      assertThat(outbox(10)).isEmpty();
    }
  }

  @Nested
  class C4_a_replay_returns_the_first_result {
    @Test
    void the_same_commit_happens_once() {
      Commit commit = log("key").comment("one").wake(NOON).send(Lane.NORMAL, "dana").commit();
      store.commit(commit);

      assertThat(store.commit(commit)).isEqualTo(new Committed(2));

      assertThat(store.history(TENANT, commit.incidentId(), 0, 10)).hasSize(2);
      assertThat(outbox(10)).hasSize(1);
    }

    @Test
    void even_after_the_incident_went_on_and_the_fences_are_gone() {
      Incident logged = committed(log(null).wake(NOON).send(Lane.NORMAL, "dana"));
      Draft draft =
          on(logged)
              .comment("sent")
              .fence(wake().fence())
              .settle(entry().fence(), new Outcome.Delivered());
      Incident then = committed(draft);
      committed(on(then).comment("more"));

      assertThat(store.commit(draft.commit())).isEqualTo(new Committed(2));
      assertThat(outbox(10)).isEmpty();
    }

    @Test
    void an_id_with_other_content_is_rejected() {
      Draft first = log("key").comment("one").wake(NOON).send(Lane.NORMAL, "dana");
      UUID id = first.commit().id();
      Incident incident = committed(first);
      Incident other = on(incident).comment("x").incident();

      assertThat(reason(store.commit(log(null).commit(id)))).isEqualTo(Reason.COMMIT_ID_REUSED);
      assertThat(reason(store.commit(on(incident).comment("two").commit(id))))
          .isEqualTo(Reason.COMMIT_ID_REUSED);
      Commit plain = first.commit();
      Commit[] others = {
        new Commit(
            id,
            0,
            plain.entries(),
            plain.snapshot(),
            null,
            plain.outbox(),
            plain.superseded(),
            null,
            null),
        new Commit(
            id,
            0,
            plain.entries(),
            plain.snapshot(),
            plain.wake(),
            List.of(),
            plain.superseded(),
            null,
            null),
        first.wake(NOON, Lane.SEVERE).commit(),
      };
      for (Commit each : others) {
        assertThat(reason(store.commit(each))).isEqualTo(Reason.COMMIT_ID_REUSED);
      }
      assertThat(load(other.id()).incident()).isEqualTo(incident);
    }

    @Test
    void other_entries_or_another_snapshot_are_other_content() {
      Draft first = log("key").comment("one");
      Incident incident = committed(first);
      UUID id = first.commit().id();
      Draft same = Draft.log(TENANT, incident.id(), "key", NOON).comment("one");
      Draft twin = Draft.log(TENANT, incident.id(), "key", NOON).comment("another");
      Incident closed = Draft.log(TENANT, incident.id(), "key", NOON).close().incident();

      assertThat(store.commit(same.commit(id))).isEqualTo(new Committed(2));
      assertThat(reason(store.commit(twin.commit(id)))).isEqualTo(Reason.COMMIT_ID_REUSED);
      assertThat(reason(store.commit(same.snapshot(closed).commit(id))))
          .isEqualTo(Reason.COMMIT_ID_REUSED);
    }

    @Test
    void it_is_remembered_for_a_day_by_the_stores_clock() {
      Draft draft = log(null);
      committed(draft);

      clock.wind(Duration.ofDays(1).minusNanos(1_000));
      assertThat(store.commit(draft.commit())).isEqualTo(new Committed(1));
      clock.wind(Duration.ofNanos(1_000));
      assertThat(store.commit(draft.commit())).isEqualTo(new Conflict(1L));
    }

    @Test
    void an_id_that_was_forgotten_is_rejected_while_its_entry_still_waits() {
      Draft draft = log(null).send(Lane.NORMAL, "dana");
      Incident logged = committed(draft);
      clock.wind(Duration.ofDays(2));
      UUID id = draft.commit().id();

      Draft other = on(logged).comment("one").send(Lane.NORMAL, "lee");
      Commit made = other.commit();
      Commit reused =
          new Commit(
              id,
              1,
              made.entries(),
              made.snapshot(),
              null,
              draft.commit().outbox(),
              made.superseded(),
              null,
              null);

      assertThat(reason(store.commit(reused))).isEqualTo(Reason.COMMIT_ID_REUSED);
    }

    @Test
    void what_had_no_effect_is_found_out_anew() {
      Incident owner = committed(log("key"));
      Draft second = log("key");
      assertThat(store.commit(second.commit())).isEqualTo(new DuplicateKey(owner.id()));
      committed(on(owner).close());

      assertThat(store.commit(second.commit())).isEqualTo(new Committed(1));
      assertThat(store.commit(second.commit())).isEqualTo(new Committed(1));
    }
  }

  @Nested
  class References {
    @Test
    void a_taken_reference_is_rejected_for_ever() {
      Incident first = committed(log(null));
      committed(on(first).close());
      IncidentId id = Draft.nextId();

      CommitResult result =
          store.commit(Draft.log(TENANT, id, first.reference(), null, NOON, null).commit());

      assertThat(reason(result)).isEqualTo(Reason.REFERENCE_TAKEN);
      assertThat(load(id).incident()).isNull();
      assertThat(store.load(TENANT, Lookup.of(first.reference())).incident().id())
          .isEqualTo(first.id());
    }

    @Test
    void an_incidents_identity_never_changes() {
      Incident logged = committed(log(null));
      Incident other =
          Draft.log(TENANT, logged.id(), Reference.from(Draft.nextId()), null, NOON, null)
              .comment("x")
              .incident();

      assertThat(reason(store.commit(on(logged).comment("x").snapshot(other).commit())))
          .isEqualTo(Reason.UNSTORABLE);
    }
  }

  @Nested
  class C14_instants_have_microseconds {
    @Test
    void finer_ones_are_rejected_never_rounded() {
      Instant fine = NOON.plusNanos(999_999_999);

      assertThat(reason(store.commit(Draft.log("key", fine).commit())))
          .isEqualTo(Reason.UNSTORABLE);
      assertThat(reason(store.commit(log("key").wake(fine).commit()))).isEqualTo(Reason.UNSTORABLE);
      assertThat(store.load(TENANT, Lookup.ofDedupKey("key")).incident()).isNull();
    }

    @Test
    void those_that_a_database_cannot_keep_are_rejected() {
      assertThat(reason(store.commit(log(null).wake(Instant.MAX).commit())))
          .isEqualTo(Reason.UNSTORABLE);
      assertThat(reason(store.commit(log(null).wake(Instant.MIN).commit())))
          .isEqualTo(Reason.UNSTORABLE);
      committed(log(null).wake(Micros.LAST));
      committed(log(null).wake(Micros.FIRST));
    }

    @Test
    void the_stores_time_is_truncated() {
      clock.set(NOON.plusNanos(999_999_999));

      assertThat(store.now()).isEqualTo(NOON.plusNanos(999_999_000));
    }

    @Test
    void a_wake_is_claimed_at_its_microsecond_and_not_before() {
      committed(log(null).wake(NOON.plusNanos(1_000)));

      clock.set(NOON.plusNanos(999));
      assertThat(wakes(1)).isEmpty();
      clock.set(NOON.plusNanos(1_000));
      assertThat(wake().due()).isEqualTo(NOON.plusNanos(1_000));
    }
  }

  @Nested
  class C29_limits {
    @Test
    void a_hundred_entries_pass_and_one_more_does_not() {
      Draft draft = log("key");
      for (int i = 0; i < 100; i++) {
        draft.send(Lane.NORMAL, "person-" + i);
      }
      committed(draft);

      Draft more = log("other");
      for (int i = 0; i < 101; i++) {
        more.send(Lane.NORMAL, "person-" + i);
      }
      assertThat(reason(store.commit(more.commit()))).isEqualTo(Reason.TOO_LARGE);
      assertThat(store.load(TENANT, Lookup.ofDedupKey("other")).incident()).isNull();
      assertThat(outbox(1_000)).hasSize(100);
    }

    @Test
    void a_mebibyte_of_text_is_too_large_wherever_it_stands() {
      String block = "x".repeat(65_536);
      Draft comments = log(null);
      for (int i = 0; i < 15; i++) {
        comments.comment(block);
      }
      committed(comments);

      Draft more = log(null);
      for (int i = 0; i < 16; i++) {
        more.comment(block);
      }
      assertThat(reason(store.commit(more.commit()))).isEqualTo(Reason.TOO_LARGE);

      Draft sent = log(null);
      for (int i = 0; i < 16; i++) {
        sent.send(Lane.NORMAL, "dana", block);
      }
      assertThat(reason(store.commit(sent.commit()))).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void text_counts_in_bytes_not_characters() {
      String block = "\u20ac".repeat(65_536);
      Draft draft = log(null);
      for (int i = 0; i < 6; i++) {
        draft.comment(block);
      }

      assertThat(reason(store.commit(draft.commit()))).isEqualTo(Reason.TOO_LARGE);
    }
  }
}
