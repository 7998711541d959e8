package dev.tocsin.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.Fixture;
import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.Rung;
import dev.tocsin.incident.Category;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.TocsinException;
import dev.tocsin.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** "No human behaviour lets it fire in any feasible incident", tried with many behaviours. */
class UnreachableRungsTest {
  private static final int LIVES = 60;

  @Property(tries = 150, seed = "20261125", shrinking = ShrinkingMode.OFF)
  void are_taken_whatever_people_do_by_nobody(@ForAll long seed) {
    Policy policy = RandomPaths.policy(seed);
    Set<String> found = found(policy);
    if (!found.isEmpty()) {
      assertThat(taken(policy, seed, LIVES)).as("seed " + seed).doesNotContainAnyElementsOf(found);
    }
  }

  static Set<String> found(Policy policy) {
    Set<String> found = new TreeSet<>();
    for (Finding finding :
        Verification.of(policy, PathsAgreeWithBruteForceTest.OPTIONS).findings()) {
      if (finding.kind() == FindingKind.UNREACHABLE_RUNG) {
        Path path = policy.matrix().path(finding.place().get(1));
        Rung rung = path.rungs().get(Integer.parseInt(finding.place().get(2)));
        found.add(path.id() + "/" + rung.id());
      }
    }
    return found;
  }

  /**
   * The rungs that come due in so many lives of incidents to which people do all sorts of things.
   */
  static Set<String> taken(Policy policy, long seed, int lives) {
    Random random = new Random(seed);
    Set<String> taken = new HashSet<>();
    List<Kind> kinds = Kind.all(policy);
    for (int life = 0; life < lives; life++) {
      Fixture f = new Fixture(policy);
      f.now = at(random.nextInt(60));
      Incident incident = f.desk.log(kinds.get(random.nextInt(kinds.size())).report());
      int deeds = random.nextInt(5);
      for (int i = 0; i < deeds; i++) {
        f.pass(Duration.ofMinutes(30L * random.nextInt(9)));
        act(f, incident, random, policy);
      }
      f.pass(Duration.ofDays(2));
      f.history(incident).stream()
          .map(each -> each.event())
          .filter(EscalationEvent.RungFired.class::isInstance)
          .map(EscalationEvent.RungFired.class::cast)
          .forEach(each -> taken.add(each.path() + "/" + each.rung()));
    }
    return taken;
  }

  private static Instant at(int half) {
    return RandomPaths.FROM.plusSeconds(half * 1_800L);
  }

  private static void act(Fixture f, Incident incident, Random random, Policy policy) {
    List<String> teams = new ArrayList<>(policy.teams().keySet());
    Command command =
        switch (random.nextInt(12)) {
          case 0, 1 -> new Command.Acknowledge();
          case 2 -> new Command.Hold("caller", "asked", null);
          case 3 -> new Command.Hold("supplier", "asked", null);
          case 4, 5 -> new Command.Resume();
          case 6 -> new Command.Comment("we are on it", true);
          case 7, 8 -> new Command.Assign(teams.get(random.nextInt(teams.size())), null, "yours");
          case 9 ->
              new Command.Reprioritise(
                  null, null, random.nextBoolean() ? Priority.P1 : Priority.P2, "so they say");
          case 10 -> new Command.Recategorise(Category.of(random.nextBoolean() ? "a" : "d"), "no");
          default ->
              random.nextBoolean() ? new Command.Resolve("done", "fix") : new Command.Reopen("no");
        };
    try {
      f.desk.handle(
          incident.id(), command, Caller.of(Fixture.DANA).expecting(f.get(incident).version()));
    } catch (TocsinException refused) {
      // then something else is tried
    }
  }
}
