package dev.tocsin.verify;

import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.MatrixRow;
import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Target;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Priority;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.QuietHours;
import dev.tocsin.policy.ServiceLevelRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All kinds of incidents that take a path of the matrix. */
final class PathCases {
  private static final int MOST = 256;

  private final Policy policy;
  private final VerifyOptions options;
  private final Cover cover;

  PathCases(Policy policy, VerifyOptions options, Cover cover) {
    this.policy = policy;
    this.options = options;
    this.cover = cover;
  }

  /** By row: what it decides, told apart by service level, quiet hours and accountable team. */
  List<PathCase> all() throws Cover.OutOfBudget {
    List<MatrixRow> rows = policy.matrix().rows();
    List<Asked> asked = new ArrayList<>();
    rows.forEach(row -> asked.add(new Asked(policy, row.when())));
    policy.serviceLevels().forEach(level -> asked.add(new Asked(policy, level.when())));
    QuietHours quiet = policy.quietHours();
    if (quiet != null) {
      asked.add(
          new Asked(policy, When.any().priorities(quiet.priorities().toArray(Priority[]::new))));
    }
    asked.add(new Asked(policy, When.any().priorities(policy.severe().toArray(Priority[]::new))));
    int splitting = asked.size();
    policy.teams().keySet().forEach(team -> asked.add(new Asked(policy, When.any().teams(team))));
    Space space = Space.natural(asked, options.from());
    List<PathCase> cases = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      if (!space.box(row).empty()) {
        add(cases, row, space, rows.size(), splitting);
      }
    }
    return cases;
  }

  private void add(List<PathCase> cases, int row, Space space, int rows, int splitting)
      throws Cover.OutOfBudget {
    List<Box> earlier = new ArrayList<>();
    long[] meeting = space.meeting(space.box(row));
    for (int i = 0; i < row; i++) {
      if (Bits.has(meeting, i)) {
        earlier.add(space.box(i));
      }
    }
    List<Box> pieces = cover.left(space.box(row), earlier);
    for (int extra = rows; extra < splitting; extra++) {
      if (Bits.has(meeting, extra)) {
        pieces = split(pieces, space.box(extra));
      }
    }
    Map<List<@Nullable Object>, PathCase> different = new LinkedHashMap<>();
    for (Box piece : pieces) {
      for (Example example : space.examplesByTeam(piece)) {
        PathCase each = of(row, example);
        different.putIfAbsent(
            Arrays.asList(
                each.level() == null ? null : each.level().name(),
                each.quiet(),
                policy.severe(example.priority()),
                dependsOnTeam(each.path()) ? example.team() : null),
            each);
      }
    }
    cases.addAll(different.values());
  }

  private static List<Box> split(List<Box> pieces, Box by) throws Cover.OutOfBudget {
    List<Box> split = new ArrayList<>();
    for (Box piece : pieces) {
      Box inside = piece.shared(by);
      if (inside == null) {
        split.add(piece);
      } else {
        split.add(inside);
        split.addAll(piece.without(by));
      }
    }
    if (split.size() > MOST * 64) {
      throw new Cover.OutOfBudget();
    }
    return split;
  }

  private PathCase of(int row, Example example) {
    Path path =
        Objects.requireNonNull(policy.matrix().path(policy.matrix().rows().get(row).path()));
    QuietHours quiet = policy.quietHours();
    return new PathCase(
        row,
        path,
        example,
        level(example),
        quiet != null && quiet.priorities().contains(example.priority()));
  }

  /** Whether it does something else for another accountable team. */
  private static boolean dependsOnTeam(Path path) {
    for (Rung rung : path.rungs()) {
      for (Action action : rung.actions()) {
        boolean asks =
            (action instanceof Action.Notify notify
                    && notify.targets().contains(new Target.AccountableTeam()))
                || (action instanceof Action.Inform inform
                    && inform.targets().contains(new Target.AccountableTeam()));
        if (asks || action instanceof Action.Reassign || action instanceof Action.Summon) {
          return true;
        }
      }
    }
    return false;
  }

  private @Nullable ServiceLevelRule level(Example example) {
    Incident incident = example.incident();
    for (ServiceLevelRule each : policy.serviceLevels()) {
      if (each.when().matches(incident, example.loggedAt(), policy.calendars(), policy.seasons())) {
        return each;
      }
    }
    return null;
  }
}
