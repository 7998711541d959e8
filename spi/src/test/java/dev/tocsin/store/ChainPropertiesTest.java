package dev.tocsin.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentEvent;
import dev.tocsin.incident.Samples;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.jspecify.annotations.Nullable;

/** Any one change of any history is found, in the entry where it was made. */
class ChainPropertiesTest {
  @Provide
  Arbitrary<List<IncidentEvent>> events() {
    return Arbitraries.of(Samples.events()).list().ofMinSize(1).ofMaxSize(12);
  }

  private record Register(Incident snapshot, List<Entry> history) {}

  private static Register register(List<IncidentEvent> events, boolean redacted) {
    Commit commit = Histories.sealed(Histories.entries(events, 0), null);
    if (!redacted) {
      return new Register(commit.snapshot(), commit.entries());
    }
    Redaction redaction = ChainTest.redaction(commit.snapshot(), commit.entries());
    return new Register(
        redaction.commit().snapshot(), ChainTest.after(commit.entries(), redaction));
  }

  private static @Nullable Long wrong(Register register, List<Entry> history) {
    ChainFault fault = Chain.verify(register.snapshot, history).fault();
    return fault == null ? null : fault.sequence();
  }

  @Property(seed = "41", tries = 500)
  void what_was_sealed_is_intact_also_after_redactions_and_a_trip_through_json(
      @ForAll("events") List<IncidentEvent> events, @ForAll boolean redacted) {
    Register register = register(events, redacted);
    List<Entry> read =
        register.history.stream()
            .map(entry -> Histories.read(Histories.tree(entry).toString()))
            .toList();
    assertThat(Chain.verify(register.snapshot, register.history).fault()).isNull();
    assertThat(Chain.verify(register.snapshot, read).fault()).isNull();
    assertThat(Chain.verify(register.snapshot, register.history).unchecked()).isZero();
  }

  @Property(seed = "42", tries = 8000)
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void any_changed_field_of_any_event_is_found_where_it_was_changed(
      @ForAll("events") List<IncidentEvent> events,
      @ForAll boolean redacted,
      @ForAll @LongRange(min = 0) long dice) {
    Register register = register(events, redacted);
    Random random = new Random(dice);
    int place = random.nextInt(register.history.size());
    Entry before = register.history.get(place);
    Entry after = changed(before, random);
    Statistics.label("changed").collect(after != null);
    if (after == null) {
      return; // no such value, or an equal one
    }
    Statistics.label("type").collect(before.event().type());
    List<Entry> history = new ArrayList<>(register.history);
    history.set(place, after);
    assertThat(wrong(register, history)).as("%s%n%s", before, after).isEqualTo(place + 1L);
    Statistics.label("changed").coverage(check -> check.check(true).percentage(p -> p > 60));
    Statistics.label("type")
        .coverage(
            check ->
                Samples.events()
                    .forEach(event -> check.check(event.type()).count(count -> count > 10)));
  }

  @Property(seed = "43", tries = 1000)
  void any_deletion_insertion_and_swap_is_found_in_the_first_wrong_place(
      @ForAll("events") List<IncidentEvent> events,
      @ForAll boolean redacted,
      @ForAll boolean renumbered,
      @ForAll @LongRange(min = 0) long dice) {
    Register register = register(events, redacted);
    Random random = new Random(dice);
    int size = register.history.size();
    int one = random.nextInt(size);
    int other = random.nextInt(size);

    List<Entry> deleted = new ArrayList<>(register.history);
    deleted.remove(one);
    assertThat(wrong(register, numbered(deleted, renumbered))).isEqualTo(one + 1L);

    List<Entry> inserted = new ArrayList<>(register.history);
    inserted.add(one, register.history.get(other));
    boolean same = one == other || one == other + 1;
    assertThat(wrong(register, numbered(inserted, renumbered)))
        .isEqualTo(same ? other + 2L : one + 1L);

    List<Entry> swapped = new ArrayList<>(register.history);
    Collections.swap(swapped, one, other);
    assertThat(wrong(register, numbered(swapped, renumbered)))
        .isEqualTo(one == other ? null : Math.min(one, other) + 1L);
  }

  private static List<Entry> numbered(List<Entry> entries, boolean anew) {
    if (!anew) {
      return entries;
    }
    List<Entry> numbered = new ArrayList<>();
    for (Entry e : entries) {
      numbered.add(
          new Entry(
              numbered.size() + 1,
              e.occurredAt(),
              e.recordedAt(),
              e.by(),
              e.cause(),
              e.requestId(),
              e.event(),
              e.seal(),
              e.more()));
    }
    return numbered;
  }

  /** One leaf of its JSON has another value, or is gone; null when that is no entry or an equal. */
  private static @Nullable Entry changed(Entry entry, Random random) {
    ObjectNode tree = (ObjectNode) Histories.tree(entry);
    JsonNode parent = tree;
    while (true) {
      int pick = random.nextInt(parent.size());
      JsonNode child = parent instanceof ArrayNode array ? array.get(pick) : null;
      String name = null;
      if (parent instanceof ObjectNode object) {
        Iterator<String> names = object.fieldNames();
        for (int i = 0; i <= pick; i++) {
          name = names.next();
        }
        child = object.get(name);
      }
      if (child != null && child.isContainerNode() && !child.isEmpty()) {
        parent = child;
        continue;
      }
      if (parent instanceof ArrayNode array) {
        array.remove(pick);
      } else if (random.nextInt(4) == 0) {
        ((ObjectNode) parent).remove(name);
      } else {
        put((ObjectNode) parent, String.valueOf(name), child);
      }
      break;
    }
    try {
      Entry after = Histories.read(tree.toString());
      return after.equals(entry) ? null : after;
    } catch (UncheckedIOException refused) {
      return null;
    }
  }

  private static void put(ObjectNode parent, String name, @Nullable JsonNode child) {
    if (child == null || child.isContainerNode() || child.isNull()) {
      parent.put(name, "something");
    } else if (child.isBoolean()) {
      parent.put(name, !child.booleanValue());
    } else if (child.isNumber()) {
      parent.put(name, child.longValue() + 1);
    } else if (child.textValue().endsWith("Z")) {
      parent.put(name, child.textValue().replaceFirst("^202", "203"));
    } else {
      String text = child.textValue();
      char last = text.isEmpty() ? 'x' : text.charAt(text.length() - 1);
      parent.put(
          name, text.isEmpty() ? "x" : text.substring(0, text.length() - 1) + (char) (last ^ 1));
    }
  }
}
