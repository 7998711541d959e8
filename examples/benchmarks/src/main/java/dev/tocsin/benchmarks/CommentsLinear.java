package dev.tocsin.benchmarks;

import dev.tocsin.ServiceDesk;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Report;
import dev.tocsin.memory.MemoryStore;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.Team;
import java.time.InstantSource;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Comments on one incident, through the desk on the memory store: the time for each must not grow
 * with their number. Each size has a fresh store; the first rounds warm up and are not told.
 */
public final class CommentsLinear {
  private static final int[] SIZES = {1_000, 10_000, 100_000};
  private static final int WARM_UP = 3;
  private static final Actor DANA = Actor.person("dana");

  private CommentsLinear() {}

  public static void main(String[] args) {
    for (int i = 0; i < WARM_UP; i++) {
      nanosEach(SIZES[1]);
    }
    for (int size : SIZES) {
      // Small runs are short, so the best of many is told: as many comments for every size.
      double best = Double.MAX_VALUE;
      for (int i = 0; i < 2 * SIZES[2] / size; i++) {
        best = Math.min(best, nanosEach(size));
      }
      System.out.printf(Locale.ROOT, "%,7d comments: %,.0f ns each%n", size, best);
    }
  }

  private static double nanosEach(int comments) {
    SplittableRandom random = new SplittableRandom(42);
    Policy policy = Policy.builder("desk").team(Team.of("desk", 1)).defaultTeam("desk").build();
    ServiceDesk desk =
        ServiceDesk.builder(
                policy,
                MemoryStore.create(InstantSource.system()),
                () -> new UUID(random.nextLong(), random.nextLong()))
            .build();
    IncidentId id = desk.log(Report.of("Checkout answers 503")).id();
    long start = System.nanoTime();
    for (int i = 0; i < comments; i++) {
      desk.comment(id, DANA, "still looking into it");
    }
    double each = (double) (System.nanoTime() - start) / comments;
    int lines = desk.history(id).size();
    if (lines < comments) {
      throw new AssertionError(lines + " entries of " + comments + " comments");
    }
    return each;
  }
}
