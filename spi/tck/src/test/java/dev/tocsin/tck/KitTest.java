package dev.tocsin.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The kit on trial: what it lets pass, and what it catches by which clause. */
class KitTest {
  private static List<String> clauses() {
    return IntStream.rangeClosed(1, 39).mapToObj(number -> "C" + number).toList();
  }

  @Nested
  class The_shelf_of_broken_stores {
    @ParameterizedTest(name = "{0}")
    @EnumSource(Flaw.class)
    void each_is_caught_by_the_clause_that_it_breaks(Flaw flaw) {
      Trial trial = Trial.of(() -> new SmallFixture(EnumSet.of(flaw)), flaw.clause + " ");
      assertThat(trial.failed()).as("%s: %s", flaw, flaw.what).isNotEmpty();
    }

    @Test
    void there_is_one_for_every_clause() {
      assertThat(Arrays.stream(Flaw.values()).map(flaw -> flaw.clause).distinct())
          .containsExactlyInAnyOrderElementsOf(clauses());
    }
  }

  @Nested
  class A_store_that_does_nothing {
    @ParameterizedTest(name = "says yes: {0}, declares every capability: {1}")
    @CsvSource({"false, false", "true, false", "false, true", "true, true"})
    void fails_every_test(boolean yes, boolean capable) {
      Trial trial = Trial.of(() -> NothingStore.fixture(yes, capable), "");

      assertThat(trial.passed()).isEmpty();
      assertThat(trial.failed()).hasSizeGreaterThan(100);
    }
  }

  @Nested
  class A_store_that_is_still_growing {
    @ParameterizedTest(name = "after {0} steps")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void passes_the_tests_of_the_steps_that_are_done_and_no_others(int steps) {
      List<String> done = new ArrayList<>(GrowingFixture.STEPS.subList(0, steps));
      done.addAll(GrowingFixture.CAPABILITIES);
      List<String> open = GrowingFixture.STEPS.subList(steps, GrowingFixture.STEPS.size());

      Trial green = Trial.ofTags(() -> new GrowingFixture(steps), done);
      Trial red = Trial.ofTags(() -> new GrowingFixture(steps), open);

      assertThat(green.failed()).isEmpty();
      assertThat(red.passed()).isEmpty();
      assertThat(green.passed().size() + red.failed().size())
          .as("every test has exactly one tag")
          .isEqualTo(Trial.of(() -> NothingStore.fixture(false, false), "").failed().size());
    }
  }

  @Nested
  class Names {
    @Test
    void every_clause_has_a_test_that_names_it_and_every_test_names_a_clause() {
      Trial trial = Trial.of(() -> NothingStore.fixture(false, false), "");

      Set<String> named = new TreeSet<>();
      trial.failed().keySet().forEach(name -> named.add(name.split(" ")[0]));
      assertThat(named).containsExactlyInAnyOrderElementsOf(clauses());
    }
  }
}
