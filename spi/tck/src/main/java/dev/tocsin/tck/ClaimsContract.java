package dev.tocsin.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Backlog;
import dev.tocsin.store.CommitResult.Conflict;
import dev.tocsin.store.Fence;
import dev.tocsin.store.Item;
import dev.tocsin.store.Lane;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.Query;
import dev.tocsin.store.WakeBatch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** C17 to C23: leases on what is due, and the fences that prove them. */
public abstract non-sealed class ClaimsContract extends Suite {
  private static final int ROUNDS = 25;
  private static final int RACERS = 8;

  /** For subclasses. */
  protected ClaimsContract() {}

  @Test
  @Tag(Step.OUTBOX)
  void C17_a_claim_returns_at_most_its_limit_and_only_what_is_due() {
    Instant now = now();
    for (int i = 0; i < 5; i++) {
      committed(log(null).wake(now.minusSeconds(i)).send("person-" + i));
    }
    Incident later = committed(log(null).wake(now.plus(lease().multipliedBy(2))));
    committed(log(null));

    List<WakeBatch.Claim> three = wakes(3);
    assertEquals(3, three.size());
    for (WakeBatch.Claim claim : three) {
      assertFalse(claim.due().isAfter(now), () -> "not due yet: " + claim.due());
      assertEquals(load(claim.incident().id()), claim.incident());
      assertEquals(TENANT, claim.fence().tenant());
      assertEquals(new Item.OfWake(claim.incident().id()), claim.fence().item());
      assertTrue(settle(claim, new Outcome.Released()), "the fence proves the claim");
    }
    List<OutboxBatch.Claim> two = outbox(2);
    assertEquals(2, two.size());
    for (OutboxBatch.Claim claim : two) {
      assertEquals(new Item.OfOutbox(claim.entry().key()), claim.fence().item());
      assertTrue(settle(claim, new Outcome.Delivered()), "the fence proves the claim");
    }
    assertEquals(5, wakes(100).size());
    assertEquals(3, outbox(100).size());
    pass(lease().multipliedBy(2));
    assertTrue(ids(wakes(100)).contains(later.id()), "its time has come");
  }

  @Test
  @Tag(Step.WAKES)
  void C17_the_severe_lane_goes_first_and_then_what_is_due_longest() {
    Instant now = now();
    Incident third = committed(log(null).wake(now.minusSeconds(90)));
    Incident second = committed(log(null).wake(now.minusSeconds(10), Lane.SEVERE));
    Incident first = committed(log(null).wake(now.minusSeconds(20), Lane.SEVERE));
    Incident last = committed(log(null).wake(now.minusSeconds(5)));

    assertEquals(List.of(first.id(), second.id(), third.id(), last.id()), ids(wakes(10)));
  }

  @Test
  @Tag(Step.OUTBOX)
  void C17_a_claim_for_several_tenants_is_in_one_order() {
    Instant now = now();
    List<IncidentId> expected = new ArrayList<>();
    List<OutboxKey> sent = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Draft draft = Draft.log(i % 2 == 0 ? OTHER : TENANT, null, now);
      draft.wake(now.minusSeconds(90 - i)).send("dana");
      expected.add(committed(draft).id());
      sent.add(draft.key(0));
    }
    expected.add(0, committed(log(null).wake(now, Lane.SEVERE)).id());
    Set<TenantId> both = Set.of(TENANT, OTHER);

    assertEquals(expected.subList(0, 5), ids(store().claimWakes(both, 5, lease()).claims()));
    assertEquals(sent.subList(0, 5), keys(other().claimOutbox(both, 5, lease()).claims()));
    assertEquals(expected.subList(5, 9), ids(other().claimWakes(both, 5, lease()).claims()));
    assertEquals(sent.subList(5, 8), keys(store().claimOutbox(both, 5, lease()).claims()));
  }

  @Test
  @Tag(Step.OUTBOX)
  void C18_no_wake_and_no_message_is_in_two_live_claims() {
    Incident incident = committed(log(null).wake(now()).send("dana"));
    WakeBatch.Claim wake = wake();
    OutboxBatch.Claim entry = entry();
    for (int i = 0; i < 4; i++) {
      assertEquals(List.of(), node(i).claimWakes(MINE, 10, lease()).claims());
      assertEquals(List.of(), node(i).claimOutbox(MINE, 10, lease()).claims());
    }
    pass(lease());
    WakeBatch.Claim again = wake();
    OutboxBatch.Claim sentAgain = entry();
    assertEquals(incident, again.incident());
    assertTrue(again.fence().number() > wake.fence().number(), "a higher fence");
    assertTrue(sentAgain.fence().number() > entry.fence().number(), "a higher fence");
  }

  @Test
  @Tag(Step.OUTBOX)
  void C18_of_eight_workers_that_claim_at_once_each_item_has_one() {
    int items = 48;
    Set<IncidentId> expected = new HashSet<>();
    for (int i = 0; i < items; i++) {
      expected.add(committed(log(null).wake(now()).send("dana")).id());
    }
    try (Rendezvous race = new Rendezvous(RACERS)) {
      for (int round = 0; round < ROUNDS; round++) {
        List<List<WakeBatch.Claim>> wakes =
            race.round(i -> claimTwice(() -> node(i).claimWakes(MINE, 3, lease()).claims()));
        List<List<OutboxBatch.Claim>> sent =
            race.round(i -> claimTwice(() -> node(i).claimOutbox(MINE, 3, lease()).claims()));
        List<WakeBatch.Claim> allWakes = wakes.stream().flatMap(List::stream).toList();
        List<OutboxBatch.Claim> allSent = sent.stream().flatMap(List::stream).toList();

        assertTrue(allWakes.size() > 0 && allSent.size() > 0, "nobody claimed anything");
        assertEquals(allWakes.size(), new HashSet<>(ids(allWakes)).size(), "claimed twice");
        assertEquals(allSent.size(), new HashSet<>(keys(allSent)).size(), "claimed twice");
        for (WakeBatch.Claim claim : allWakes) {
          assertTrue(expected.contains(claim.incident().id()), "claimed and never logged");
          assertTrue(settle(claim, new Outcome.Released()), "the claim is live");
        }
        for (OutboxBatch.Claim claim : allSent) {
          assertTrue(settle(claim, new Outcome.Released()), "the claim is live");
        }
      }
    }
  }

  private interface Claiming<C> {
    List<C> claim();
  }

  private static <C> List<C> claimTwice(Claiming<C> claiming) {
    List<C> claims = new ArrayList<>(claiming.claim());
    claims.addAll(claiming.claim());
    return claims;
  }

  @Test
  @Tag(Step.OUTBOX)
  void C18_of_a_settling_and_an_expiring_claim_exactly_one_wins() {
    committed(log(null).send("dana"));
    try (Rendezvous race = new Rendezvous(4)) {
      for (int round = 0; round < ROUNDS; round++) {
        OutboxBatch.Claim mine = entry();
        pass(lease());
        List<Object> results =
            race.round(
                i ->
                    i == 0
                        ? settle(mine, new Outcome.Released())
                        : node(i).claimOutbox(MINE, 1, lease()).claims());
        assertEquals(false, results.get(0), "its lease had run out");
        results.remove(0);
        long winners = results.stream().filter(claims -> !claims.equals(List.of())).count();
        assertEquals(1, winners, () -> "claimed by " + results);
        pass(lease());
      }
    }
  }

  @Test
  @Tag(Step.OUTBOX)
  void C19_an_old_fence_has_lost_and_a_settlement_under_it_has_no_effect() {
    committed(log(null).wake(now()).send("dana"));
    WakeBatch.Claim wake = wake();
    OutboxBatch.Claim entry = entry();
    pass(lease());
    WakeBatch.Claim newer = wake();
    OutboxBatch.Claim newerEntry = entry();

    assertLost(wake, new Outcome.Released());
    assertLost(wake, new Outcome.Parked("late"));
    assertLost(wake, new Outcome.RetryAt(now(), "late"));
    assertLost(entry, new Outcome.Delivered());
    assertLost(entry, new Outcome.Parked("late"));
    assertLost(entry, new Outcome.RetryAt(now(), "late"));

    assertEquals(List.of(), wakes(10), "the newer claim stands");
    assertEquals(List.of(), outbox(10), "the newer claim stands");
    assertEquals(List.of(), parked());
    assertSettled(newer, new Outcome.Released());
    assertSettled(newerEntry, new Outcome.Delivered());
    assertFalse(settle(newerEntry, new Outcome.Delivered()), "a claim ends once");
    Fence wrong = new Fence(TENANT, entry.fence().item(), entry.fence().number() + 1_000);
    assertLost(wrong, new Outcome.Delivered());
  }

  @Test
  @Tag(Step.OUTBOX)
  void C19_a_fence_has_lost_when_its_lease_has_run_out_even_if_nobody_claimed_since() {
    Incident incident = committed(log(null).wake(now()).send("dana"));
    WakeBatch.Claim wake = wake();
    OutboxBatch.Claim entry = entry();
    pass(lease());

    assertInstanceOf(
        Conflict.class, store().commit(on(incident).comment("late").fence(wake.fence()).commit()));
    assertLost(wake, new Outcome.Parked("late"));
    assertLost(entry, new Outcome.Delivered());
    assertEquals(incident, load(incident.id()));
    assertEquals(1, wakes(10).size());
    assertEquals(1, outbox(10).size());
  }

  @Test
  @Tag(Step.OUTBOX)
  void C19_a_commit_under_an_old_fence_is_a_conflict_and_has_no_effect() {
    Incident incident = committed(log(null).wake(now()).send("dana"));
    WakeBatch.Claim wake = wake();
    OutboxBatch.Claim entry = entry();
    pass(lease());
    WakeBatch.Claim newer = wake();
    OutboxBatch.Claim newerEntry = entry();
    Draft late = on(incident).comment("late").send("lee").fence(wake.fence());
    Draft settled =
        on(incident)
            .comment("late")
            .fence(newer.fence())
            .settle(entry.fence(), new Outcome.Delivered());

    assertInstanceOf(Conflict.class, store().commit(late.commit()));
    assertInstanceOf(Conflict.class, store().commit(settled.commit()));

    assertEquals(incident, load(incident.id()));
    assertEquals(1, history(incident.id()).size());
    assertEquals(List.of(), outbox(10));
    assertEquals(List.of(), wakes(10), "the newer claim stands");
    Draft right = on(incident).comment("in time").fence(newer.fence());
    committed(right.settle(newerEntry.fence(), new Outcome.Delivered()));
    pass(lease());
    assertEquals(List.of(), outbox(10), "it is delivered");
  }

  @Test
  @Tag(Step.WAKES)
  void C20_people_work_on_an_incident_while_it_is_leased() {
    Incident incident = committed(log(null).wake(now()));
    WakeBatch.Claim wake = wake();
    assertEquals(incident, wake.incident());
    assertEquals(incident, load(incident.id()), "a claim leaves the version alone");

    Incident changed = committed(on(incident).comment("a person").wake(now().minusSeconds(9)));
    assertEquals(changed, load(incident.id()));
    assertEquals(List.of(), wakes(10), "only the fence or the end of the lease frees the claim");
    assertInstanceOf(
        Conflict.class, store().commit(on(incident).comment("x").fence(wake.fence()).commit()));

    Incident done = committed(on(changed).comment("worker").wake(now()).fence(wake.fence()));
    WakeBatch.Claim next = wake();
    assertEquals(done, next.incident());
    assertTrue(next.fence().number() > wake.fence().number(), "a later claim has a higher fence");
  }

  @Test
  @Tag(Step.WAKES)
  void C20_a_commit_without_the_fence_moves_the_due() {
    Incident incident = committed(log(null).wake(now()));
    Instant later = now().plus(lease().multipliedBy(2));
    Incident moved = committed(on(incident).comment("later").wake(later));
    assertEquals(List.of(), wakes(10));
    pass(lease().multipliedBy(2));
    assertEquals(later, wake().due());
    committed(on(moved).comment("nothing to wait for"));
    pass(lease());
    assertEquals(List.of(), wakes(10), "without a wake it never comes back");
    assertEquals(3, load(incident.id()).version());
  }

  @Test
  @Tag(Step.OUTBOX)
  void C21_repeated_claims_drain_everything_that_is_due() {
    Set<IncidentId> due = new HashSet<>();
    Set<OutboxKey> sent = new HashSet<>();
    for (int i = 0; i < 30; i++) {
      Draft draft =
          log(null).wake(now().minusSeconds(i % 3), i % 4 == 0 ? Lane.SEVERE : Lane.NORMAL);
      draft.send(i % 5 == 0 ? Lane.SEVERE : Lane.NORMAL, "dana");
      due.add(committed(draft).id());
      sent.add(draft.key(0));
    }
    Set<IncidentId> claimed = new HashSet<>();
    Set<OutboxKey> keys = new HashSet<>();
    for (int i = 0; i < 30 && claimed.size() < 30; i++) {
      node(i).claimWakes(MINE, 7, lease()).claims().forEach(c -> claimed.add(c.incident().id()));
      node(i).claimOutbox(MINE, 7, lease()).claims().forEach(c -> keys.add(c.entry().key()));
    }
    assertEquals(due, claimed);
    assertEquals(sent, keys);
    assertEquals(List.of(), wakes(7));
    assertEquals(List.of(), outbox(7));
  }

  @Test
  @Tag(Step.OUTBOX)
  void C21_the_backlog_counts_what_is_due_held_and_parked_with_the_oldest() {
    Instant now = now();
    Instant oldest = now.minusSeconds(300);
    committed(log(null).wake(oldest, Lane.SEVERE));
    for (int i = 0; i < 4; i++) {
      committed(log(null).wake(now.minusSeconds(i)).send("dana"));
    }
    committed(log(null).wake(now.plus(lease().multipliedBy(90))));
    Backlog before = other().backlog(MINE);
    assertEquals(new Backlog.Lot(5, 0, 0, oldest), before.wakes());
    assertEquals(4, before.outbox().due());

    List<WakeBatch.Claim> claims = wakes(2);
    assertSettled(claims.get(1), new Outcome.Parked("given up"));
    OutboxBatch.Claim entry = first(outbox(1));
    outbox(1);
    assertSettled(entry, new Outcome.Parked("given up"));

    Backlog after = other().backlog(MINE);
    assertEquals(new Backlog.Lot(3, 1, 1, oldest), after.wakes());
    assertEquals(2, after.outbox().due());
    assertEquals(1, after.outbox().held());
    assertEquals(1, after.outbox().parked());
    Backlog nobodys = other().backlog(Set.of(OTHER));
    assertEquals(new Backlog.Lot(0, 0, 0, null), nobodys.wakes());
    assertEquals(new Backlog.Lot(0, 0, 0, null), nobodys.outbox());
  }

  @Test
  @Tag(Step.OUTBOX)
  void C22_the_cost_of_a_claim_does_not_grow_with_what_is_leased_or_not_yet_due() {
    Instant later = now().plus(lease().multipliedBy(1_000));
    long alone = costOfOne();
    int crowd = data().crowd();
    for (int i = 0; i < crowd; i++) {
      committed(log(null).wake(i % 2 == 0 ? now() : later).send("dana"));
    }
    Duration lease = lease().multipliedBy(900);
    assertEquals(crowd / 2, store().claimWakes(MINE, crowd, lease).claims().size());
    assertEquals(crowd, store().claimOutbox(MINE, crowd, lease).claims().size());

    long crowded = costOfOne();

    assertTrue(
        crowded < 12 * Math.max(alone, 20_000),
        () -> "a claim took %d ns alone, %d ns beside %d others".formatted(alone, crowded, crowd));
  }

  /**
   * The least time of many, which a busy machine does not change, of claiming one wake and entry.
   */
  private long costOfOne() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 60; i++) {
      Incident incident = committed(log(null).wake(now()).send("dana"));
      long start = System.nanoTime();
      List<WakeBatch.Claim> wakes = wakes(1);
      List<OutboxBatch.Claim> entries = outbox(1);
      least = Math.min(least, System.nanoTime() - start);
      assertEquals(List.of(incident.id()), ids(wakes));
      assertEquals(1, entries.size());
      Draft done = on(incident).comment("done").fence(wakes.get(0).fence());
      committed(done.settle(entries.get(0).fence(), new Outcome.Delivered()));
    }
    return least;
  }

  @Test
  @Tag(Step.OUTBOX)
  void C23_silly_arguments_are_refused() {
    Incident incident = committed(log(null).wake(now()).send("dana"));
    refused(() -> store().claimWakes(MINE, 0, lease()));
    refused(() -> store().claimWakes(MINE, -1, lease()));
    refused(() -> store().claimWakes(MINE, 1, Duration.ZERO));
    refused(() -> store().claimWakes(MINE, 1, Duration.ofSeconds(-1)));
    refused(() -> store().claimWakes(Set.of(), 1, lease()));
    refused(() -> store().claimOutbox(MINE, 0, lease()));
    refused(() -> store().claimOutbox(MINE, 1, Duration.ZERO));
    refused(() -> store().claimOutbox(MINE, 1, Duration.ofNanos(-1)));
    refused(() -> store().claimOutbox(Set.of(), 1, lease()));
    refused(() -> store().backlog(Set.of()));
    refused(() -> store().parked(TENANT, 0));
    refused(() -> store().history(TENANT, incident.id(), -1, 1));
    refused(() -> store().history(TENANT, incident.id(), 0, 0));
    refused(() -> store().search(TENANT, Query.all(), null, 0));
    WakeBatch.Claim wake = wake();
    refused(() -> settle(wake, new Outcome.Delivered()));
    assertTrue(settle(wake, new Outcome.Released()), "the refusal had no effect");
    assertEquals(1, outbox(1).size(), "the refusals had no effect");
  }

  @Test
  @Tag(Step.OUTBOX)
  void C23_a_lease_of_any_length_is_fine() {
    Incident incident = committed(log(null).wake(now()).send("dana"));
    Duration ages = Duration.ofSeconds(Long.MAX_VALUE);
    assertEquals(1, store().claimWakes(MINE, Integer.MAX_VALUE, ages).claims().size());
    assertEquals(1, store().claimOutbox(MINE, Integer.MAX_VALUE, ages).claims().size());
    pass(lease());
    assertEquals(List.of(), wakes(1));
    assertEquals(List.of(), outbox(1));
    committed(log(null).send("dana"));
    OutboxBatch.Claim blink = first(other().claimOutbox(MINE, 1, Duration.ofNanos(1)).claims());
    pass(lease());
    assertTrue(
        entry().fence().number() > blink.fence().number(), "a later claim has a higher fence");
    assertEquals(incident, load(incident.id()));
  }
}
