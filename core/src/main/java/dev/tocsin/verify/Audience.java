package dev.tocsin.verify;

import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Target;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.Staffing;
import dev.tocsin.policy.Supplier;
import dev.tocsin.policy.Team;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom a rung reaches of those who can act. Reporters, subscribers and affected users are told, but
 * cannot.
 */
final class Audience {
  /** What stands before a team among those who help. */
  static final String TEAM = "team ";

  private static final Set<String> NONE = Set.of();

  private final PathCase of;
  private final Policy policy;

  /** Those who are told at each time, and those only at the first: called teams and suppliers. */
  private final People told;

  private final List<String> teams = new ArrayList<>();
  private final List<String> suppliers = new ArrayList<>();
  private boolean targets;
  private boolean handsOver;

  Audience(Rung rung, PathCase of, Policy policy) {
    this.of = of;
    this.policy = policy;
    told = new People(policy);
    for (Action action : rung.actions()) {
      if (action instanceof Action.Notify notify) {
        notify.targets().forEach(this::add);
      } else if (action instanceof Action.Inform inform) {
        inform.targets().forEach(this::add);
      } else if (action instanceof Action.Summon summon) {
        teams.addAll(summon.teams());
      } else if (action instanceof Action.Engage engage) {
        suppliers.add(engage.supplier());
      }
      handsOver |= action instanceof Action.Reassign;
    }
  }

  /**
   * What a rung reaches when it is taken.
   *
   * @param people those who can act
   * @param called those of them whom it calls to help: teams of a swarm, suppliers
   * @param empty whether it was meant to reach somebody, and reaches nobody
   * @param tells whether it tells anybody, those who cannot act included
   */
  record Reached(Set<String> people, Set<String> called, boolean empty, boolean tells) {}

  private void add(Target target) {
    targets = true;
    if (target instanceof Target.OnCallOf onCall) {
      told.team(onCall.team());
    } else if (target instanceof Target.AccountableTeam) {
      told.team(of.example().team());
    } else if (target instanceof Target.Person person) {
      told.fixed.add(person.contact().recipient().toString());
    } else if (target instanceof Target.Role role) {
      told.staffing(policy.roles().get(role.role()), "role " + role.role());
    } else if (target instanceof Target.OfSupplier of) {
      told.supplier(of.supplier());
    } else if (target instanceof Target.Reporter) {
      told.others |= of.reported();
    } else {
      told.others |= of.example().service() != null;
    }
  }

  /**
   * The first rung that asks somebody who can act: one that only tells those who reported or use it
   * is not meant to.
   *
   * @return its number; -1 when none does
   */
  static int firstThatAsks(Path path) {
    for (int i = 0; i < path.rungs().size(); i++) {
      for (Action action : path.rungs().get(i).actions()) {
        List<Target> asked =
            action instanceof Action.Notify notify
                ? notify.targets()
                : action instanceof Action.Inform inform ? inform.targets() : List.of();
        if (action instanceof Action.Summon
            || action instanceof Action.Engage
            || asked.stream().anyMatch(Audience::canAct)) {
          return i;
        }
      }
    }
    return -1;
  }

  private static boolean canAct(Target target) {
    return !(target instanceof Target.Reporter
        || target instanceof Target.Subscribers
        || target instanceof Target.AffectedUsers);
  }

  /** Whether it tells anybody again when it is repeated. */
  boolean repeats() {
    return targets;
  }

  /** The teams of which only the host knows who is on call. */
  List<String> host() {
    List<String> host = new ArrayList<>(told.host);
    for (String team : teams) {
      People called = called(team);
      if (!team.equals(of.example().team())) {
        host.addAll(called.host);
      }
    }
    return host;
  }

  /** Everybody who is asked, and depends on the time or the host. */
  List<Staffing> staffings() {
    List<Staffing> all = new ArrayList<>(told.staffings);
    teams.forEach(team -> all.addAll(called(team).staffings));
    return all;
  }

  /** Whether there is a time at which it is meant to reach somebody, and reaches nobody. */
  boolean mayBeEmpty(OnCallLines lines) {
    List<People> all = new ArrayList<>(List.of(told));
    teams.forEach(team -> all.add(called(team)));
    boolean suppliersOnly = !targets && teams.isEmpty();
    if (handsOver || suppliersOnly || !suppliers.isEmpty()) {
      return false;
    }
    // who is told besides depends on the incident; a team that helps already is not called again
    return all.stream()
        .noneMatch(each -> !each.fixed.isEmpty() || each.staffings.stream().anyMatch(lines::full));
  }

  /** The same when it is repeated. */
  boolean mayBeEmptyAgain(OnCallLines lines) {
    return targets
        && !told.others
        && told.fixed.isEmpty()
        && told.staffings.stream().noneMatch(lines::full);
  }

  private People called(String team) {
    People people = new People(policy);
    people.team(team);
    return people;
  }

  /** Whom it reaches when it is taken again; whom the host names is not known. */
  Reached again(OnCallLines lines, Moment at, Steps steps) {
    Set<String> people = told.at(lines, at, steps);
    boolean tells = !people.isEmpty() || told.others || !told.host.isEmpty();
    return new Reached(people, NONE, !tells, tells);
  }

  /**
   * Whom it reaches when it is taken first.
   *
   * @param helping the teams and suppliers that were called before; those that are called now are
   *     added
   */
  Reached first(OnCallLines lines, Moment at, Set<String> helping, Steps steps) {
    Set<String> people = told.at(lines, at, steps);
    if (teams.isEmpty() && suppliers.isEmpty()) {
      boolean tells = !people.isEmpty() || told.others || !told.host.isEmpty();
      return new Reached(people, NONE, targets && !tells && !handsOver, tells);
    }
    Set<String> help = new LinkedHashSet<>();
    boolean tells = told.others || !told.host.isEmpty();
    boolean helps = handsOver;
    for (String team : teams) {
      if (team.equals(of.example().team())) {
        helps = true;
        helping.add(TEAM + team);
      } else if (helping.add(TEAM + team)) {
        People called = called(team);
        Set<String> come = called.at(lines, at, steps);
        help.addAll(come);
        tells |= !called.host.isEmpty();
        if (come.isEmpty() && called.host.isEmpty()) {
          helping.remove(TEAM + team); // nobody was reached: called again by the next rung
        }
      } else {
        helps = true;
      }
    }
    for (String supplier : suppliers) {
      if (helping.add("supplier " + supplier)) {
        People asked = new People(policy);
        asked.supplier(supplier);
        help.addAll(asked.fixed);
      } else {
        helps = true;
      }
    }
    Set<String> all = new LinkedHashSet<>(people);
    all.addAll(help);
    tells |= !all.isEmpty();
    return new Reached(all, help, !tells && !helps, tells);
  }

  /** People, as far as they are known beforehand. */
  private static final class People {
    private final Policy policy;
    private final Set<String> fixed = new LinkedHashSet<>();
    private final List<Staffing> staffings = new ArrayList<>();
    private final List<String> host = new ArrayList<>();
    private boolean others;

    People(Policy policy) {
      this.policy = policy;
    }

    void team(String id) {
      Team team = policy.team(id);
      staffing(team == null ? null : team.onCall(), "team " + id);
    }

    void staffing(@Nullable Staffing staffing, String name) {
      if (staffing instanceof Staffing.Fixed always) {
        fixed.addAll(OnCallLines.names(always.contacts()));
      } else if (staffing != null) {
        staffings.add(staffing);
        if (staffing instanceof Staffing.ByHost) {
          host.add(name);
        }
      }
    }

    void supplier(String id) {
      Supplier supplier = policy.suppliers().get(id);
      if (supplier != null) {
        fixed.addAll(OnCallLines.names(supplier.contacts()));
      }
    }

    Set<String> at(OnCallLines lines, Moment at, Steps steps) {
      if (staffings.isEmpty()) {
        return fixed.isEmpty() ? NONE : fixed;
      }
      Set<String> people = new LinkedHashSet<>(fixed);
      for (Staffing each : staffings) {
        Set<String> known = lines.people(each, at, steps);
        if (known != null) {
          people.addAll(known);
        }
      }
      return people;
    }
  }
}
