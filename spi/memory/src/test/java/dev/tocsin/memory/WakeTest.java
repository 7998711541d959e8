package dev.tocsin.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.store.Backlog;
import dev.tocsin.store.CommitResult.Conflict;
import dev.tocsin.store.Fence;
import dev.tocsin.store.Lane;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.ParkedItem;
import dev.tocsin.store.Settlement;
import dev.tocsin.store.WakeBatch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
    void returns_at_most_the_limit_and_only_what_is_due() {
      for (int i = 0; i < 5; i++) {
        due(NOON.minusSeconds(i));
      }
      due(NOON.plusSeconds(1));
      committed(log(null));

      assertThat(wakes(3)).hasSize(3);
      assertThat(wakes(3)).hasSize(2);
      assertThat(wakes(3)).isEmpty();
    }

    @Test
    void carries_snapshot_due_time_attempt_and_fence() {
      Incident incident = due(NOON.minusSeconds(9));

      WakeBatch batch = store.claimWakes(MINE, 1, LEASE);

      WakeBatch.Claim claim = batch.claims().get(0);
      assertThat(batch.now()).isEqualTo(NOON);
      assertThat(batch.poison()).isEmpty();
      assertThat(claim)
          .isEqualTo(
              new WakeBatch.Claim(
                  new Fence(TENANT, item(incident), claim.fence().number()),
                  incident,
                  NOON.minusSeconds(9),
                  1));
    }

    @Test
    void takes_what_is_severe_first_and_then_the_longest_due() {
      Incident late = due(NOON.minusSeconds(30));
      Incident later = due(NOON.minusSeconds(20));
      Incident severe = committed(log(null).wake(NOON.minusSeconds(1), Lane.SEVERE));
      Incident severest = committed(log(null).wake(NOON.minusSeconds(2), Lane.SEVERE));

      assertThat(ids(wakes(10))).containsExactly(severest.id(), severe.id(), late.id(), later.id());
    }

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
    void what_is_claimed_is_not_claimed_again_until_its_lease_ends() {
      due(NOON);
      Fence first = wake().fence();

      clock.wind(LEASE.minusNanos(1_000));
      assertThat(wakes(10)).isEmpty();
      clock.wind(Duration.ofNanos(1_000));
      WakeBatch.Claim again = wake();
      assertThat(again.fence().number()).isGreaterThan(first.number());
      assertThat(again.attempt()).isEqualTo(2);
    }

    @Test
    void an_old_fence_has_lost_and_says_so() {
      Incident incident = due(NOON);
      WakeBatch.Claim old = wake();
      clock.wind(LEASE);
      WakeBatch.Claim fresh = wake();

      assertThat(settle(old, RELEASED)).isFalse();
      assertThat(settle(old, new Outcome.Parked("hm"))).isFalse();
      assertThat(store.commit(on(incident).comment("late").fence(old.fence()).commit()))
          .isEqualTo(new Conflict(null));
      assertThat(load(incident.id()).incident()).isEqualTo(incident);
      assertThat(wakes(10)).isEmpty();
      assertThat(settle(fresh, RELEASED)).isTrue();
    }

    @Test
    void a_fence_has_lost_with_the_end_of_its_lease_even_if_nobody_claims_again() {
      due(NOON);
      WakeBatch.Claim claim = wake();
      clock.wind(LEASE);

      assertThat(settle(claim, RELEASED)).isFalse();
    }

    @Test
    void a_fence_can_be_used_once() {
      due(NOON);
      WakeBatch.Claim claim = wake();

      assertThat(settle(claim, new Outcome.RetryAt(NOON.plusSeconds(1), "hm"))).isTrue();
      assertThat(settle(claim, RELEASED)).isFalse();
    }

    @Test
    void of_32_workers_each_gets_its_own() {
      Set<IncidentId> all = new HashSet<>();
      for (int i = 0; i < 320; i++) {
        all.add(due(NOON).id());
      }

      List<List<WakeBatch.Claim>> claims = Rendezvous.of(32, i -> wakes(10));

      List<IncidentId> got = new ArrayList<>();
      claims.forEach(each -> got.addAll(ids(each)));
      assertThat(got).containsExactlyInAnyOrderElementsOf(all);
    }

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
    void a_claim_leaves_the_version_alone() {
      Incident incident = due(NOON);
      wake();

      assertThat(load(incident.id()).incident().version()).isEqualTo(1);
      committed(on(incident).comment("a person"));
    }

    @Test
    void a_commit_without_the_fence_moves_the_due_but_does_not_free_the_claim() {
      Incident incident = due(NOON);
      WakeBatch.Claim claim = wake();

      Incident moved = committed(on(incident).comment("sooner").wake(NOON.minusSeconds(5)));
      assertThat(wakes(1)).isEmpty();
      assertThat(settle(claim, RELEASED)).isTrue();
      assertThat(wake().incident()).isEqualTo(moved);
    }

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

    @Test
    void a_commit_under_the_fence_frees_the_claim_and_forgets_the_attempts() {
      Incident incident = due(NOON);
      wake();
      clock.wind(LEASE);
      WakeBatch.Claim second = wake();
      assertThat(second.attempt()).isEqualTo(2);

      committed(on(incident).comment("done").fence(second.fence()).wake(NOON));
      assertThat(wake().attempt()).isEqualTo(1);
    }

    @Test
    void a_commit_without_the_fence_keeps_the_attempts() {
      Incident incident = due(NOON);
      wake();
      clock.wind(LEASE);
      committed(on(incident).comment("a person").wake(NOON));

      assertThat(wake().attempt()).isEqualTo(2);
    }
  }

  @Nested
  class C21_backlog {
    @Test
    void repeated_claims_drain_everything_due() {
      for (int i = 0; i < 1_000; i++) {
        due(NOON.minusSeconds(i % 37));
      }
      int got = 0;
      for (int n = wakes(64).size(); n > 0; n = wakes(64).size()) {
        got += n;
      }
      assertThat(got).isEqualTo(1_000);
    }

    @Test
    void counts_what_is_due_held_and_parked_with_the_age_of_the_oldest() {
      due(NOON.minusSeconds(50));
      due(NOON.minusSeconds(40));
      committed(log(null).wake(NOON.minusSeconds(30), Lane.SEVERE));
      due(NOON.plusSeconds(10));
      assertThat(lot()).isEqualTo(new Backlog.Lot(3, 0, 0, NOON.minusSeconds(50)));

      WakeBatch.Claim severe = wakes(1).get(0);
      assertThat(lot()).isEqualTo(new Backlog.Lot(2, 1, 0, NOON.minusSeconds(50)));
      settle(severe, new Outcome.Parked("hm"));
      assertThat(lot()).isEqualTo(new Backlog.Lot(2, 0, 1, NOON.minusSeconds(50)));
      assertThat(wakes(1)).hasSize(1);
      assertThat(lot()).isEqualTo(new Backlog.Lot(1, 1, 1, NOON.minusSeconds(50)));
      clock.wind(LEASE);
      assertThat(lot()).isEqualTo(new Backlog.Lot(3, 0, 1, NOON.minusSeconds(50)));
      assertThat(store.backlog(MINE).now()).isEqualTo(NOON.plus(LEASE));
    }

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
    void limits_leases_and_no_tenants() {
      assertThatIllegalArgumentException().isThrownBy(() -> store.claimWakes(MINE, 0, LEASE));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> store.claimWakes(MINE, 1, Duration.ZERO));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> store.claimWakes(MINE, 1, Duration.ofSeconds(-1)));
      assertThatIllegalArgumentException().isThrownBy(() -> store.claimWakes(Set.of(), 1, LEASE));
      assertThatIllegalArgumentException().isThrownBy(() -> store.backlog(Set.of()));
      assertThatIllegalArgumentException().isThrownBy(() -> store.earliestClaimable(Set.of()));
      assertThatIllegalArgumentException().isThrownBy(() -> store.parked(TENANT, 0));
    }

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
    void a_release_gives_the_attempt_back() {
      due(NOON);
      settle(wake(), RELEASED);

      WakeBatch.Claim again = wake();
      assertThat(again.attempt()).isEqualTo(1);
      clock.wind(LEASE);
      settle(wake(), RELEASED);
      assertThat(wake().attempt()).isEqualTo(2);
    }

    @Test
    void a_retry_waits_for_its_instant_and_counts() {
      due(NOON);
      settle(wake(), new Outcome.RetryAt(NOON.plusSeconds(10), "hm"));

      clock.wind(Duration.ofSeconds(10).minusNanos(1_000));
      assertThat(wakes(1)).isEmpty();
      clock.wind(Duration.ofNanos(1_000));
      WakeBatch.Claim again = wake();
      assertThat(again.attempt()).isEqualTo(2);
      assertThat(again.due()).isEqualTo(NOON);
    }

    @Test
    void a_parked_one_is_listed_and_claimed_no_more_until_it_is_unparked() {
      Incident incident = due(NOON);
      wake();
      clock.wind(LEASE);
      settle(wake(), new Outcome.Parked("cannot be decoded"));
      clock.wind(LEASE);

      assertThat(wakes(1)).isEmpty();
      assertThat(store.parked(TENANT, 10))
          .containsExactly(
              new ParkedItem(item(incident), 2, "cannot be decoded", NOON.plus(LEASE)));
      assertThat(store.unpark(TENANT, item(incident))).isTrue();
      assertThat(store.unpark(TENANT, item(incident))).isFalse();
      assertThat(store.parked(TENANT, 10)).isEmpty();
      assertThat(wake().attempt()).isEqualTo(1);
    }

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
