package dev.tocsin.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.incident.Suspension;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The simulation itself. */
class SimulationTest {
  @Nested
  class A_node_whose_clock_is_off {
    @Test
    void writes_the_same_register() {
      EnumSet<Fault> off = EnumSet.of(Fault.CLOCK_SKEW, Fault.STEP_BACK, Fault.STEP_FORWARD);
      long struck = 0;
      for (long seed = 1; seed <= 40; seed++) {
        Outcome right = Simulation.run(seed, Options.DEFAULT.faults(EnumSet.noneOf(Fault.class)));
        Outcome wrong = Simulation.run(seed, Options.DEFAULT.faults(off));
        assertThat(wrong.failure()).isNull();
        assertThat(wrong.registerHash()).isEqualTo(right.registerHash());
        struck += off.stream().mapToLong(wrong.tally()::of).sum();
      }
      assertThat(struck).isGreaterThan(20);
    }
  }

  @Nested
  class A_failure {
    private final Options options = Options.DEFAULT.planted(Planted.OPTIMIST);

    private Failure failure() {
      for (long seed = 8; ; seed++) { // the first that shrinks to little
        Failure failure = Simulation.run(seed, options).failure();
        if (failure != null) {
          return failure;
        }
      }
    }

    @Test
    void can_be_seen_again_by_its_text() {
      Failure failure = failure();
      Options read = Options.of(failure.options().toString());
      assertThat(Simulation.run(failure.seed(), read).failure()).isEqualTo(failure);
    }

    @Test
    void is_shrunk_to_less_that_breaks_the_same() {
      Failure failure = failure();
      Failure least = new Shrinker(failure).shrink();
      assertThat(least.invariant()).isEqualTo(failure.invariant());
      assertThat(least.options().nodes()).isEqualTo(1);
      assertThat(least.firings()).hasSizeLessThanOrEqualTo(3);
      assertThat(least.firings()).hasSizeLessThan(failure.firings().size());
    }

    @Test
    void has_a_trace_that_can_be_read() {
      Failure failure = failure();
      List<String> lines = new ArrayList<>();
      Simulation.run(failure.seed(), options, lines::add);
      assertThat(lines)
          .anyMatch(line -> line.matches(" +\\d+ 20.*n\\d+\\.\\d+ +\\*\\*\\* [A-Z_]+#\\d+"));
      assertThat(lines.get(lines.size() - 1)).contains("-Dseed=" + failure.seed());
    }
  }

  /**
   * A seed means the same on every machine and version of Java, or no failure could be seen again.
   */
  @Nested
  class The_dice {
    @Test
    void fall_as_they_always_have() {
      Dice dice = new Dice(4_711, "golden");
      List<Long> numbers = List.of(dice.number(), dice.number(), (long) dice.below(1_000));
      assertThat(numbers)
          .containsExactly(-1_710_960_978_521_908_295L, -2_187_734_966_496_101_928L, 887L);
    }
  }

  @Nested
  class Options_as_text {
    @Test
    void are_read_as_they_are_written() {
      Options options =
          Options.of(
              "planted=NO_FENCE nodes=2 faults=CRASH,PAUSE firings=CRASH#0"
                  + " operations=1,5 steps=77");
      assertThat(Options.of(options.toString())).isEqualTo(options);
      assertThat(Options.of("")).isEqualTo(Options.DEFAULT);
    }

    @Test
    void must_be_known() {
      assertThatThrownBy(() -> Options.of("colour=red"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("colour");
    }
  }

  @Nested
  class The_path_s_clock {
    private final Instant start = Instant.parse("2026-11-27T09:30:00Z");

    private Suspension suspended(int from, Integer until) {
      return Suspension.hold(
          "supplier",
          "On hold",
          start.plus(Duration.ofMinutes(from)),
          until == null ? null : start.plus(Duration.ofMinutes(until)));
    }

    @Test
    void counts_a_suspension_once() {
      assertThat(PathTime.due(start, Duration.ofMinutes(60), List.of(suspended(30, 120)), null))
          .isEqualTo(start.plus(Duration.ofMinutes(150)));
    }

    @Test
    void counts_the_hour_that_comes_twice_and_not_the_one_that_is_skipped() {
      Hours night =
          new Hours(
              ZoneId.of("Europe/Berlin"),
              Map.of(DayOfWeek.SUNDAY, List.of(new Hours.Range(60, 240))),
              Map.of(),
              Set.of());
      Instant autumn = Instant.parse("2026-10-24T22:00:00Z");
      Instant spring = Instant.parse("2026-03-28T22:00:00Z");
      Duration threeHours = Duration.ofHours(3);
      assertThat(PathTime.due(autumn, threeHours, List.of(), night))
          .isEqualTo(Instant.parse("2026-10-25T02:00:00Z"));
      assertThat(PathTime.due(spring, threeHours.minusHours(1), List.of(), night))
          .isEqualTo(Instant.parse("2026-03-29T02:00:00Z"));
      assertThat(PathTime.due(spring, threeHours, List.of(), night))
          .isEqualTo(Instant.parse("2026-04-05T00:00:00Z"));
    }

    @Test
    void does_not_stop_before_a_suspension_begins() {
      assertThat(PathTime.due(start, Duration.ofMinutes(30), List.of(suspended(30, null)), null))
          .isEqualTo(start.plus(Duration.ofMinutes(30)));
      assertThat(PathTime.due(start, Duration.ofMinutes(31), List.of(suspended(30, null)), null))
          .isNull();
    }
  }
}
