package dev.tocsin.policy;

import com.google.common.collect.ImmutableList;
import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.MatrixRow;
import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Target;
import dev.tocsin.incident.TocsinException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would make every incident fail later: names that do not fit into the register, and audiences
 * that do not fit into a commit. Source: store-contract.md, C29; hostile-inputs.md, class 1.
 */
final class Limits {
  /** So that "path P/rung R" is a name as well. */
  private static final int NAME = 80;

  private static final int AUDIENCE = 50;

  private final Collection<Team> teams;

  Limits(Collection<Team> teams) {
    this.teams = teams;
  }

  void check(Collection<MatrixRow> rows, Collection<Path> paths, List<Contact> lastResort) {
    for (Team team : teams) {
      List<String> place = ImmutableList.of("teams", team.id());
      name(place, team.id());
      audience(place, team.onCall().size());
      team.onCall().forEach(contact -> name(place, contact.channel()));
    }
    rows.forEach(row -> name(ImmutableList.of("escalation", row.name()), row.name()));
    for (Path path : paths) {
      name(ImmutableList.of("paths", path.id()), path.id());
      for (Rung rung : path.rungs()) {
        List<String> place = ImmutableList.of("paths", path.id(), rung.id());
        name(place, rung.id());
        audience(place, rung.actions().stream().mapToInt(this::audience).sum());
      }
    }
    audience(ImmutableList.of("last-resort"), lastResort.size());
  }

  private int audience(Action action) {
    if (action instanceof Action.Notify notify) {
      return notify.targets().stream().mapToInt(this::audience).sum();
    }
    if (action instanceof Action.Inform inform) {
      return inform.targets().stream().mapToInt(this::audience).sum();
    }
    return action instanceof Action.Summon summon
        ? summon.teams().stream().mapToInt(this::onCall).sum()
        : 0;
  }

  private int audience(Target target) {
    if (target instanceof Target.OnCallOf onCall) {
      return onCall(onCall.team());
    }
    return target instanceof Target.AccountableTeam ? onCall(null) : 1;
  }

  /** Of a team, or of the largest. */
  private int onCall(@Nullable String id) {
    return teams.stream()
        .filter(team -> id == null || team.id().equals(id))
        .mapToInt(team -> team.onCall().size())
        .max()
        .orElse(0);
  }

  private static void audience(List<String> place, int people) {
    if (people > AUDIENCE) {
      throw new InvalidPolicyException(
          place,
          people + " people would be told at once",
          "tell at most " + AUDIENCE + ", or one address that stands for them all");
    }
  }

  private static void name(List<String> place, String name) {
    boolean plain =
        name.codePoints()
            .noneMatch(
                c ->
                    Character.isISOControl(c)
                        || c == 0x2028
                        || c == 0x2029
                        || Character.getType(c) == Character.SURROGATE);
    if (name.isBlank() || name.length() > NAME || !plain) {
      throw new InvalidPolicyException(
          place,
          "the name '" + TocsinException.excerpt(name) + "' is blank, too long or not on one line",
          "use 1 to " + NAME + " characters");
    }
  }
}
