package dev.tocsin.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.incident.Incident;
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
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CommitTest extends StoreFixture {
  private static Reason reason(CommitResult result) {
    assertThat(result).isInstanceOf(Rejected.class);
    return ((Rejected) result).reason();
  }

  @Nested
  class C4_a_replay_returns_the_first_result {
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
  }
}
