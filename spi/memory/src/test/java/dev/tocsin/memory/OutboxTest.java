package dev.tocsin.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.incident.Incident;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.store.Backlog;
import dev.tocsin.store.Item;
import dev.tocsin.store.Lane;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.Outcome;
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
  class C26_order {
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
    void a_claim_that_was_seen_to_end_keeps_nothing_though_the_clock_is_put_back() {
      Draft draft = sending("dana");
      Incident incident = committed(draft);
      entry();
      clock.wind(LEASE);
      assertThat(store.backlog(MINE).outbox().due()).isEqualTo(1);
      clock.wind(Duration.ofSeconds(-1));
      committed(on(incident).comment("mine").supersede(draft.key(0)));

      assertThat(outbox(9)).isEmpty();
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
    void what_was_unparked_is_the_youngest_of_all() {
      Draft draft = sending("dana");
      committed(draft);
      settle(entry(), new Outcome.Parked("no such number"));
      Draft later = sending("lee");
      committed(later);
      store.unpark(TENANT, item(draft.key(0)));

      assertThat(keys(outbox(9))).containsExactly(later.key(0), draft.key(0));
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
