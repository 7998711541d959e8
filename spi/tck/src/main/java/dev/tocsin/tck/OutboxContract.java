package dev.tocsin.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.incident.Incident;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.CommitResult.Committed;
import dev.tocsin.store.IncidentStore;
import dev.tocsin.store.Item;
import dev.tocsin.store.Lane;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.ParkedItem;
import dev.tocsin.store.Settlement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** C26 to C28: what leaves the process, in order, once for each key, and never forgotten. */
public abstract non-sealed class OutboxContract extends Suite {
  /** For subclasses. */
  protected OutboxContract() {}

  @Test
  @Tag(Step.OUTBOX)
  void C26_keys_are_unique_whatever_is_replayed() {
    Draft draft = log(null).send("dana").send("lee");
    committed(draft);
    for (int i = 0; i < 3; i++) {
      assertEquals(new Committed(1), node(i).commit(draft.commit()));
    }
    List<OutboxKey> keys = keys(outbox(10));
    assertEquals(List.of(draft.key(0), draft.key(1)), keys);
    OutboxBatch.Claim again = null;
    pass(lease());
    for (OutboxBatch.Claim claim : outbox(10)) {
      again = claim;
      assertSettled(claim, new Outcome.Delivered());
    }
    assertEquals(2, there(again, "a claim").attempt());
    assertEquals(new Committed(1), store().commit(draft.commit()));
    pass(lease());
    assertEquals(List.of(), outbox(10), "delivered ones do not come back with a replay");
  }

  @Test
  @Tag(Step.OUTBOX)
  void C26_of_one_incident_recipient_and_channel_only_the_oldest_can_be_claimed() {
    Draft one = log(null).send("dana").send("dana").send("lee");
    Incident incident = committed(one);
    Draft two = on(incident).comment("more").send("dana");
    two.send(Lane.NORMAL, "dana", "phone", "text");
    committed(two);

    List<OutboxBatch.Claim> first = outbox(10);
    assertEquals(List.of(one.key(0), one.key(2), two.key(1)), keys(first));
    assertEquals(List.of(), outbox(10), "the others wait for the first");
    assertSettled(first.get(0), new Outcome.Delivered());
    OutboxBatch.Claim second = entry();
    assertEquals(one.key(1), second.entry().key());
    assertSettled(second, new Outcome.RetryAt(now().plus(lease()), "busy"));
    assertEquals(List.of(), outbox(10), "one that is tried again holds the others up");
    assertSettled(first.get(1), new Outcome.Delivered());
    assertSettled(first.get(2), new Outcome.Delivered());
    pass(lease());
    OutboxBatch.Claim third = entry();
    assertEquals(one.key(1), third.entry().key());
    assertSettled(third, new Outcome.Parked("no number"));
    assertEquals(List.of(two.key(0)), keys(outbox(10)), "a parked one lets the others go");
  }

  @Test
  @Tag(Step.OUTBOX)
  void C26_other_incidents_do_not_wait_for_each_other() {
    Draft one = log(null).send("dana");
    committed(one);
    Draft two = log(null).send("dana");
    committed(two);

    assertEquals(List.of(one.key(0), two.key(0)), keys(outbox(10)));
  }

  @Test
  @Tag(Step.OUTBOX)
  void C26_a_superseded_one_lets_the_next_go() {
    Draft draft = log(null).send("dana").send("dana");
    Incident incident = committed(draft);
    Draft next = on(incident).comment("never mind").supersede(draft.key(0));
    committed(next);

    assertEquals(List.of(draft.key(1)), keys(outbox(10)));
  }

  @Test
  @Tag(Step.OUTBOX)
  void C26_severe_ones_go_first_and_then_the_oldest() {
    Draft one = log(null).send(Lane.NORMAL, "dana");
    committed(one);
    Draft two = log(null).send(Lane.SEVERE, "lee");
    committed(two);
    Draft three = log(null).send(Lane.NORMAL, "nia");
    committed(three);
    Draft four = log(null).send(Lane.SEVERE, "sam");
    committed(four);

    List<OutboxKey> order = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      order.addAll(keys(outbox(1)));
    }
    assertEquals(List.of(two.key(0), four.key(0), one.key(0), three.key(0)), order);
  }

  @Test
  @Tag(Step.OUTBOX)
  void C26_an_unparked_one_goes_to_the_tail_of_its_queue() {
    Draft draft = log(null).send("dana").send("dana").send("dana");
    committed(draft);
    assertSettled(entry(), new Outcome.Parked("no number"));
    assertUnparked(new Item.OfOutbox(draft.key(0)));

    List<OutboxKey> order = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      OutboxBatch.Claim claim = entry();
      order.add(claim.entry().key());
      assertSettled(claim, new Outcome.Delivered());
    }
    assertEquals(List.of(draft.key(1), draft.key(2), draft.key(0)), order);
    assertEquals(List.of(), outbox(10));
  }

  @Test
  @Tag(Step.OUTBOX)
  void C26_eight_workers_keep_the_order_of_each_queue() {
    List<Draft> drafts = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Draft draft = log(null);
      for (int message = 0; message < 6; message++) {
        draft.send("dana");
      }
      committed(draft);
      drafts.add(draft);
    }
    List<OutboxKey> order = new ArrayList<>();
    try (Rendezvous race = new Rendezvous(8)) {
      for (int round = 0; round < 60 && order.size() < 48; round++) {
        for (List<OutboxBatch.Claim> claims :
            race.round(i -> node(i).claimOutbox(MINE, 2, lease()).claims())) {
          for (OutboxBatch.Claim claim : claims) {
            order.add(claim.entry().key());
            assertSettled(claim, new Outcome.Delivered());
          }
        }
      }
    }
    assertEquals(48, new HashSet<>(order).size(), "each was sent");
    for (Draft draft : drafts) {
      List<Integer> ordinals =
          order.stream()
              .filter(key -> key.commit().equals(draft.commit().id()))
              .map(OutboxKey::ordinal)
              .toList();
      assertEquals(List.of(0, 1, 2, 3, 4, 5), ordinals, "in their order");
    }
  }

  @Test
  @Tag(Step.OUTBOX)
  void C26_what_stays_is_due_when_those_before_it_are_sent_and_taken_back_at_once() {
    try (Rendezvous race = new Rendezvous(2)) {
      for (int round = 0; round < 40; round++) {
        Draft draft = log(null).send("dana").send("dana").send("dana");
        Draft change = on(committed(draft)).comment("never mind").supersede(draft.key(1));
        Settlement sent = new Settlement(entry().fence(), new Outcome.Delivered());
        assertEquals(List.of(), outbox(10), "the others wait for the first");

        List<Boolean> ends =
            race.round(i -> i == 0 ? store().settle(sent) : happened(other(), change.commit()));

        assertEquals(List.of(true, true), ends, "sent, and taken back");
        List<OutboxBatch.Claim> next = outbox(10);
        assertEquals(List.of(draft.key(2)), keys(next), "nothing stands before it any more");
        assertSettled(next.get(0), new Outcome.Delivered());
      }
    }
  }

  /** Commits; asks again as long as it is not known whether it has happened. */
  private static boolean happened(IncidentStore node, Commit commit) {
    CommitResult result = node.commit(commit);
    while (result instanceof CommitResult.Unknown) {
      result = node.commit(commit);
    }
    return result instanceof Committed;
  }

  @Test
  @Tag(Step.OUTBOX)
  void C27_a_commit_supersedes_entries_that_nobody_has_claimed() {
    Draft draft = log(null).send("dana").send("lee").send("nia");
    Incident incident = committed(draft);
    committed(on(incident).comment("never mind").supersede(draft.key(0), draft.key(2)));

    assertEquals(List.of(draft.key(1)), keys(outbox(10)));
    assertEquals(0, other().backlog(MINE).outbox().due());
    assertEquals(1, other().backlog(MINE).outbox().held());
  }

  @Test
  @Tag(Step.OUTBOX)
  void C27_a_claimed_one_goes_when_its_claim_ends_without_a_delivery() {
    Draft draft = log(null).send("dana").send("lee").send("nia");
    Incident incident = committed(draft);
    List<OutboxBatch.Claim> claims = outbox(10);
    committed(
        on(incident).comment("never mind").supersede(draft.key(0), draft.key(1), draft.key(2)));

    assertTrue(settle(claims.get(0), new Outcome.Delivered()), "it was on its way");
    assertSettled(claims.get(1), new Outcome.RetryAt(now(), "failed"));
    pass(lease());
    assertEquals(List.of(), outbox(10), "neither the failed one nor that of a dead worker");
    assertLost(claims.get(2), new Outcome.Delivered());
    assertEquals(List.of(), parked());
  }

  @Test
  @Tag(Step.OUTBOX)
  void C27_a_commit_takes_back_nothing_of_another_incident() {
    Draft theirs = log(null).send("dana").send("lee");
    committed(theirs);
    OutboxBatch.Claim claimed = first(outbox(1));
    Incident incident = committed(log(null));
    committed(on(incident).comment("not mine").supersede(theirs.key(0), theirs.key(1)));

    assertEquals(List.of(theirs.key(1)), keys(outbox(10)), "it is another incident's");
    assertSettled(claimed, new Outcome.RetryAt(now(), "busy"));
    assertEquals(List.of(theirs.key(0)), keys(outbox(10)), "so is what somebody has claimed");
  }

  @Test
  @Tag(Step.OUTBOX)
  void C28_what_is_parked_is_never_deleted_by_itself() {
    Draft draft = log(null).wake(now()).send("dana");
    Incident incident = committed(draft);
    assertSettled(entry(), new Outcome.Parked("no number"));
    assertSettled(wake(), new Outcome.Parked("a bug"));
    List<ParkedItem> before = parked();
    Duration long_ = Duration.ofDays(365);
    pass(long_.compareTo(data().patience()) < 0 ? long_ : data().patience());
    for (int i = 0; i < 20; i++) {
      incident = committed(on(incident).comment("life goes on").wake(now()));
      committed(log(null).send("lee"));
      outbox(10).forEach(claim -> settle(claim, new Outcome.Delivered()));
      wakes(10);
    }

    assertEquals(2, before.size());
    assertEquals(before, parked());
    assertUnparked(new Item.OfOutbox(draft.key(0)));
    assertEquals(List.of(draft.key(0)), keys(outbox(10)));
  }
}
