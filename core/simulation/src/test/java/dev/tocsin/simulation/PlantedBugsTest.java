package dev.tocsin.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That the checks bite: every planted bug, and both negative stores, are caught. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlantedBugsTest {
  private static final int CATCHES = 9;
  private static final int MOST_SEEDS = 1_000;

  /** What nothing else sees, or sees first. */
  private static final Map<Planted, Invariant> OWN =
      Map.of(
          Planted.REQUEST_FORGOTTEN, Invariant.NOTHING_TWICE,
          Planted.UNTYPED_ERROR, Invariant.NO_UNTYPED_ERROR,
          Planted.UNKNOWN_IN_HALF, Invariant.UNKNOWN_ONCE_OR_NEVER,
          Planted.REPLAY_APPLIED_AGAIN, Invariant.UNKNOWN_ONCE_OR_NEVER,
          Planted.BREACH_WHEN_SEEN, Invariant.BREACH_AT_ITS_INSTANT,
          Planted.QUIET_TOO_LATE, Invariant.NOTHING_WHILE_STILL,
          Planted.HANDED_OVER_AGAIN, Invariant.HANDED_OVER_ONCE);

  private final Map<Planted, Set<Invariant>> seen = new EnumMap<>(Planted.class);

  @ParameterizedTest
  @EnumSource(value = Planted.class, mode = EnumSource.Mode.EXCLUDE, names = "NOTHING")
  void a_planted_bug_is_caught(Planted planted) {
    Map<Integer, Integer> caughtBy = new TreeMap<>();
    Set<Invariant> invariants = EnumSet.noneOf(Invariant.class);
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
      invariants.add(failure.invariant());
      seeds.add(tried);
    }
    seen.put(planted, invariants);
    if (OWN.containsKey(planted)) {
      assertThat(invariants).contains(OWN.get(planted));
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

  /** Asked at the end, of what the bugs have been caught by; not when one bug was run alone. */
  @AfterAll
  void most_invariants_have_a_bug_that_they_are_the_first_to_see() {
    if (seen.size() > 1) {
      Set<Invariant> bite = EnumSet.noneOf(Invariant.class);
      seen.values().forEach(bite::addAll);
      assertThat(bite).hasSizeGreaterThanOrEqualTo(31);
    }
  }
}
