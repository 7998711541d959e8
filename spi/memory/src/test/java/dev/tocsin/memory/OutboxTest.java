package dev.tocsin.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.incident.Incident;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.store.Backlog;
import dev.tocsin.store.CommitResult.Conflict;
import dev.tocsin.store.Item;
import dev.tocsin.store.Lane;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.ParkedItem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OutboxTest extends StoreFixture {
  private static final Outcome DELIVERED = new Outcome.Delivered();
  private static final Outcome RELEASED = new Outcome.Released();

  private Draft sending(String... people) {
    Draft draft = log(null);
    for (String person : people) {
      draft.send(Lane.NORMAL, person);
    }
    return draft;
  }

  private static Item item(OutboxKey key) {
    return new Item.OfOutbox(key);
  }

  private static Outcome retry(long seconds) {
    return new Outcome.RetryAt(NOON.plusSeconds(seconds), "busy");
  }

  @Nested
  class C17_to_C19_claims {
    @Test
    void a_claim_carries_entry_attempt_and_fence_and_keeps_to_its_limit() {
      Draft draft = sending("dana", "lee", "kim");
      committed(draft);

      OutboxBatch batch = store.claimOutbox(MINE, 2, LEASE);

      assertThat(keys(batch.claims())).containsExactly(draft.key(0), draft.key(1));
      assertThat(batch.claims().get(0).entry()).isEqualTo(draft.commit().outbox().get(0));
      assertThat(batch.claims().get(0).attempt()).isEqualTo(1);
      assertThat(batch.now()).isEqualTo(NOON);
      assertThat(keys(outbox(9))).containsExactly(draft.key(2));
    }

    @Test
    void keys_in_flight_are_not_claimed_again_until_the_lease_ends() {
      committed(sending("dana"));
      OutboxBatch.Claim old = entry();

      assertThat(outbox(9)).isEmpty();
      clock.wind(LEASE);
      assertThat(settle(old, DELIVERED)).isFalse();
      OutboxBatch.Claim fresh = entry();
      assertThat(fresh.attempt()).isEqualTo(2);
      assertThat(fresh.fence().number()).isGreaterThan(old.fence().number());
      assertThat(settle(old, DELIVERED)).isFalse();
      assertThat(settle(fresh, DELIVERED)).isTrue();
      clock.wind(LEASE);
      assertThat(outbox(9)).isEmpty();
    }

    @Test
    void of_32_workers_each_gets_its_own() {
      Draft draft = log(null);
      for (int i = 0; i < 96; i++) {
        draft.send(Lane.NORMAL, "person-" + i);
      }
      committed(draft);

      List<List<OutboxBatch.Claim>> claims = Rendezvous.of(32, i -> outbox(3));

      assertThat(claims.stream().flatMap(each -> keys(each).stream()))
          .hasSize(96)
          .doesNotHaveDuplicates();
    }
  }

  @Nested
  class C26_order {
    @Test
    void severe_before_age_and_then_the_oldest() {
      Draft old = sending("dana");
      Draft severe = log(null).send(Lane.SEVERE, "dana");
      Draft young = sending("dana");
      committed(old);
      committed(young);
      committed(severe);

      assertThat(keys(outbox(9))).containsExactly(severe.key(0), old.key(0), young.key(0));
    }

    @Test
    void of_one_incident_recipient_and_channel_only_the_oldest() {
      Draft first = sending("dana", "dana", "lee");
      committed(first);

      List<OutboxBatch.Claim> claims = outbox(9);
      assertThat(keys(claims)).containsExactly(first.key(0), first.key(2));
      assertThat(outbox(9)).isEmpty();
      settle(claims.get(0), DELIVERED);
      assertThat(keys(outbox(9))).containsExactly(first.key(1));
    }

    @Test
    void a_younger_one_waits_while_an_older_one_waits_for_its_retry() {
      Draft first = sending("dana");
      Incident incident = committed(first);
      Draft second = on(incident).comment("x").send(Lane.SEVERE, "dana");
      committed(second);

      settle(entry(), retry(10));
      assertThat(outbox(9)).isEmpty();
      clock.wind(Duration.ofSeconds(10));
      OutboxBatch.Claim again = entry();
      assertThat(again.entry().key()).isEqualTo(first.key(0));
      assertThat(again.attempt()).isEqualTo(2);
      settle(again, DELIVERED);
      assertThat(entry().entry().key()).isEqualTo(second.key(0));
    }

    @Test
    void parking_and_superseding_let_the_next_one_pass() {
      Draft draft = sending("dana", "dana", "dana");
      Incident incident = committed(draft);

      settle(entry(), new Outcome.Parked("no such number"));
      OutboxBatch.Claim second = entry();
      assertThat(second.entry().key()).isEqualTo(draft.key(1));
      settle(second, RELEASED);
      committed(on(incident).comment("mine").supersede(draft.key(1)));
      assertThat(entry().entry().key()).isEqualTo(draft.key(2));
    }

    @Test
    void a_release_gives_the_attempt_back_and_keeps_the_place() {
      Draft draft = sending("dana", "dana");
      committed(draft);
      settle(entry(), RELEASED);

      OutboxBatch.Claim again = entry();
      assertThat(again.attempt()).isEqualTo(1);
      assertThat(again.entry().key()).isEqualTo(draft.key(0));
    }
  }

  @Nested
  class C27_superseding {
    @Test
    void what_nobody_has_claimed_is_taken_back() {
      Draft draft = sending("dana", "lee", "dana");
      Incident incident = committed(draft);
      committed(on(incident).comment("mine").supersede(draft.key(2), draft.key(1)));

      settle(entry(), DELIVERED);
      assertThat(outbox(9)).isEmpty();
      assertThat(store.backlog(MINE).outbox()).isEqualTo(new Backlog.Lot(0, 0, 0, null));
    }

    @Test
    void what_is_in_flight_goes_when_its_claim_ends_without_a_delivery() {
      Draft draft = sending("dana");
      Incident incident = committed(draft);
      OutboxBatch.Claim claim = entry();
      committed(on(incident).comment("mine").supersede(draft.key(0)));

      assertThat(settle(claim, retry(0))).isTrue();
      assertThat(outbox(9)).isEmpty();
      assertThat(store.earliestClaimable(MINE)).isEmpty();
    }

    @Test
    void what_is_in_flight_can_still_be_delivered_or_parked() {
      Draft draft = sending("dana", "lee");
      Incident incident = committed(draft);
      List<OutboxBatch.Claim> claims = outbox(9);
      committed(on(incident).comment("mine").supersede(draft.key(0), draft.key(1)));

      assertThat(settle(claims.get(0), DELIVERED)).isTrue();
      assertThat(settle(claims.get(1), new Outcome.Parked("no such number"))).isTrue();
      assertThat(store.parked(TENANT, 9)).hasSize(1);
    }

    @Test
    void what_is_in_flight_goes_when_the_lease_runs_out_and_the_next_one_passes() {
      Draft draft = sending("dana", "dana");
      Incident incident = committed(draft);
      OutboxBatch.Claim claim = entry();
      committed(on(incident).comment("mine").supersede(draft.key(0)));
      clock.wind(LEASE);

      assertThat(entry().entry().key()).isEqualTo(draft.key(1));
      assertThat(settle(claim, DELIVERED)).isFalse();
    }

    @Test
    void what_waits_for_its_retry_or_whose_lease_ran_out_is() {
      Draft draft = sending("dana", "lee");
      Incident incident = committed(draft);
      List<OutboxBatch.Claim> claims = outbox(9);
      settle(claims.get(0), retry(500));
      clock.wind(LEASE);
      committed(on(incident).comment("mine").supersede(draft.key(0), draft.key(1)));

      assertThat(settle(claims.get(1), DELIVERED)).isFalse();
      clock.wind(Duration.ofSeconds(500));
      assertThat(outbox(9)).isEmpty();
      assertThat(store.earliestClaimable(MINE)).isEmpty();
    }

    @Test
    void unknown_keys_those_of_other_incidents_and_parked_ones_are_left_alone() {
      Draft other = sending("dana");
      committed(other);
      Draft draft = sending("lee");
      Incident incident = committed(draft);
      settle(outbox(9).get(1), new Outcome.Parked("no such number"));

      committed(on(incident).comment("mine").supersede(other.key(0), draft.key(0), draft.key(7)));

      assertThat(store.parked(TENANT, 9)).hasSize(1);
      clock.wind(LEASE);
      assertThat(entry().entry().key()).isEqualTo(other.key(0));
    }
  }

  @Nested
  class C28_parking {
    @Test
    void a_parked_entry_stays_until_it_is_unparked_to_the_tail_under_its_old_key() {
      Draft draft = sending("dana", "dana");
      Incident incident = committed(draft);
      settle(entry(), new Outcome.Parked("no such number"));
      committed(on(incident).close());
      clock.wind(Duration.ofDays(1_000));

      assertThat(store.parked(TENANT, 9))
          .containsExactly(new ParkedItem(item(draft.key(0)), 1, "no such number", NOON));
      assertThat(store.unpark(TENANT, item(draft.key(0)))).isTrue();
      assertThat(store.unpark(TENANT, item(draft.key(0)))).isFalse();
      OutboxBatch.Claim second = entry();
      assertThat(second.entry().key()).isEqualTo(draft.key(1));
      settle(second, DELIVERED);
      OutboxBatch.Claim first = entry();
      assertThat(first.entry().key()).isEqualTo(draft.key(0));
      assertThat(first.attempt()).isEqualTo(1);
    }

    @Test
    void what_was_unparked_is_the_youngest_of_all() {
      Draft draft = sending("dana");
      committed(draft);
      settle(entry(), new Outcome.Parked("no such number"));
      Draft later = sending("lee");
      committed(later);
      store.unpark(TENANT, item(draft.key(0)));

      assertThat(keys(outbox(9))).containsExactly(later.key(0), draft.key(0));
    }

    @Test
    void the_list_begins_with_the_oldest_and_keeps_to_its_limit() {
      Draft draft = sending("dana", "lee", "kim");
      committed(draft);
      List<OutboxBatch.Claim> claims = outbox(9);
      for (int which : new int[] {2, 0, 1}) {
        clock.wind(Duration.ofSeconds(1));
        settle(claims.get(which), new Outcome.Parked("hm"));
      }

      assertThat(store.parked(TENANT, 2).stream().map(ParkedItem::item))
          .containsExactly(item(draft.key(2)), item(draft.key(0)));
      assertThat(store.parked(TENANT, Integer.MAX_VALUE)).hasSize(3);
    }

    @Test
    void what_was_delivered_or_never_was_cannot_be_unparked() {
      Draft draft = sending("dana");
      committed(draft);
      settle(entry(), DELIVERED);

      assertThat(store.unpark(TENANT, item(draft.key(0)))).isFalse();
      assertThat(store.unpark(OTHER, item(draft.key(0)))).isFalse();
      assertThat(outbox(9)).isEmpty();
    }
  }

  @Nested
  class Settled_with_a_commit {
    @Test
    void outcome_and_events_are_one_unit() {
      Draft draft = sending("dana");
      Incident incident = committed(draft);
      OutboxBatch.Claim claim = entry();

      committed(
          on(incident)
              .comment("parked")
              .settle(claim.fence(), new Outcome.Parked("no such number"))
              .send(Lane.SEVERE, "dana"));

      assertThat(store.parked(TENANT, 9)).hasSize(1);
      assertThat(outbox(9)).hasSize(1);
    }

    @Test
    void a_lost_claim_is_a_conflict_without_any_effect() {
      Draft draft = sending("dana");
      Incident incident = committed(draft);
      OutboxBatch.Claim claim = entry();
      clock.wind(LEASE);

      assertThat(store.commit(on(incident).comment("x").settle(claim.fence(), DELIVERED).commit()))
          .isEqualTo(new Conflict(null));
      assertThat(load(incident.id()).incident()).isEqualTo(incident);
      assertThat(outbox(9)).hasSize(1);
    }

    @Test
    void a_conflict_of_the_version_leaves_the_claim_alone() {
      Draft draft = sending("dana");
      Incident incident = committed(draft);
      committed(on(incident).comment("first"));
      OutboxBatch.Claim claim = entry();

      assertThat(store.commit(on(incident).comment("x").settle(claim.fence(), DELIVERED).commit()))
          .isEqualTo(new Conflict(2L));
      assertThat(settle(claim, DELIVERED)).isTrue();
    }
  }

  @Nested
  class C21_backlog {
    private Backlog.Lot lot() {
      return store.backlog(MINE).outbox();
    }

    @Test
    void counts_entries_even_those_behind_another() {
      committed(sending("dana", "dana", "lee"));
      clock.wind(Duration.ofSeconds(9));
      committed(sending("kim"));
      assertThat(lot()).isEqualTo(new Backlog.Lot(4, 0, 0, NOON));

      List<OutboxBatch.Claim> claims = outbox(2);
      assertThat(lot()).isEqualTo(new Backlog.Lot(2, 2, 0, NOON));
      settle(claims.get(1), new Outcome.Parked("hm"));
      assertThat(lot()).isEqualTo(new Backlog.Lot(2, 1, 1, NOON));
      settle(claims.get(0), retry(500));
      assertThat(lot()).isEqualTo(new Backlog.Lot(2, 0, 1, NOON));
      clock.wind(Duration.ofSeconds(500));
      assertThat(lot()).isEqualTo(new Backlog.Lot(3, 0, 1, NOON));
    }
  }
}
