package dev.tocsin.verify;

import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Target;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a path asks of an incident: it does something else for those that differ in it.
 *
 * @param team its accountable team
 * @param priority its priority
 * @param service whether it names a service, whose subscribers and users are told
 * @param reporter whether a person has reported it
 * @param more whatever the row of another round asks of it
 */
record PathAsks(boolean team, boolean priority, boolean service, boolean reporter, boolean more) {
  static PathAsks of(Path path) {
    Set<Target> targets = new HashSet<>();
    boolean team = false;
    boolean priority = false;
    boolean more = false;
    for (Rung rung : path.rungs()) {
      for (Action action : rung.actions()) {
        targets.addAll(targets(action));
        team |= action instanceof Action.Summon;
        priority |= action instanceof Action.RaisePriority;
        more |= action instanceof Action.Reassign || action instanceof Action.RaisePriority;
      }
    }
    return new PathAsks(
        team || more || targets.contains(new Target.AccountableTeam()),
        priority || more,
        more
            || targets.contains(new Target.Subscribers())
            || targets.contains(new Target.AffectedUsers()),
        more || targets.contains(new Target.Reporter()),
        more);
  }

  private static List<Target> targets(Action action) {
    return action instanceof Action.Notify notify
        ? notify.targets()
        : action instanceof Action.Inform inform ? inform.targets() : List.of();
  }
}
