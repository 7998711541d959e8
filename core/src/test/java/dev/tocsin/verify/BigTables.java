package dev.tocsin.verify;

import dev.tocsin.escalation.MatrixRow;
import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.When;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.PolicyBuilder;
import dev.tocsin.policy.Team;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Tables as the published checkers of decision tables are measured on: the space is cut into as
 * many boxes as there are rows, and then some rows are disturbed.
 */
final class BigTables {
  private static final int VALUES = 24;

  private BigTables() {}

  static Policy policy(int rows, int conditions, double disturbed, long seed) {
    Random random = new Random(seed);
    ArrayDeque<int[][]> boxes = new ArrayDeque<>();
    int[][] whole = new int[conditions][];
    for (int i = 0; i < conditions; i++) {
      whole[i] = new int[] {0, VALUES};
    }
    boxes.add(whole);
    while (boxes.size() < rows) {
      int[][] box = boxes.poll();
      int axis = random.nextInt(conditions);
      for (int tries = 0; box[axis][1] - box[axis][0] < 2 && tries < conditions; tries++) {
        axis = (axis + 1) % conditions;
      }
      int from = box[axis][0];
      int to = box[axis][1];
      if (to - from < 2) {
        boxes.add(box);
        continue;
      }
      int cut = from + 1 + random.nextInt(to - from - 1);
      boxes.add(with(box, axis, from, cut));
      boxes.add(with(box, axis, cut, to));
    }
    PolicyBuilder builder =
        Policy.builder("big").team(Team.of("desk", 1, "dora")).defaultTeam("desk");
    int number = 0;
    for (int[][] box : boxes) {
      int[][] row = box;
      if (random.nextDouble() < disturbed) {
        int axis = random.nextInt(conditions);
        int from = random.nextInt(VALUES);
        row = with(box, axis, from, from + 1 + random.nextInt(VALUES - from));
      }
      String name = "row " + number++;
      builder
          .path(Path.of(name, Rung.after("page", Duration.ofSeconds(number)).notifyOnCall("desk")))
          .row(new MatrixRow(name, when(row), name));
    }
    return builder.build();
  }

  private static int[][] with(int[][] box, int axis, int from, int to) {
    int[][] copy = box.clone();
    copy[axis] = new int[] {from, to};
    return copy;
  }

  private static When when(int[][] row) {
    When when = When.any();
    for (int axis = 0; axis < row.length; axis++) {
      int from = row[axis][0];
      int to = row[axis][1];
      String[] values =
          IntStream.range(from, to).mapToObj(each -> "v" + each).toArray(String[]::new);
      when = axis == 0 ? when.services(values) : when.attribute("a" + axis, values);
    }
    return when;
  }

  public static void main(String[] args) {
    for (int conditions : new int[] {3, 5, 7}) {
      Policy policy = policy(Integer.parseInt(args[0]), conditions, 0.1, 1);
      for (int i = 0; i < 3; i++) {
        long start =
            java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Verification proof =
            Verification.of(policy, VerifyOptions.from(SmallPolicies.FROM).budget(100_000_000));
        long proved =
            java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        int overlaps = proof.overlaps().size();
        System.out.printf(
            "%d conditions: verification %d ms, %d findings; raw overlaps %d ms, %d%n",
            conditions,
            (proved - start) / 1_000_000,
            proof.findings().size(),
            (java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()
                    - proved)
                / 1_000_000,
            overlaps);
        List<Finding> gap = new ArrayList<>(proof.findings());
        gap.removeIf(
            each -> each.kind() != FindingKind.GAP && each.kind() != FindingKind.NOT_PROVED);
        System.out.println(gap);
      }
    }
  }
}
