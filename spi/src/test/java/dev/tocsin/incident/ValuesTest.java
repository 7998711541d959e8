package dev.tocsin.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.store.Commit;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ValuesTest {
  private static final Report REPORT = Report.of("Checkout answers 503");

  private static void refused(Supplier<?> value, String message) {
    assertThatThrownBy(value::get).isInstanceOf(InvalidValueException.class).hasMessage(message);
  }

  /** hostile-inputs.md, class 1. */
  @Nested
  class text_for_storage {
    @Test
    void a_nul_is_refused_wherever_it_comes() {
      refused(
          () -> Report.of("a\u0000b"),
          "title 'a\\u0000b' has a NUL character at position 1: take it out: no database keeps it.");
      refused(
          () -> REPORT.description("\u0000"),
          "description '\\u0000' has a NUL character at position 0: take it out: no database keeps"
              + " it.");
      refused(
          () -> REPORT.attribute("k", "\u0000"),
          "attribute k '\\u0000' has a NUL character at position 0: take it out: no database keeps"
              + " it.");
    }

    @Test
    void lone_surrogates_are_refused_and_pairs_are_not() {
      refused(
          () -> REPORT.dedupKey("disk\ud800"),
          "dedupKey 'disk\\ud800' has a lone surrogate at position 4: take it out: no database keeps"
              + " it.");
      refused(
          () -> REPORT.dedupKey("\udc00x"),
          "dedupKey '\\udc00x' has a lone surrogate at position 0: take it out: no database keeps"
              + " it.");
      assertThat(Report.of("\ud83d\udd14 alarm").title()).isEqualTo("\ud83d\udd14 alarm");
    }

    @Test
    void u_ffff_is_accepted() {
      assertThat(Report.of("a\uffff").title()).isEqualTo("a\uffff");
    }

    @Test
    void a_title_of_a_megabyte_is_refused_with_a_message_that_can_be_read() {
      refused(
          () -> Report.of("x".repeat(1 << 20)),
          "title '"
              + "x".repeat(80)
              + "…' has 1048576 characters: shorten it to at most 500 characters.");
    }

    @Test
    void a_dedup_key_has_255_bytes_at_most() {
      assertThat(REPORT.dedupKey("k".repeat(255)).dedupKey()).hasSize(255);
      assertThatThrownBy(() -> REPORT.dedupKey("k".repeat(256)))
          .hasMessageEndingWith("has 256 characters: shorten it to at most 255 characters.");
      assertThat(REPORT.dedupKey("é".repeat(127)).dedupKey()).hasSize(127);
      assertThatThrownBy(() -> REPORT.dedupKey("é".repeat(128)))
          .hasMessageEndingWith("has 256 bytes of UTF-8: shorten it to at most 255 bytes.");
      assertThatThrownBy(() -> REPORT.dedupKey("k".repeat(1 << 20)))
          .isInstanceOf(InvalidValueException.class);
    }

    @Test
    void a_line_has_no_line_ends_and_nothing_that_forges_one() {
      for (String bad : List.of("a\nb", "a\rb", "a\u0085b", "a\u2028b", "a\u001b[2Jb")) {
        assertThatThrownBy(() -> Report.of(bad))
            .isInstanceOf(InvalidValueException.class)
            .hasMessageNotContainingAny("\n", "\r", "\u0085", "\u2028", "\u001b");
      }
    }

    @Test
    void a_hundred_thousand_attributes_are_refused() {
      Report report = REPORT;
      for (int i = 0; i < 100; i++) {
        report = report.attribute("k" + i, "v");
      }
      Report full = report;
      assertThatThrownBy(() -> full.attribute("one more", "v"))
          .hasMessage("attributes '' has 101 entries: keep at most 100 of them.");
    }

    @Test
    void times_that_no_database_keeps_are_refused() {
      assertThatThrownBy(() -> REPORT.occurredAt(Instant.parse("0001-01-01T00:00:00Z")))
          .isInstanceOf(InvalidValueException.class)
          .hasMessageContaining("0001-01-01T00:00:00Z");
      assertThatThrownBy(() -> REPORT.occurredAt(Instant.MAX))
          .isInstanceOf(InvalidValueException.class);
      assertThat(REPORT.occurredAt(Instant.parse("2026-11-27T08:00:00.123456789Z")).occurredAt())
          .isEqualTo(Instant.parse("2026-11-27T08:00:00.123456Z"));
    }
  }

  @Nested
  class categories {
    @Test
    void are_paths_without_empty_segments() {
      for (String bad : List.of("/a", "a/", "a//b", "a/ /b", "")) {
        assertThatThrownBy(() -> Category.of(bad)).isInstanceOf(InvalidValueException.class);
      }
      assertThatThrownBy(() -> Category.of("a/b/c/d/e/f/g/h/i"))
          .hasMessage("category 'a/b/c/d/e/f/g/h/i' has 9 segments: use at most 8 of them.");
    }

    @Test
    void lie_within_themselves_and_their_ancestors_only() {
      Category checkout = Category.of("application/checkout");
      assertThat(checkout.within(checkout)).isTrue();
      assertThat(checkout.within(Category.of("application"))).isTrue();
      assertThat(checkout.within(Category.of("app"))).isFalse();
      assertThat(Category.of("application").within(checkout)).isFalse();
    }
  }

  @Nested
  class references {
    @Test
    void are_forgiven_what_people_type() {
      Reference said = new Reference("INC-10ABC2");
      for (String typed :
          List.of("INC-10ABC2", "inc-10abc2", "INC 1OABC2", "ioabc2", "10 ab c2", "INC10ABC2")) {
        assertThat(Reference.of(typed)).as(typed).isEqualTo(said);
      }
    }

    @Test
    void are_refused_when_they_cannot_be_one() {
      for (String typed : List.of("", "INC-", "INC-10ABC", "INC-10ABC2X", "INC-10ABU2")) {
        assertThatThrownBy(() -> Reference.of(typed)).isInstanceOf(InvalidValueException.class);
      }
    }

    @Test
    void of_neighbouring_ids_lie_far_apart() {
      Set<Reference> seen = new HashSet<>();
      for (int i = 0; i < 10_000; i++) {
        seen.add(Reference.from(new IncidentId(new UUID(0, i))));
      }
      assertThat(seen).hasSizeGreaterThan(9_990);
    }
  }

  @Property(seed = "29")
  void every_reference_reads_back_from_what_is_said(@ForAll long high, @ForAll long low) {
    Reference reference = Reference.from(new IncidentId(new UUID(high, low)));
    assertThat(Reference.of(reference.value().toLowerCase(java.util.Locale.ROOT)))
        .isEqualTo(reference);
  }

  @Property(seed = "29")
  void ids_actors_keys_and_priorities_read_back_from_their_text(
      @ForAll long high,
      @ForAll long low,
      @ForAll @IntRange(min = 1, max = 9) int level,
      @ForAll @LongRange(min = 0, max = 1 << 20) long ordinal) {
    IncidentId id = new IncidentId(new UUID(high, low));
    assertThat(IncidentId.of(id.toString())).isEqualTo(id);
    OutboxKey key = new OutboxKey(id.value(), (int) ordinal);
    assertThat(OutboxKey.of(key.toString())).isEqualTo(key);
    assertThat(Priority.of("P" + level)).isEqualTo(new Priority(level));
    Actor actor = Actor.person("a:" + high);
    assertThat(Actor.of(actor.toString())).isEqualTo(actor);
  }

  @Nested
  class a_commit_that_contradicts_itself_is_refused {
    private final Entry first = entry(1);

    private Entry entry(long sequence) {
      return new Entry(
          sequence, Samples.AT, Samples.AT, Actor.DESK, null, null, Samples.events().get(0));
    }

    private void refusedWith(String problem, Supplier<Commit> commit) {
      assertThatThrownBy(commit::get)
          .isInstanceOf(InvalidValueException.class)
          .hasMessageContaining(problem);
    }

    @Test
    void without_entries() {
      refusedWith("has no entries", () -> commit(0, List.of(), Samples.bare()));
    }

    @Test
    void with_a_gap_in_its_sequences() {
      refusedWith(
          "has sequence 3 at place 1", () -> commit(0, List.of(first, entry(3)), Samples.bare()));
    }

    @Test
    void with_a_snapshot_of_another_version() {
      refusedWith("has a snapshot of version 7", () -> commit(0, List.of(first), Samples.full()));
    }

    @Test
    void with_the_messages_of_another_commit() {
      refusedWith(
          "of another commit or incident",
          () ->
              new Commit(
                  new UUID(9, 9),
                  0,
                  List.of(first),
                  Samples.bare(),
                  null,
                  List.of(Samples.outboxEntry()),
                  List.of(),
                  null,
                  null));
    }

    private Commit commit(long expected, List<Entry> entries, Incident snapshot) {
      return new Commit(
          Samples.COMMIT, expected, entries, snapshot, null, List.of(), List.of(), null, null);
    }
  }
}
