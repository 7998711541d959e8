package dev.tocsin.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.RecordEvent;
import dev.tocsin.incident.Samples;
import dev.tocsin.incident.Seal;
import dev.tocsin.incident.UnknownEvent;
import dev.tocsin.store.ChainFault.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What a chain finds, and what it cannot. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ChainTest {
  private final Commit commit = Histories.sealed(Histories.entries(Samples.events(), 0), null);
  private final List<Entry> history = commit.entries();
  private final int size = history.size();

  private static ChainFault fault(Incident snapshot, List<Entry> history) {
    ChainFault fault = Chain.verify(snapshot, history).fault();
    assertThat(fault).isNotNull();
    return fault;
  }

  private static Entry comment(Entry like, String text) {
    return new Entry(
        like.sequence(),
        like.occurredAt(),
        like.recordedAt(),
        like.by(),
        like.cause(),
        like.requestId(),
        new RecordEvent.Commented(text, false),
        like.seal(),
        like.more());
  }

  @Test
  void what_was_sealed_is_intact_and_the_head_is_in_the_snapshot() {
    ChainReport report = Chain.verify(commit.snapshot(), history);
    assertThat(report.intact()).isTrue();
    assertThat(report.head()).isEqualTo(commit.snapshot().head()).hasSize(43);
    assertThat(report.entries()).isEqualTo(size);
    assertThat(report.unsealed()).isZero();
  }

  @Test
  void equal_inputs_have_equal_seals_and_another_incident_other_ones() {
    assertThat(Histories.sealed(Histories.entries(Samples.events(), 0), null)).isEqualTo(commit);
    assertThat(Chain.origin(Samples.IDENTITY.tenant(), Samples.ID))
        .isEqualTo("00000000-0000-0003-0000-000000000004:default");
  }

  /** So that no later version changes the form of what is stored. */
  @Test
  void the_hash_of_a_known_entry_stays() {
    Entry entry =
        Histories.entries(List.of(new RecordEvent.Commented("Kim called", true)), 0).get(0);
    Seal seal = Histories.sealed(List.of(entry), null).entries().get(0).seal();
    assertThat(seal)
        .isEqualTo(
            new Seal(
                "fD4zSq7a4nAv28XKgjcqXEHx2SwemUbmve0UPjW3Rh8",
                "00000000-0000-5a17-0000-000000000001",
                "AB9diF7uhIilkXvaj5oBHaSgqIBVbVkksP034I5eLtg",
                "vbEM0DQoBv2RcaoaftGkmWDOVuJabmWZLhYHHMeiuoI",
                null,
                null));
  }

  @Test
  void only_entries_with_personal_fields_are_salted() {
    Seal desk =
        Histories.sealed(Histories.entries(List.of(Samples.events().get(14)), 0), null)
            .entries()
            .get(0)
            .seal();
    assertThat(desk).isNotNull();
    assertThat(desk.salt()).isNull();
    assertThat(desk.personal()).isNull();
  }

  @Test
  void an_entry_that_is_gone_is_missing_in_its_place() {
    List<Entry> cut = new ArrayList<>(history);
    cut.remove(4);
    assertThat(fault(commit.snapshot(), cut))
        .isEqualTo(new ChainFault(Kind.MISSING, 5, "Entry 5 is not there; entry 6 is."));
  }

  @Test
  void entries_cut_off_at_the_end_are_missed_by_the_snapshot() {
    List<Entry> cut = history.subList(0, size - 1);
    assertThat(fault(commit.snapshot(), cut).kind()).isEqualTo(Kind.MISSING);
    assertThat(fault(commit.snapshot(), cut).sequence()).isEqualTo(size);
    Incident edited = Histories.snapshot(size - 1, commit.snapshot().head());
    assertThat(fault(edited, cut).kind()).isEqualTo(Kind.HEAD_DIFFERS);
  }

  @Test
  void two_that_change_places_are_told_from_one_that_is_gone() {
    List<Entry> swapped = new ArrayList<>(history);
    Collections.swap(swapped, 2, 6);
    assertThat(fault(commit.snapshot(), swapped).kind()).isEqualTo(Kind.SWAPPED);
    assertThat(fault(commit.snapshot(), swapped).sequence()).isEqualTo(3);
  }

  @Test
  void one_that_is_there_twice_is_inserted() {
    List<Entry> twice = new ArrayList<>(history);
    twice.add(3, history.get(2));
    assertThat(fault(commit.snapshot(), twice).kind()).isEqualTo(Kind.INSERTED);
    assertThat(fault(commit.snapshot(), twice).sequence()).isEqualTo(4);
  }

  @Test
  void one_that_is_sealed_rightly_but_beyond_the_snapshot_is_inserted() {
    List<Entry> longer = new ArrayList<>(history);
    Entry more = Histories.entries(List.of(new RecordEvent.Commented("x", false)), size).get(0);
    longer.addAll(Histories.sealed(List.of(more), commit.snapshot().head()).entries());
    assertThat(fault(commit.snapshot(), longer).kind()).isEqualTo(Kind.INSERTED);
    assertThat(fault(commit.snapshot(), longer).sequence()).isEqualTo(size + 1);
  }

  @Test
  void entries_from_before_the_first_seal_are_counted_and_not_protected() {
    List<Entry> old = Histories.entries(Samples.events().subList(0, 3), 0);
    Commit later = Histories.sealed(Histories.entries(Samples.events().subList(3, 9), 3), null);
    List<Entry> all = new ArrayList<>(old);
    all.addAll(later.entries());
    assertThat(Chain.verify(later.snapshot(), all))
        .isEqualTo(new ChainReport(Samples.ID, 9, later.snapshot().head(), 3, 0, null));
    assertThat(Chain.verify(Histories.snapshot(3, null), old))
        .isEqualTo(new ChainReport(Samples.ID, 3, null, 3, 0, null));
  }

  @Test
  void seals_that_were_taken_away_are_missed_wherever_they_were() {
    for (int place : List.of(0, 1, 7, size - 1)) {
      List<Entry> bare = new ArrayList<>(history);
      bare.set(place, history.get(place).sealed(null));
      assertThat(fault(commit.snapshot(), bare).sequence()).isEqualTo(place + 1L);
      assertThat(fault(commit.snapshot(), bare).kind()).isEqualTo(Kind.UNSEALED);
    }
    List<Entry> none = history.stream().map(entry -> entry.sealed(null)).toList();
    assertThat(fault(commit.snapshot(), none).kind()).isEqualTo(Kind.HEAD_DIFFERS);
  }

  @Test
  void a_text_that_looks_redacted_cannot_be_changed_either() {
    Entry first = comment(Histories.entries(Samples.events(), 0).get(0), "[redacted]");
    Commit one = Histories.sealed(List.of(first), null);
    Entry sealed = one.entries().get(0);
    assertThat(Chain.verify(one.snapshot(), List.of(sealed)).intact()).isTrue();
    assertThat(fault(one.snapshot(), List.of(comment(sealed, "Kim did it"))).sequence()).isOne();
  }

  @Test
  void a_redacted_history_is_intact_and_what_stands_in_it_cannot_be_changed() {
    Redaction redaction = redaction(commit.snapshot(), history);
    List<Entry> after = after(history, redaction);
    Incident snapshot = redaction.commit().snapshot();
    assertThat(Chain.verify(snapshot, after).fault()).isNull();
    assertThat(redaction.replaced())
        .allSatisfy(
            entry -> {
              assertThat(entry.seal().salt()).isNull();
              assertThat(entry.seal().hash())
                  .isEqualTo(history.get((int) entry.sequence() - 1).seal().hash());
            });
    for (Entry entry : redaction.replaced()) {
      List<Entry> back = new ArrayList<>(after);
      back.set((int) entry.sequence() - 1, history.get((int) entry.sequence() - 1));
      assertThat(fault(snapshot, back).kind()).isEqualTo(Kind.NOT_REDACTED);
      back.set((int) entry.sequence() - 1, comment(entry, "Lee did it"));
      assertThat(fault(snapshot, back).sequence()).isEqualTo(entry.sequence());
    }
    assertThat(redaction(snapshot, after).replaced()).isEmpty();
    assertThat(
            Chain.verify(
                    redaction(snapshot, after).commit().snapshot(),
                    after(after, redaction(snapshot, after)))
                .fault())
        .isNull();
  }

  @Test
  void personal_fields_that_are_gone_without_a_redaction_on_record_are_missed() {
    Redaction redaction = redaction(commit.snapshot(), history);
    List<Entry> quietly = new ArrayList<>(history);
    for (Entry entry : redaction.replaced()) {
      quietly.set((int) entry.sequence() - 1, entry);
    }
    assertThat(fault(commit.snapshot(), quietly).kind()).isEqualTo(Kind.NOT_REDACTED);
  }

  @Test
  void an_event_of_a_newer_version_is_checked_whatever_is_personal_in_it() {
    Entry entry =
        Histories.entries(List.of(new UnknownEvent("teleported", Map.of("who", "kim"))), 0).get(0);
    Entry hidden =
        Histories.entries(List.of(new UnknownEvent("teleported", Map.of("who", "x"))), 0).get(0);
    Digests digests = new Digests();
    String salt = new UUID(1, 1).toString();
    Seal unfinished =
        new Seal("x", salt, digests.personal(salt, entry), digests.open(hidden), null, null);
    String hash =
        digests.hash(Chain.origin(Samples.IDENTITY.tenant(), Samples.ID), entry, unfinished);
    Entry newer =
        entry.sealed(new Seal(hash, salt, unfinished.personal(), unfinished.open(), null, null));
    Incident snapshot = Histories.snapshot(1, hash);
    assertThat(Chain.verify(snapshot, List.of(newer)).fault()).isNull();
    assertThat(fault(snapshot, List.of(comment(newer, "x"))).kind()).isEqualTo(Kind.CHANGED);
  }

  @Test
  void a_redaction_that_replaces_more_than_what_is_personal_is_found() {
    Entry first = comment(Histories.entries(Samples.events(), 0).get(0), "Kim called");
    Commit one = Histories.sealed(List.of(first), null);
    Redaction right = redaction(one.snapshot(), one.entries());
    Entry clean = right.replaced().get(0);
    Entry later =
        Chain.redacted(
            new Entry(
                1,
                clean.occurredAt().plusSeconds(60),
                clean.recordedAt(),
                clean.by(),
                clean.cause(),
                clean.requestId(),
                clean.event(),
                one.entries().get(0).seal(),
                clean.more()));
    assertThat(Chain.verify(right.commit().snapshot(), after(one.entries(), right)).fault())
        .isNull();
    List<Entry> history = List.of(later, right.commit().entries().get(0));
    assertThat(fault(right.commit().snapshot(), history).sequence()).isOne();
  }

  @Test
  void JSON_from_before_there_were_seals_still_reads() {
    Entry old =
        Histories.read(
            """
            {"sequence":1,"occurredAt":"2026-11-27T08:00:00Z","recordedAt":"2026-11-27T08:00:00Z",
             "by":"person:dana","event":{"type":"redacted","entries":1,"reason":"asked for"}}""");
    assertThat(old.seal()).isNull();
    assertThat(old.event()).isEqualTo(new RecordEvent.Redacted(1, "asked for"));
  }

  static Redaction redaction(Incident snapshot, List<Entry> history) {
    return Redaction.of(
        new UUID(9, snapshot.version()),
        snapshot,
        history,
        Actor.person("officer"),
        Instant.parse("2026-12-01T00:00:00Z"),
        "erasure request",
        Histories.salts());
  }

  static List<Entry> after(List<Entry> history, Redaction redaction) {
    List<Entry> after = new ArrayList<>(history);
    redaction.replaced().forEach(entry -> after.set((int) entry.sequence() - 1, entry));
    after.addAll(redaction.commit().entries());
    return after;
  }
}
