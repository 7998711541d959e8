package dev.tocsin.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.incident.Incident;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.store.Backlog;
import dev.tocsin.store.Lane;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.Settlement;
import dev.tocsin.store.WakeBatch;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WakeTest extends StoreFixture {
  private static final Outcome RELEASED = new Outcome.Released();

  private Incident due(Instant at) {
    return committed(log(null).wake(at));
  }

  @Nested
  class C17_a_claim {
    @Test
    void changes_lane_with_the_wake() {
      Incident first = due(NOON.minusSeconds(30));
      Incident raised = due(NOON.minusSeconds(20));
      committed(on(raised).comment("worse").wake(NOON.minusSeconds(20), Lane.SEVERE));
      assertThat(ids(wakes(1))).containsExactly(raised.id());
      clock.wind(LEASE);
      committed(on(load(raised.id()).incident()).comment("better").wake(NOON.minusSeconds(20)));

      assertThat(ids(wakes(2))).containsExactly(first.id(), raised.id());
    }
  }

  @Nested
  class C18_and_C19_leases_and_fences {
    @Test
    void a_lease_longer_than_time_itself_never_ends() {
      due(NOON);
      assertThat(
              store.claimWakes(MINE, 1, Duration.ofSeconds(Long.MAX_VALUE, 999_999_999)).claims())
          .hasSize(1);
      clock.wind(Duration.ofDays(100_000));
      assertThat(wakes(1)).isEmpty();
    }

    @Test
    void the_shortest_lease_lasts_a_microsecond() {
      due(NOON);
      store.claimWakes(MINE, 1, Duration.ofNanos(1));

      assertThat(wakes(1)).isEmpty();
      clock.wind(Duration.ofNanos(1_000));
      assertThat(wakes(1)).hasSize(1);
    }
  }

  @Nested
  class C20_people_work_on_while_it_is_leased {
    @Test
    void after_the_lease_the_later_due_counts() {
      Incident incident = due(NOON);
      wake();
      committed(on(incident).comment("later").wake(NOON.plus(LEASE).plusSeconds(5)));
      assertThat(store.earliestClaimable(MINE)).contains(NOON.plus(LEASE).plusSeconds(5));

      clock.wind(LEASE);
      assertThat(wakes(1)).isEmpty();
      clock.wind(Duration.ofSeconds(5));
      assertThat(wake().due()).isEqualTo(NOON.plus(LEASE).plusSeconds(5));
    }

    @Test
    void a_wake_that_was_taken_away_stays_away_and_the_fence_still_holds() {
      Incident incident = due(NOON);
      WakeBatch.Claim claim = wake();
      Incident quiet = committed(on(incident).comment("nothing to do"));

      committed(on(quiet).comment("done").fence(claim.fence()).wake(NOON));
      assertThat(wake().attempt()).isEqualTo(1);
      committed(on(load(incident.id()).incident()).comment("nothing again"));
      clock.wind(LEASE);
      assertThat(wakes(1)).isEmpty();
      assertThat(store.earliestClaimable(MINE)).isEmpty();
    }
  }

  @Nested
  class C21_backlog {
    @Test
    void what_waits_for_its_retry_is_neither_due_nor_held() {
      due(NOON);
      settle(wake(), new Outcome.RetryAt(NOON.plusSeconds(10), "hm"));

      assertThat(lot()).isEqualTo(new Backlog.Lot(0, 0, 0, null));
    }

    private Backlog.Lot lot() {
      return store.backlog(MINE).wakes();
    }
  }

  @Nested
  class C22_the_cost_of_a_claim {
    @Test
    @Timeout(20)
    void does_not_grow_with_what_is_leased_or_not_yet_due() {
      for (int i = 0; i < 20_000; i++) {
        due(NOON);
        due(NOON.plusSeconds(1_000_000 + i));
        committed(log(null).send(Lane.NORMAL, "dana"));
      }
      assertThat(wakes(99_999)).hasSize(20_000);
      assertThat(outbox(99_999)).hasSize(20_000);

      // Looking at each of them every time would take far longer than the limit.
      for (int poll = 0; poll < 500_000; poll++) {
        assertThat(wakes(10).isEmpty() && outbox(10).isEmpty()).isTrue();
      }
    }
  }

  @Nested
  class C23_silly_arguments_are_refused {
    @Test
    void a_wake_is_never_delivered_and_never_settled_by_a_commit() {
      Incident incident = due(NOON);
      WakeBatch.Claim claim = wake();

      assertThatIllegalArgumentException().isThrownBy(() -> settle(claim, new Outcome.Delivered()));
      assertThatThrownBy(() -> on(incident).comment("x").settle(claim.fence(), RELEASED).commit())
          .isInstanceOf(InvalidValueException.class);
    }

    @Test
    void a_retry_out_of_range_and_a_reason_too_long() {
      due(NOON);
      WakeBatch.Claim claim = wake();

      assertThatIllegalArgumentException()
          .isThrownBy(() -> settle(claim, new Outcome.RetryAt(Instant.MAX, "never")));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> settle(claim, new Outcome.Parked("x".repeat(65_537))));
      assertThat(settle(claim, RELEASED)).isTrue();
    }
  }

  @Nested
  class C25_attempts_and_parking {
    @Test
    void it_stays_parked_when_people_commit_and_goes_when_no_wake_is_needed_any_more() {
      Incident incident = due(NOON);
      settle(wake(), new Outcome.Parked("hm"));

      Incident then = committed(on(incident).comment("a person").wake(NOON));
      assertThat(wakes(1)).isEmpty();
      assertThat(store.parked(TENANT, 10)).hasSize(1);
      then = committed(on(then).close());
      assertThat(store.parked(TENANT, 10)).isEmpty();
      committed(on(then).reopen().wake(NOON));
      assertThat(wake().attempt()).isEqualTo(1);
    }

    @Test
    void an_unparked_wake_is_due_at_once() {
      Incident incident = due(NOON);
      settle(wake(), new Outcome.Parked("hm"));
      committed(on(incident).comment("a person").wake(NOON.plusSeconds(100)));

      store.unpark(TENANT, item(incident));

      assertThat(wake().due()).isEqualTo(NOON);
    }
  }

  @Nested
  class Stepping_from_instant_to_instant {
    @Test
    void names_the_next_wake_the_next_end_of_a_lease_and_the_next_retry() {
      assertThat(store.earliestClaimable(MINE)).isEmpty();
      due(NOON.plusSeconds(500));
      committed(log(null).wake(NOON.plusSeconds(90), Lane.SEVERE));
      assertThat(store.earliestClaimable(MINE)).contains(NOON.plusSeconds(90));

      clock.set(NOON.plusSeconds(90));
      WakeBatch.Claim claim = wake();
      assertThat(store.earliestClaimable(MINE)).contains(clock.instant().plus(LEASE));
      settle(claim, new Outcome.RetryAt(NOON.plusSeconds(200), "hm"));
      assertThat(store.earliestClaimable(MINE)).contains(NOON.plusSeconds(200));
      committed(log(null).send(Lane.NORMAL, "dana"));
      assertThat(store.earliestClaimable(MINE)).contains(NOON.plusSeconds(90));
      assertThat(store.earliestClaimable(Set.of(TENANT, OTHER))).contains(NOON.plusSeconds(90));
      store.settle(new Settlement(entry().fence(), new Outcome.Delivered()));
      assertThat(store.earliestClaimable(MINE)).contains(NOON.plusSeconds(200));
    }
  }
}
