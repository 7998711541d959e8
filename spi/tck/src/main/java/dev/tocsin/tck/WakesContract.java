package dev.tocsin.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.store.Backlog;
import dev.tocsin.store.CommitResult.Conflict;
import dev.tocsin.store.Item;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.ParkedItem;
import dev.tocsin.store.WakeBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * C17 to C25 for wakes alone: what a store shows before it has an outbox. {@link ClaimsContract}
 * and {@link PoisonContract} ask for both.
 */
public abstract non-sealed class WakesContract extends Suite {
  private static final int RACERS = 8;
  private static final int ROUNDS = 25;

  /** For subclasses. */
  protected WakesContract() {}

  @Test
  @Tag(Step.WAKES)
  void C17_a_claim_of_wakes_takes_what_is_due_up_to_its_limit() {
    Instant now = now();
    Set<IncidentId> due = new HashSet<>();
    for (int i = 0; i < 5; i++) {
      due.add(committed(log(null).wake(now.minusSeconds(i))).id());
    }
    Incident later = committed(log(null).wake(now.plus(lease().multipliedBy(2))));
    committed(log(null));

    List<WakeBatch.Claim> three = wakes(3);
    assertEquals(3, three.size());
    for (WakeBatch.Claim claim : three) {
      assertEquals(new Item.OfWake(claim.incident().id()), claim.fence().item());
      assertEquals(load(claim.incident().id()), claim.incident());
    }
    Set<IncidentId> claimed = new HashSet<>(ids(three));
    claimed.addAll(ids(wakes(100)));
    assertEquals(due, claimed);
    pass(lease().multipliedBy(2));
    assertTrue(ids(wakes(100)).contains(later.id()), "its time has come");
  }

  @Test
  @Tag(Step.WAKES)
  void C18_a_claimed_wake_comes_back_under_a_higher_fence_when_its_lease_has_run_out() {
    committed(log(null).wake(now()));
    WakeBatch.Claim wake = wake();
    for (int i = 0; i < 4; i++) {
      assertEquals(List.of(), node(i).claimWakes(MINE, 10, lease()).claims());
    }
    pass(lease());
    assertTrue(wake().fence().number() > wake.fence().number(), "a later claim has a higher fence");
  }

  @Test
  @Tag(Step.WAKES)
  void C18_of_eight_workers_that_claim_wakes_at_once_each_wake_has_one() {
    for (int i = 0; i < 40; i++) {
      committed(log(null).wake(now()));
    }
    try (Rendezvous race = new Rendezvous(RACERS)) {
      for (int round = 0; round < ROUNDS; round++) {
        List<WakeBatch.Claim> claims = new ArrayList<>();
        race.round(i -> node(i).claimWakes(MINE, 3, lease()).claims()).forEach(claims::addAll);

        assertFalse(claims.isEmpty(), "nobody claimed anything");
        assertEquals(claims.size(), new HashSet<>(ids(claims)).size(), "claimed twice");
        for (WakeBatch.Claim claim : claims) {
          assertTrue(settle(claim, new Outcome.Released()), "the claim is live");
        }
      }
    }
  }

  @Test
  @Tag(Step.WAKES)
  void C19_an_old_fence_of_a_wake_has_lost() {
    Incident incident = committed(log(null).wake(now()));
    WakeBatch.Claim old = wake();
    pass(lease());
    assertFalse(settle(old, new Outcome.Parked("late")), "its lease had run out");
    WakeBatch.Claim newer = wake();

    assertLost(old, new Outcome.Released());
    assertInstanceOf(
        Conflict.class, store().commit(on(incident).comment("late").fence(old.fence()).commit()));

    assertEquals(incident, load(incident.id()));
    assertEquals(List.of(), wakes(10), "the newer claim stands");
    assertSettled(newer, new Outcome.Released());
    assertFalse(settle(newer, new Outcome.Released()), "a claim ends once");
  }

  @Test
  @Tag(Step.WAKES)
  void C21_the_backlog_counts_wakes_that_are_due_held_and_parked() {
    Instant oldest = now().minusSeconds(300);
    committed(log(null).wake(oldest));
    committed(log(null).wake(now()));
    committed(log(null).wake(now()));
    committed(log(null).wake(now().plus(lease().multipliedBy(90))));
    assertEquals(new Backlog.Lot(3, 0, 0, oldest), other().backlog(MINE).wakes());

    List<WakeBatch.Claim> claims = wakes(2);
    assertSettled(claims.get(1), new Outcome.Parked("given up"));

    assertEquals(new Backlog.Lot(1, 1, 1, oldest), other().backlog(MINE).wakes());
    assertEquals(new Backlog.Lot(0, 0, 0, null), other().backlog(Set.of(OTHER)).wakes());
  }

  @Test
  @Tag(Step.WAKES)
  void C25_attempts_at_a_wake_are_counted_and_a_release_gives_one_back() {
    Incident incident = committed(log(null).wake(now()));
    assertSettled(wake(), new Outcome.Released());
    assertEquals(1, wake().attempt(), "the attempt was given back");
    pass(lease());
    WakeBatch.Claim second = wake();
    assertEquals(2, second.attempt());
    Instant later = now().plus(lease().multipliedBy(2));
    assertSettled(second, new Outcome.RetryAt(later, "failed"));
    assertEquals(List.of(), wakes(10), "not before its instant");
    pass(lease().multipliedBy(2));
    assertEquals(3, wake().attempt());
    assertEquals(incident, load(incident.id()), "outside snapshot and version");
  }

  @Test
  @Tag(Step.WAKES)
  void C25_a_parked_wake_is_listed_and_can_be_released() {
    Incident incident = committed(log(null).wake(now()));
    assertSettled(wake(), new Outcome.Parked("a bug"));
    pass(lease());
    Item item = new Item.OfWake(incident.id());

    assertEquals(List.of(), wakes(10));
    ParkedItem parked = first(parked());
    assertEquals(item, parked.item());
    assertEquals("a bug", parked.reason());
    assertEquals(1, parked.attempts());
    assertUnparked(item);
    assertFalse(other().unpark(TENANT, item), "it is not parked any more");
    assertEquals(1, wake().attempt(), "attempts count from 0 again");
    assertNull(other().backlog(Set.of(OTHER)).wakes().oldestDue(), "of another tenant");
  }
}
