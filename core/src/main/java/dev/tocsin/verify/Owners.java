package dev.tocsin.verify;

import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.MatrixRow;
import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.When;
import dev.tocsin.policy.Policy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which paths a team's incidents can take once people may have changed them by hand. */
final class Owners {
  private final Policy policy;
  private final VerifyOptions options;
  private final List<String> teams;
  private @Nullable Space space;

  Owners(Policy policy, VerifyOptions options) {
    this.policy = policy;
    this.options = options;
    teams = List.copyOf(policy.teams().keySet());
  }

  private Space space() {
    if (space == null) {
      List<Asked> asked = new ArrayList<>();
      policy.matrix().rows().forEach(row -> asked.add(new Asked(policy, row.when())));
      teams.forEach(team -> asked.add(new Asked(policy, When.any().teams(team))));
      space = Space.overridden(asked, options.from());
    }
    return space;
  }

  /** Whether some incident of a team takes a path. */
  boolean take(String team, Path path) throws Cover.OutOfBudget {
    List<MatrixRow> rows = policy.matrix().rows();
    Box owned = space().box(rows.size() + teams.indexOf(team));
    for (int row = 0; row < rows.size(); row++) {
      Box box = space().box(row);
      Box region =
          rows.get(row).path().equals(path.id()) && !box.empty() ? box.shared(owned) : null;
      if (region != null
          && !new Cover(options.budget()).some(region, before(row, region)).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private List<Box> before(int row, Box region) {
    long[] meeting = space().meeting(region);
    List<Box> before = new ArrayList<>();
    for (int i = 0; i < row; i++) {
      if (Bits.has(meeting, i)) {
        before.add(space().box(i));
      }
    }
    return before;
  }

  /** Whether the rules alone may bring a team's incident to a path, over other teams. */
  boolean leadTo(String team, Path path) throws Cover.OutOfBudget {
    Set<String> seen = new HashSet<>(Set.of(team));
    Deque<String> open = new ArrayDeque<>(List.of(team));
    while (!open.isEmpty()) {
      String next = open.remove();
      for (Path each : policy.matrix().paths().values()) {
        Set<String> receivers = receivers(each);
        receivers.removeAll(seen);
        if (!receivers.isEmpty() && take(next, each)) {
          for (String receiver : receivers) {
            if (take(receiver, path)) {
              return true;
            }
          }
          seen.addAll(receivers);
          open.addAll(receivers);
        }
      }
    }
    return false;
  }

  private static Set<String> receivers(Path path) {
    Set<String> receivers = new HashSet<>();
    for (Rung rung : path.rungs()) {
      for (Action action : rung.actions()) {
        if (action instanceof Action.Reassign to) {
          receivers.add(to.team());
        }
      }
    }
    return receivers;
  }
}
