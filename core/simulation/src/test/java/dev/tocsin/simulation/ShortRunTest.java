package dev.tocsin.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The run that belongs to every build. {@code -Dsimulation.seeds=N} makes it longer or shorter. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShortRunTest {
  private static final int SEEDS = Integer.getInteger("simulation.seeds", 300);
  private static final int ENOUGH = 300;

  private final Campaign campaign = new Campaign(Options.DEFAULT);

  @BeforeAll
  void run() {
    for (int seed = 1; seed <= SEEDS; seed++) {
      campaign.run(seed);
    }
    System.out.println(campaign.table());
  }

  @Test
  void no_invariant_breaks() {
    assertThat(campaign.failures()).isEmpty();
  }

  @Test
  void each_seed_gives_the_same_trace_twice() {
    assertThat(campaign.different()).isEmpty();
  }

  @Test
  void it_is_long_enough_to_say_something() {
    assertThat(campaign.tally().steps()).isGreaterThan(SEEDS * 400_000L / ENOUGH);
  }

  @Test
  void every_kind_of_fault_fires() {
    assertThat(Fault.values())
        .filteredOn(fault -> SEEDS >= ENOUGH && campaign.tally().of(fault) == 0)
        .isEmpty();
  }

  @Test
  void every_invariant_is_checked() {
    assertThat(Invariant.values())
        .filteredOn(invariant -> SEEDS >= ENOUGH && campaign.tally().of(invariant) == 0)
        .isEmpty();
  }

  @Test
  void every_rare_state_is_reached() {
    assertThat(RareState.values())
        .filteredOn(state -> SEEDS >= ENOUGH && campaign.tally().of(state) == 0)
        .isEmpty();
  }
}
