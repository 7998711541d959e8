package dev.tocsin.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.CommitResult.Committed;
import dev.tocsin.store.CommitResult.Reason;
import dev.tocsin.store.IncidentStore;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.Settlement;
import dev.tocsin.store.WakeBatch;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** C14 to C16: the store has the one clock, in whole microseconds. */
public abstract non-sealed class TimeContract extends Suite {
  /** For subclasses. */
  protected TimeContract() {}

  @Test
  @Tag(Step.WAKES)
  void C14_instants_of_whole_microseconds_come_back_as_they_were() {
    Instant second = now().truncatedTo(ChronoUnit.SECONDS);
    for (long micros : new long[] {0, 1, 499_999, 500_000, 999_999}) {
      Instant at = second.plusNanos(micros * 1_000);
      Draft draft = Draft.log(TENANT, null, at).wake(at.minusSeconds(5));
      Incident incident = committed(draft);

      Incident seen = load(incident.id());
      assertEquals(at, seen.identity().loggedAt());
      assertEquals(at, history(incident.id()).get(0).occurredAt());
      assertEquals(incident, seen);
      assertEquals(at.minusSeconds(5), wake().due());
    }
  }

  @Test
  @Tag(Step.WAKES)
  void C14_finer_instants_are_rejected_or_truncated_but_never_rounded() {
    Instant fine = now().truncatedTo(ChronoUnit.SECONDS).plusNanos(999_999_999);
    Instant cut = fine.truncatedTo(ChronoUnit.MICROS);
    Incident logged = committed(log("a whole one"));

    for (Draft draft :
        List.of(
            Draft.log(TENANT, "logged", fine),
            log("wake").wake(fine),
            on(logged).at(fine).comment("entry"))) {
      IncidentId id = draft.incident().id();
      Incident before = find(id);
      CommitResult result = store().commit(draft.commit());
      if (result instanceof Committed) {
        notFiner(load(id).recordedAt(), cut);
        notFiner(load(id).identity().loggedAt(), cut);
        assertTrue(
            history(id).stream().noneMatch(line -> line.recordedAt().isAfter(cut)),
            "an instant was rounded up");
        pass(Duration.ofSeconds(2));
        store().claimWakes(MINE, 10, lease()).claims().forEach(claim -> notFiner(claim.due(), cut));
      } else {
        assertEquals(Reason.UNSTORABLE, reason(result));
        assertEquals(before, find(id));
      }
    }
    assertEquals(logged.id(), owner("a whole one"));
  }

  @Test
  @Tag(Step.WAKES)
  void C14_instants_that_no_database_keeps_are_rejected_before_any_effect() {
    for (Instant at :
        List.of(
            Instant.MIN,
            Instant.MAX,
            Instant.parse("-4713-01-01T00:00:00Z"),
            Instant.parse("+10000-01-01T00:00:00Z"))) {
      Commit wake = log("key").wake(at).commit();
      assertEquals(Reason.UNSTORABLE, reason(store().commit(wake)), "a wake at " + at);
      assertAbsent(wake.incidentId());
      Commit logged = Draft.log(TENANT, "key", at).commit();
      assertEquals(Reason.UNSTORABLE, reason(store().commit(logged)), "logged at " + at);
      assertAbsent(logged.incidentId());
    }
    assertFree("key");
    Instant last = Instant.parse("9999-12-31T23:59:59.999999Z");
    Incident incident = committed(Draft.log(TENANT, "key", Instant.EPOCH).wake(last));
    assertEquals(incident, load(incident.id()));
  }

  @Test
  @Tag(Step.REGISTER)
  void C14_the_stores_time_has_microseconds() {
    for (int i = 0; i < 50; i++) {
      Instant before = now();
      pass(Duration.ofNanos(1_234_567));
      Instant now = now();
      assertEquals(now.truncatedTo(ChronoUnit.MICROS), now);
      assertFalse(now.isBefore(before.plusNanos(1_234_000)), "it moves on");
    }
  }

  @Test
  @Tag(Step.REGISTER)
  void C15_all_nodes_share_one_clock_and_it_moves_on() {
    for (int i = 0; i < 4; i++) {
      Instant before = node(i).now();
      pass(lease());
      Instant now = node(i).now();
      assertFalse(now.isBefore(before.plus(lease())), () -> now + " after " + before);
      Instant next = node(i + 1).now();
      assertFalse(next.isBefore(now), "another node's time is earlier");
    }
  }

  @Test
  @Tag(Step.OUTBOX)
  void C15_loads_and_claims_tell_the_stores_time() {
    Incident incident = committed(log(null).wake(now()).send("dana"));
    pass(lease());
    Instant before = now();
    Instant loaded = other().load(TENANT, Lookup.of(incident.id(), null)).now();
    WakeBatch wakes = other().claimWakes(MINE, 1, lease());
    OutboxBatch outbox = store().claimOutbox(MINE, 1, lease());
    Instant counted = other().backlog(MINE).now();
    Instant after = now();

    List<Instant> times = List.of(before, loaded, wakes.now(), outbox.now(), counted, after);
    for (int i = 1; i < times.size(); i++) {
      assertFalse(times.get(i).isBefore(times.get(i - 1)), () -> "in order: " + times);
    }
    assertEquals(1, wakes.claims().size());
    assertEquals(1, outbox.claims().size());
    for (Instant time : times) {
      assertEquals(time.truncatedTo(ChronoUnit.MICROS), time);
    }
  }

  @Test
  @Tag(Step.OUTBOX)
  void C15_a_host_whose_clock_is_off_changes_nothing() {
    for (Duration off : List.of(Duration.ofMinutes(10), Duration.ofMinutes(-10))) {
      IncidentStore host = data().openWithClockOff(off);
      Instant before = now();
      Instant theirs = host.now();
      assertFalse(theirs.isBefore(before), () -> theirs + " before " + before);
      assertFalse(theirs.isAfter(now()), "the host's time is later than the store's");

      Incident incident = committed(host, log(null).wake(now().plus(lease())).send("dana"));
      assertEquals(List.of(), host.claimWakes(MINE, 1, lease()).claims(), "not due yet");
      OutboxBatch.Claim claim = first(host.claimOutbox(MINE, 1, lease()).claims());
      assertEquals(List.of(), outbox(1), "it is leased");
      pass(lease());
      assertEquals(List.of(claim.entry().key()), keys(outbox(1)), "the lease has run out");
      assertFalse(
          host.settle(new Settlement(claim.fence(), new Outcome.Delivered())),
          "the lease is over by the store's time");
      WakeBatch.Claim wake = first(host.claimWakes(MINE, 1, lease()).claims());
      assertEquals(incident, wake.incident());
      committed(on(incident).comment("done").fence(wake.fence()));
      pass(lease());
      assertSettled(entry(), new Outcome.Delivered());
    }
  }

  @Test
  @Tag(Step.OUTBOX)
  @ResourceLock(Resources.TIME_ZONE)
  void C16_the_time_zone_of_a_node_is_irrelevant() {
    TimeZone usual = TimeZone.getDefault();
    try {
      // Two instants on either side of a change of the clocks, and one long ago.
      List<Instant> instants =
          List.of(
              Instant.parse("2020-10-25T00:30:00.000001Z"),
              Instant.parse("2020-10-25T01:30:00.999999Z"),
              Instant.parse("2020-03-29T01:15:00Z"),
              Instant.parse("1970-01-01T00:00:00Z"));
      List<String> zones =
          List.of("Europe/Berlin", "Pacific/Apia", "Asia/Kathmandu", "America/St_Johns");
      for (int i = 0; i < instants.size(); i++) {
        TimeZone.setDefault(TimeZone.getTimeZone(zones.get(i)));
        IncidentStore writer = data().open();
        Instant at = instants.get(i);
        Incident incident = committed(writer, Draft.log(TENANT, null, at).wake(at).send("dana"));
        TimeZone.setDefault(TimeZone.getTimeZone(zones.get((i + 1) % zones.size())));
        IncidentStore reader = data().open();

        assertEquals(incident, reader.load(TENANT, Lookup.of(incident.id(), null)).incident());
        WakeBatch wakes = reader.claimWakes(MINE, 10, lease());
        assertEquals(1, wakes.claims().size());
        assertEquals(at, wakes.claims().get(0).due());
        assertFalse(wakes.now().isAfter(now()), "the reader's time is the store's");
        assertFalse(reader.now().isBefore(wakes.now()), "the time of a later call is earlier");
        OutboxBatch.Claim sent = first(reader.claimOutbox(MINE, 1, lease()).claims());
        assertEquals(List.of(), outbox(1), "it is leased");
        pass(lease());
        assertEquals(1, entry().attempt() - sent.attempt());
        committed(on(incident).comment("done"));
        pass(lease());
        assertSettled(entry(), new Outcome.Delivered());
      }
    } finally {
      TimeZone.setDefault(usual);
    }
  }

  private static void notFiner(Instant stored, Instant cut) {
    assertFalse(
        stored.isAfter(cut),
        () ->
            "an instant finer than a microsecond was kept or rounded up, not truncated: " + stored);
  }
}
