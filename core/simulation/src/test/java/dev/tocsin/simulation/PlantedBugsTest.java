package dev.tocsin.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That the checks bite: every planted bug, and both negative stores, are caught. */
class PlantedBugsTest {
  private static final int CATCHES = 9;
  private static final int MOST_SEEDS = 1_000;

  @ParameterizedTest
  @EnumSource(value = Planted.class, mode = EnumSource.Mode.EXCLUDE, names = "NOTHING")
  void a_planted_bug_is_caught(Planted planted) {
    Map<Integer, Integer> caughtBy = new TreeMap<>();
    List<Integer> seeds = new ArrayList<>();
    long seed = 0;
    for (int i = 0; i < CATCHES; i++) {
      Failure failure = null;
      int tried = 0;
      while (failure == null && tried < MOST_SEEDS) {
        tried++;
        failure = Simulation.run(++seed, Options.DEFAULT.planted(planted)).failure();
      }
      assertThat(failure).as("%s within %d seeds", planted, MOST_SEEDS).isNotNull();
      caughtBy.merge(failure.invariant().number(), 1, Integer::sum);
      seeds.add(tried);
    }
    Collections.sort(seeds);
    System.out.printf(
        "%-22s median seeds %3d, most %3d, caught by invariant %s%n",
        planted, seeds.get(CATCHES / 2), seeds.get(CATCHES - 1), caughtBy);
  }

  @Test
  void nothing_planted_breaks_nothing() {
    assertThat(Simulation.run(1, Options.DEFAULT).failure()).isNull();
  }

  @Test
  void most_invariants_have_a_bug_that_only_they_can_see() {
    EnumSet<Invariant> seen = EnumSet.noneOf(Invariant.class);
    for (Planted planted : Planted.values()) {
      for (long seed = 1; seed <= 15; seed++) {
        Failure failure = Simulation.run(seed, Options.DEFAULT.planted(planted)).failure();
        if (failure != null) {
          seen.add(failure.invariant());
        }
      }
    }
    assertThat(seen).hasSizeGreaterThanOrEqualTo(22);
  }
}
