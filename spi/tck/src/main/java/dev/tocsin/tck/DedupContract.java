package dev.tocsin.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.incident.RecordEvent;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.CommitResult.Committed;
import dev.tocsin.store.CommitResult.DuplicateKey;
import dev.tocsin.store.CommitResult.Reason;
import dev.tocsin.store.CommitResult.Rejected;
import dev.tocsin.store.Loaded;
import dev.tocsin.store.Lookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** C7 to C9: at most one incident that is not closed owns a dedup key. */
public abstract non-sealed class DedupContract extends Suite {
  private static final int ROUNDS = 50;
  private static final int RACERS = 8;
  private static final int LOOKS = 100;

  /** For subclasses. */
  protected DedupContract() {}

  @Test
  @Tag(Step.OUTBOX)
  void C7_the_loser_learns_who_owns_the_key_and_has_had_no_effect() {
    Incident owner = committed(log("key"));
    Draft second = log("key").wake(now()).send("dana");

    assertEquals(new DuplicateKey(owner.id()), store().commit(second.commit()));

    assertAbsent(second.incident().id());
    assertNull(
        other().load(TENANT, Lookup.of(second.incident().reference())).incident(),
        "the reference of a duplicate that was refused");
    assertEquals(List.of(), history(second.incident().id()));
    assertEquals(owner, holders("key").incident());
    assertEquals(List.of(), wakes(10));
    assertEquals(List.of(), outbox(10));
  }

  @Test
  @Tag(Step.DEDUP)
  void C7_a_resolved_incident_owns_its_key_still() {
    Incident resolved = committed(on(committed(log("key"))).resolve());

    assertEquals(resolved, holders("key").incident());
    assertNull(holders("key").lastClosed(), "no closed one has had the key last");
    assertEquals(new DuplicateKey(resolved.id()), store().commit(log("key").commit()));
  }

  @Test
  @Tag(Step.REGISTER)
  void C7_an_incident_without_a_key_stands_in_nobodys_way() {
    Incident one = committed(log(null));
    Incident two = committed(log(null));

    assertEquals(2, all().size());
    assertEquals(one, load(one.id()));
    assertEquals(two, load(two.id()));
  }

  @Test
  @Tag(Step.DEDUP)
  void C7_of_eight_that_log_one_key_at_once_one_wins_and_all_learn_its_name() {
    try (Rendezvous race = new Rendezvous(RACERS)) {
      for (int round = 0; round < ROUNDS; round++) {
        String key = "key-" + round;
        List<Draft> drafts = IntStream.range(0, RACERS).mapToObj(i -> log(key)).toList();

        List<CommitResult> results = race.round(i -> node(i).commit(drafts.get(i).commit()));

        assertOneOwner(key, results);
        assertEquals(round + 1, all().size());
      }
    }
  }

  private void assertOneOwner(String key, List<CommitResult> results) {
    IncidentId owner = there(owner(key), "the owner of " + key);
    long winners = results.stream().filter(Committed.class::isInstance).count();
    assertEquals(1, winners, () -> "winners of " + results);
    for (CommitResult result : results) {
      assertTrue(
          result instanceof Committed || result.equals(new DuplicateKey(owner)),
          () -> result + " where " + owner + " owns the key");
    }
  }

  @Test
  @Tag(Step.DEDUP)
  void C8_closing_frees_the_key_and_leaves_the_last_holder() {
    Incident first = committed(on(committed(log("key"))).close());
    assertFree("key");
    assertEquals(first, holders("key").lastClosed());

    Incident second = committed(log("key"));
    assertEquals(second, holders("key").incident());
    assertEquals(first, holders("key").lastClosed());

    Incident cancelled = committed(on(second).cancel());
    assertEquals(cancelled, holders("key").lastClosed());
    Incident third = committed(log("key"));
    Incident duplicate = committed(on(third).duplicateOf(first.id()));
    assertFree("key");
    assertEquals(duplicate, holders("key").lastClosed());
  }

  @Test
  @Tag(Step.DEDUP)
  void C8_reopening_claims_the_key_again_or_is_refused_naming_the_owner() {
    Incident closed = committed(on(committed(log("key"))).close());
    Incident open = committed(on(closed).reopen());
    assertEquals(open, holders("key").incident());
    assertNull(holders("key").lastClosed(), "no closed one has had the key last");

    Incident again = committed(on(open).close());
    Incident owner = committed(log("key"));
    assertEquals(new DuplicateKey(owner.id()), store().commit(on(again).reopen().commit()));
    assertEquals(again, load(again.id()));
    assertEquals(owner, holders("key").incident());
  }

  @Test
  @Tag(Step.DEDUP)
  void C8_a_look_up_beside_a_closing_sees_the_owner_or_the_last_holder() {
    Incident before = committed(on(committed(log("key"))).close());
    try (Rendezvous race = new Rendezvous(3)) {
      for (int round = 0; round < LOOKS; round++) {
        Incident owner = committed(log("key"));
        Draft closing = on(owner).close();
        Held open = new Held(owner.id(), before.id());
        Held closed = new Held(null, owner.id());

        List<Boolean> results =
            race.beside(
                () -> store().commit(closing.commit()) instanceof Committed,
                thread -> List.of(open, closed).contains(Held.of(holders("key"))));
        assertEquals(List.of(true, true, true), results, "whose the key is and was");
        before = closing.incident();
      }
    }
  }

  private record Held(@Nullable IncidentId owner, @Nullable IncidentId last) {
    static Held of(Loaded seen) {
      return new Held(id(seen.incident()), id(seen.lastClosed()));
    }

    private static @Nullable IncidentId id(@Nullable Incident incident) {
      return incident == null ? null : incident.id();
    }
  }

  @Test
  @Tag(Step.DEDUP)
  void C8_the_last_holder_is_the_one_closed_last_that_still_is() {
    committed(on(committed(log("key"))).close());
    pass(lease());
    Incident b = committed(on(committed(log("key"))).close());
    pass(lease());
    Incident c = committed(on(committed(log("key"))).close());
    assertEquals(c, holders("key").lastClosed());

    Incident reopened = committed(on(c).reopen());
    assertEquals(b, holders("key").lastClosed());
    pass(lease());
    Incident closed = committed(on(reopened).close());
    assertEquals(closed, holders("key").lastClosed());
  }

  @Test
  @Tag(Step.DEDUP)
  void C8_of_a_reopening_and_seven_new_ones_at_once_exactly_one_owns_the_key() {
    Incident closed = committed(on(committed(log("key"))).close());
    try (Rendezvous race = new Rendezvous(RACERS)) {
      for (int round = 0; round < ROUNDS; round++) {
        List<Draft> drafts = new ArrayList<>(List.of(on(closed).reopen()));
        for (int i = 1; i < RACERS; i++) {
          drafts.add(log("key"));
        }

        List<CommitResult> results = race.round(i -> node(i).commit(drafts.get(i).commit()));

        assertOneOwner("key", results);
        closed = committed(on(there(holders("key").incident(), "the owner")).close());
      }
    }
  }

  @Test
  @Tag(Step.DEDUP)
  void C8_of_a_closing_and_seven_new_ones_at_once_none_or_one_owns_the_key() {
    try (Rendezvous race = new Rendezvous(RACERS)) {
      for (int round = 0; round < ROUNDS; round++) {
        Incident old = committed(log("key"));
        List<Draft> drafts = new ArrayList<>(List.of(on(old).close()));
        for (int i = 1; i < RACERS; i++) {
          drafts.add(log("key"));
        }

        List<CommitResult> results = race.round(i -> node(i).commit(drafts.get(i).commit()));

        assertEquals(new Committed(2), results.get(0));
        long winners = results.stream().filter(Committed.class::isInstance).count() - 1;
        Incident owner = holders("key").incident();
        assertEquals(owner == null ? 0 : 1, winners, () -> "winners of " + results);
        if (owner != null) {
          committed(on(owner).close());
        }
      }
    }
  }

  @Test
  @Tag(Step.DEDUP)
  void C9_keys_compare_byte_for_byte() {
    List<String> keys =
        List.of(
            "key",
            "Key",
            "KEY",
            "k\u00e9y",
            "ke\u0301y",
            "key ",
            "key.",
            "stra\u00dfe",
            "strasse",
            "\uff4bey",
            "ключ",
            "\ud83d\udd14",
            "\ud83d\udd15",
            "k_y",
            "k%y",
            "k\\y");
    for (String key : keys) {
      committed(log(key));
    }
    for (String key : keys) {
      Incident owner = there(holders(key).incident(), "the owner of " + key);
      assertEquals(key, owner.details().dedupKey());
      assertEquals(new DuplicateKey(owner.id()), store().commit(log(key).commit()));
    }
    assertFree("kEY");
    assertFree("key  ");
  }

  @Test
  @Tag(Step.DEDUP)
  void C9_a_key_of_255_bytes_is_kept_whole_and_a_longer_one_is_refused() {
    String most = "\u20ac".repeat(84) + "abc";
    Incident one = committed(log(most));
    Incident two = committed(log("\u20ac".repeat(84) + "abd"));

    assertEquals(one, holders(most).incident());
    assertEquals(
        new DuplicateKey(two.id()), store().commit(log("\u20ac".repeat(84) + "abd").commit()));
    assertThrows(InvalidValueException.class, () -> log(most + "d"));
    assertThrows(InvalidValueException.class, () -> log("lone \ud800 surrogate"));
    assertThrows(InvalidValueException.class, () -> log("nul \0"));
    assertEquals(2, all().size());
  }

  @Test
  @Tag(Step.DEDUP)
  void C9_malformed_text_that_no_edge_has_caught_is_kept_or_rejected_but_never_mangled() {
    for (String text : List.of("nul \0 inside", "lone \ud800 high", "lone \udc00 low", "\\u0000")) {
      Draft draft = log(null);
      Draft commit =
          draft.event(new RecordEvent.Commented("with more", false, Map.of("later", text)), null);

      CommitResult result = store().commit(commit.commit());

      if (result instanceof Rejected rejected) {
        assertEquals(Reason.UNSTORABLE, rejected.reason());
        assertAbsent(draft.incident().id());
      } else {
        assertEquals(new Committed(2), result);
        Entry line = history(draft.incident().id()).get(1);
        assertEquals(commit.commit().entries().get(1), line);
      }
    }
    Incident plain = committed(log("after that"));
    assertEquals(plain.id(), owner("after that"));
  }
}
