package dev.tocsin.policy;

import static dev.tocsin.policy.References.known;
import static dev.tocsin.policy.References.with;

import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.PathRepeat;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Target;
import dev.tocsin.escalation.Threshold;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** That everything a path names is there, and that each of its rungs makes sense by itself. */
final class PathReferences {
  private final PolicyBuilder from;
  private final Audiences audiences;

  PathReferences(PolicyBuilder from, Audiences audiences) {
    this.from = from;
    this.audiences = audiences;
  }

  void check(List<String> place, Path path) {
    Set<String> ids = new LinkedHashSet<>();
    for (int i = 0; i < path.rungs().size(); i++) {
      Rung rung = path.rungs().get(i);
      List<String> at = with(place, String.valueOf(i));
      if (!ids.add(rung.id())) {
        throw new InvalidPolicyException(
            with(at, "id"), "rung '" + rung.id() + "' is there twice", "give each rung its own id");
      }
      check(at, rung);
    }
    if (path.repeat() != null) {
      check(place, path, path.repeat(), ids);
    }
  }

  private static void check(List<String> place, Path path, PathRepeat repeat, Set<String> ids) {
    known(with(place, "repeat", "from"), "rung", repeat.from(), ids);
    for (Rung rung : path.rungs()) {
      if (rung.repeat() != null && path.repeatOf(rung) != null && isWithin(path, repeat, rung)) {
        throw new InvalidPolicyException(
            with(place, "repeat"),
            "rung '" + rung.id() + "' repeats by itself, and the path repeats it too",
            "keep one of the two, or repeat the path from a later rung");
      }
    }
  }

  private static boolean isWithin(Path path, PathRepeat repeat, Rung rung) {
    return path.rungs().indexOf(rung) >= path.rungs().indexOf(path.rung(repeat.from()));
  }

  private void check(List<String> at, Rung rung) {
    if (rung.actions().isEmpty()) {
      throw new InvalidPolicyException(
          at,
          "rung '" + rung.id() + "' does nothing",
          "give it notify, inform, reassign, summon, declare-major, raise-priority, engage, invoke"
              + " or run");
    }
    if (rung.repeat() != null && rung.changesIncident()) {
      throw new InvalidPolicyException(
          with(at, "repeat"),
          "rung '" + rung.id() + "' repeats an action that changes the incident",
          "repeat only notify and inform, and put the rest into a rung of its own");
    }
    if (rung.threshold() instanceof Threshold.Business business) {
      known(with(at, "after"), "calendar", business.calendar(), from.calendars.keySet());
    }
    rung.actions().forEach(action -> check(at, action));
    Audiences.check(at, audiences.of(rung));
  }

  private void check(List<String> at, Action action) {
    if (action instanceof Action.Notify notify) {
      check(with(at, "notify"), notify.targets());
    } else if (action instanceof Action.Inform inform) {
      check(with(at, "inform"), inform.targets());
    } else if (action instanceof Action.Reassign reassign) {
      known(with(at, "reassign"), "team", reassign.team(), from.teams.keySet());
    } else if (action instanceof Action.Summon summon) {
      nonEmpty(with(at, "summon"), summon.teams());
      References.once(with(at, "summon"), summon.teams());
      summon.teams().forEach(team -> known(with(at, "summon"), "team", team, from.teams.keySet()));
    } else if (action instanceof Action.RaisePriority raise) {
      if (!from.priorities.priorities().contains(raise.to())) {
        throw new InvalidPolicyException(
            with(at, "raise-priority"),
            "no incident has priority " + raise.to(),
            "use one of " + from.priorities.priorities() + ", as the priority table has them");
      }
    } else if (action instanceof Action.Engage engage) {
      known(with(at, "engage"), "supplier", engage.supplier(), from.suppliers.keySet());
    } else if (action instanceof Action.Invoke invoke) {
      known(with(at, "invoke"), "continuity plan", invoke.plan(), PlanReferences.names(from));
    } else if (action instanceof Action.Run run) {
      known(with(at, "run"), "automation", run.automation(), from.automations.keySet());
    } else {
      new MajorReferences(from, audiences).check(at, action);
    }
  }

  void check(List<String> at, List<Target> targets) {
    nonEmpty(at, targets);
    References.once(at, targets);
    for (Target target : targets) {
      if (target instanceof Target.OnCallOf onCall) {
        known(at, "team", onCall.team(), from.teams.keySet());
      } else if (target instanceof Target.Role role) {
        known(at, "role", role.role(), from.roles.keySet());
      } else if (target instanceof Target.OfSupplier of) {
        known(at, "supplier", of.supplier(), from.suppliers.keySet());
      }
    }
  }

  private static void nonEmpty(List<String> place, List<?> list) {
    if (list.isEmpty()) {
      throw new InvalidPolicyException(place, "the list is empty", "name at least one");
    }
  }
}
