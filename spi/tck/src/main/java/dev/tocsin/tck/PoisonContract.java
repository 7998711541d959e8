package dev.tocsin.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Notified;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.Recipient;
import dev.tocsin.incident.TocsinException;
import dev.tocsin.store.Item;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.ParkedItem;
import dev.tocsin.store.Poison;
import dev.tocsin.store.WakeBatch;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** C24 and C25: what cannot be worked on is counted, parked and listed, and stops nothing else. */
public abstract non-sealed class PoisonContract extends Suite {
  /** For subclasses. */
  protected PoisonContract() {}

  @Test
  @Tag(Step.FAULTS)
  void C24_a_wake_that_cannot_be_decoded_is_reported_and_blocks_nobody() {
    Faults faults = data().faults();
    if (faults == null) {
      assertKeepsObjects();
      assertNothingIsPoison();
      return;
    }
    Incident before = committed(log(null).wake(now().minusSeconds(3)));
    Incident bad = committed(log(null).wake(now().minusSeconds(2)));
    Incident after = committed(log(null).wake(now().minusSeconds(1)));
    Item item = new Item.OfWake(bad.id());
    faults.corrupt(TENANT, item);

    WakeBatch batch = store().claimWakes(MINE, 10, lease());
    assertEquals(List.of(before.id(), after.id()), ids(batch.claims()));
    assertEquals(1, batch.poison().size());
    Poison poison = first(batch.poison());
    assertEquals(item, poison.fence().item());
    assertEquals(1, poison.attempt());
    assertFalse(poison.reason().isBlank(), "a reason says what is wrong");
    assertEquals(List.of(), store().claimWakes(MINE, 10, lease()).poison(), "it is leased, too");

    pass(lease());
    Poison again = first(store().claimWakes(MINE, 10, lease()).poison());
    assertEquals(2, again.attempt());
    assertSettled(again.fence(), new Outcome.Parked("unreadable"));
    assertEquals(List.of(item), parked().stream().map(ParkedItem::item).toList());
    pass(lease());
    assertEquals(List.of(), store().claimWakes(MINE, 10, lease()).poison());
    TocsinException error =
        assertThrows(TocsinException.class, () -> store().load(TENANT, Lookup.of(bad.id(), null)));
    assertTrue(
        String.valueOf(error.getMessage()).contains(bad.id().toString()),
        () -> "a look-up of what is torn names the incident's id: " + error.getMessage());
    assertEquals(after, load(after.id()));
  }

  @Test
  @Tag(Step.FAULTS)
  void C24_a_message_that_cannot_be_decoded_is_reported_and_blocks_nobody() {
    Faults faults = data().faults();
    if (faults == null) {
      assertKeepsObjects();
      assertNothingIsPoison();
      return;
    }
    Draft draft = log(null).send("dana").send("lee").send("nia");
    committed(draft);
    Item item = new Item.OfOutbox(draft.key(1));
    faults.corrupt(TENANT, item);

    OutboxBatch batch = store().claimOutbox(MINE, 10, lease());
    assertEquals(List.of(draft.key(0), draft.key(2)), keys(batch.claims()));
    assertEquals(1, batch.poison().size());
    Poison poison = first(batch.poison());
    assertEquals(item, poison.fence().item());
    assertEquals(1, poison.attempt());
    assertSettled(poison.fence(), new Outcome.Parked("unreadable"));
    assertEquals(List.of(item), parked().stream().map(ParkedItem::item).toList());
    committed(log(null).send("dana"));
    assertEquals(1, outbox(10).size(), "the queue goes on");
  }

  private void assertNothingIsPoison() {
    Incident incident = committed(log(null).wake(now()).send("dana"));
    WakeBatch wakes = store().claimWakes(MINE, 10, lease());
    OutboxBatch sent = store().claimOutbox(MINE, 10, lease());
    assertEquals(List.of(incident.id()), ids(wakes.claims()));
    assertEquals(1, sent.claims().size());
    assertEquals(List.of(), wakes.poison());
    assertEquals(List.of(), sent.poison());
  }

  @Test
  @Tag(Step.OUTBOX)
  void C25_attempts_are_counted_at_the_claim_outside_snapshot_and_version() {
    Incident incident = committed(log(null).wake(now()).send("dana"));
    for (int attempt = 1; attempt <= 4; attempt++) {
      WakeBatch.Claim wake = wake();
      OutboxBatch.Claim entry = entry();
      assertEquals(attempt, wake.attempt());
      assertEquals(attempt, entry.attempt());
      assertEquals(incident, wake.incident());
      assertEquals(incident, load(incident.id()));
      if (attempt % 2 == 0) {
        assertSettled(wake, new Outcome.RetryAt(now(), "failed"));
        assertSettled(entry, new Outcome.RetryAt(now(), "failed"));
      }
      pass(lease());
    }
    assertEquals(1, history(incident.id()).size());
  }

  @Test
  @Tag(Step.OUTBOX)
  void C25_a_retry_is_not_claimed_before_its_instant() {
    committed(log(null).wake(now()).send("dana"));
    Instant later = now().plus(lease().multipliedBy(2));
    assertSettled(wake(), new Outcome.RetryAt(later, "failed"));
    assertSettled(entry(), new Outcome.RetryAt(later, "failed"));

    assertEquals(List.of(), wakes(10));
    assertEquals(List.of(), outbox(10));
    pass(lease().multipliedBy(2));
    assertEquals(2, wake().attempt());
    assertEquals(2, entry().attempt());
  }

  @Test
  @Tag(Step.OUTBOX)
  void C25_a_clean_stop_gives_the_attempt_back() {
    committed(log(null).wake(now()).send("dana"));
    for (int i = 0; i < 3; i++) {
      WakeBatch.Claim wake = wake();
      OutboxBatch.Claim entry = entry();
      assertEquals(1, wake.attempt());
      assertEquals(1, entry.attempt());
      assertSettled(wake, new Outcome.Released());
      assertSettled(entry, new Outcome.Released());
    }
  }

  @Test
  @Tag(Step.WAKES)
  void C25_a_commit_under_the_fence_resets_the_attempts() {
    Incident incident = committed(log(null).wake(now()));
    wake();
    pass(lease());
    WakeBatch.Claim second = wake();
    assertEquals(2, second.attempt());
    Incident changed = committed(on(incident).comment("a person").wake(now()));
    pass(lease());
    WakeBatch.Claim third = wake();
    assertEquals(3, third.attempt(), "a commit without the fence does not reset them");

    committed(on(changed).comment("it worked").wake(now()).fence(third.fence()));
    assertEquals(1, wake().attempt());
  }

  @Test
  @Tag(Step.OUTBOX)
  void C25_what_is_parked_is_listed_oldest_first_and_can_be_released() {
    Draft draft = log(null).wake(now()).send("dana").send("lee");
    Incident incident = committed(draft);
    assertSettled(first(outbox(1)), new Outcome.Parked("no such number"));
    pass(lease());
    assertSettled(wake(), new Outcome.Parked("a bug"));
    pass(lease());
    assertSettled(entry(), new Outcome.Parked("blocked"));

    List<ParkedItem> parked = parked();
    Item wake = new Item.OfWake(incident.id());
    Item dana = new Item.OfOutbox(draft.key(0));
    Item lee = new Item.OfOutbox(draft.key(1));
    assertEquals(List.of(dana, wake, lee), parked.stream().map(ParkedItem::item).toList());
    assertEquals("no such number", parked.get(0).reason());
    assertEquals(1, parked.get(0).attempts());
    assertEquals(parked.subList(0, 2), other().parked(TENANT, 2));
    assertTrue(parked.get(0).parkedAt().isBefore(parked.get(1).parkedAt()), "parked in this order");
    pass(lease());
    assertEquals(List.of(), wakes(10));
    assertEquals(List.of(), outbox(10));

    assertUnparked(wake);
    assertUnparked(dana);
    assertFalse(other().unpark(TENANT, dana), "it is not parked any more");
    assertFalse(
        other().unpark(TENANT, new Item.OfOutbox(new OutboxKey(Draft.nextId(), 0))),
        "nothing is parked under this key");
    assertEquals(List.of(lee), parked().stream().map(ParkedItem::item).toList());
    assertEquals(1, wake().attempt(), "attempts count from 0 again");
    OutboxBatch.Claim sent = entry();
    assertEquals(draft.key(0), sent.entry().key(), "under its old key");
    assertEquals(1, sent.attempt());
    assertSettled(sent, new Outcome.Delivered());
  }

  @Test
  @Tag(Step.WAKES)
  void C25_a_parked_wake_stays_parked_whatever_people_commit() {
    Incident incident = committed(log(null).wake(now()));
    assertSettled(wake(), new Outcome.Parked("a bug"));
    Incident changed = committed(on(incident).comment("a person").wake(now()));
    pass(lease());

    assertEquals(List.of(), wakes(10));
    assertUnparked(new Item.OfWake(incident.id()));
    assertEquals(changed, wake().incident());
  }

  @Test
  @Tag(Step.WAKES)
  void C25_what_failed_and_is_needed_no_more_leaves_nothing_to_the_next_wake() {
    Incident incident = committed(log(null).wake(now()));
    assertSettled(wake(), new Outcome.RetryAt(now().plus(lease().multipliedBy(9)), "a bug"));
    Incident over = committed(on(incident).comment("nothing to do"));
    committed(on(over).comment("something again").wake(now()));

    WakeBatch.Claim anew = wake();
    assertEquals(1, anew.attempt(), "attempts at the wake that came anew");
    Incident again = committed(on(load(incident.id())).comment("nothing to do again"));
    assertSettled(anew, new Outcome.RetryAt(now().plus(lease().multipliedBy(9)), "a bug"));
    committed(on(again).comment("and something").wake(now()));

    assertEquals(1, wake().attempt(), "attempts at the wake that came anew after the failure");
    committed(on(load(incident.id())).comment("nothing to do once more"));
    pass(lease());
    committed(on(load(incident.id())).comment("and more").wake(now()));

    assertEquals(1, wake().attempt(), "attempts at the wake that came anew after a dead claim");
  }

  @Test
  @Tag(Step.WAKES)
  void C25_a_wake_that_is_over_is_not_parked() {
    Incident incident = committed(log(null).wake(now()));
    WakeBatch.Claim held = wake();
    committed(on(incident).comment("a person"));
    settle(held, new Outcome.Parked("a bug"));

    assertEquals(List.of(), parked(), "its last commit says that nothing is due");
    pass(lease());
    assertFalse(other().unpark(TENANT, new Item.OfWake(incident.id())));
    assertEquals(List.of(), wakes(10), "its last commit says that nothing is due");
  }

  @Test
  @Tag(Step.OUTBOX)
  void C25_a_parked_notification_and_the_event_that_tells_of_it_are_one_unit() {
    Draft sending = log(null).send("dana");
    Incident incident = committed(sending);
    OutboxBatch.Claim claim = entry();
    Notified notified = new Notified(Recipient.person("dana"), sending.key(0));
    Draft parking =
        on(incident)
            .event(new EscalationEvent.DeliveryParked(notified, "page", 1, "no number"), null)
            .send("lee")
            .settle(claim.fence(), new Outcome.Parked("no number"));

    Incident after = committed(parking);

    assertEquals(after, load(incident.id()));
    assertEquals("no number", first(parked()).reason());
    assertEquals(new Item.OfOutbox(sending.key(0)), first(parked()).item());
    assertEquals(List.of(parking.key(0)), keys(outbox(10)), "the next rung is taken");
  }
}
