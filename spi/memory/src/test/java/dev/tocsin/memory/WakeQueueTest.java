package dev.tocsin.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

/** C22: the heap under every claim, against a sorted map that is plainly right. */
@Label("C22 the queue of wakes")
class WakeQueueTest {
  /** One step: set a slot's instant, remove it, or take out what is due. */
  record Step(int kind, int slot, long at) {}

  /** Sorted by instant; the slots of an instant as a set, for their order is nobody's business. */
  private static final class Model {
    private final Map<Integer, Long> at = new HashMap<>();
    private final TreeMap<Long, TreeSet<Integer>> sorted = new TreeMap<>();

    void set(int slot, long when) {
      remove(slot);
      at.put(slot, when);
      sorted.computeIfAbsent(when, w -> new TreeSet<>()).add(slot);
    }

    void remove(int slot) {
      Long when = at.remove(slot);
      if (when != null) {
        sorted.get(when).remove(slot);
        if (sorted.get(when).isEmpty()) {
          sorted.remove(when);
        }
      }
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Integer> kind =
        Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.just(0)),
            Tuple.of(2, Arbitraries.just(1)),
            Tuple.of(1, Arbitraries.just(2)));
    Arbitrary<Integer> slot = Arbitraries.integers().between(0, 60);
    Arbitrary<Long> at =
        Arbitraries.oneOf(
            Arbitraries.longs().between(0, 20), Arbitraries.longs().between(-1_000, 1_000));
    return Combinators.combine(kind, slot, at).as(Step::new).list().ofMaxSize(400);
  }

  @Property(seed = "29")
  void any_sequence_of_set_move_remove_and_drain_does_what_a_sorted_map_does(
      @ForAll("steps") List<Step> steps) {
    WakeQueue queue = new WakeQueue();
    Model model = new Model();
    for (Step step : steps) {
      switch (step.kind()) {
        case 0 -> {
          queue.set(step.slot(), step.at());
          model.set(step.slot(), step.at());
        }
        case 1 -> {
          queue.remove(step.slot());
          model.remove(step.slot());
        }
        default -> drain(queue, model, step.at());
      }
      assertThat(queue.size()).isEqualTo(model.at.size());
      assertThat(queue.firstAt())
          .isEqualTo(model.sorted.isEmpty() ? Micros.NEVER : model.sorted.firstKey());
      assertThat(queue.has(step.slot())).isEqualTo(model.at.containsKey(step.slot()));
      assertThat(queue.count(step.at()))
          .isEqualTo((int) model.at.values().stream().filter(at -> at <= step.at()).count());
    }
    drain(queue, model, Long.MAX_VALUE - 1);
    assertThat(queue.size()).isZero();
    assertThat(queue.first()).isEqualTo(-1);
  }

  private static void drain(WakeQueue queue, Model model, long now) {
    long before = Long.MIN_VALUE;
    while (!model.sorted.isEmpty() && model.sorted.firstKey() <= now) {
      long at = model.sorted.firstKey();
      int first = queue.first();
      int slot = queue.poll(now);
      assertThat(slot).isEqualTo(first);
      assertThat(at).isGreaterThanOrEqualTo(before);
      assertThat(model.at.get(slot)).isEqualTo(at);
      model.remove(slot);
      before = at;
    }
    assertThat(queue.poll(now)).isEqualTo(-1);
  }

  @Test
  void a_hundred_thousand_come_out_in_order() {
    WakeQueue queue = new WakeQueue();
    for (int slot = 0; slot < 100_000; slot++) {
      queue.set(slot, slot * 7_919L % 100_003);
    }
    List<Long> order = new ArrayList<>();
    for (long at = queue.firstAt(); queue.poll(Long.MAX_VALUE - 1) >= 0; at = queue.firstAt()) {
      order.add(at);
    }
    assertThat(order).hasSize(100_000).isSorted();
  }
}
