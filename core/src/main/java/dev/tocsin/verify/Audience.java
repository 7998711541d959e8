package dev.tocsin.verify;

import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Target;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.Staffing;
import dev.tocsin.policy.Supplier;
import dev.tocsin.policy.Team;
import java.time.Instant;
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
  /** Always the same: people and suppliers. */
  private final Set<String> fixed = new LinkedHashSet<>();

  /** Those who depend on the time, or on the host. */
  private final List<Staffing> staffings = new ArrayList<>();

  /** The host's teams, by name. */
  private final List<String> host = new ArrayList<>();

  private boolean others;
  private boolean targets;

  Audience(Rung rung, String accountable, Policy policy) {
    for (Action action : rung.actions()) {
      if (action instanceof Action.Notify notify) {
        notify.targets().forEach(target -> add(target, accountable, policy));
      } else if (action instanceof Action.Inform inform) {
        inform.targets().forEach(target -> add(target, accountable, policy));
      } else if (action instanceof Action.Summon summon) {
        targets = true;
        summon.teams().stream()
            .filter(team -> !team.equals(accountable))
            .forEach(team -> team(team, policy));
        others |= summon.teams().contains(accountable);
      } else if (action instanceof Action.Engage engage) {
        supplier(engage.supplier(), policy);
      } else {
        others |= action instanceof Action.Reassign;
      }
    }
  }

  private void add(Target target, String accountable, Policy policy) {
    targets = true;
    if (target instanceof Target.OnCallOf onCall) {
      team(onCall.team(), policy);
    } else if (target instanceof Target.AccountableTeam) {
      team(accountable, policy);
    } else if (target instanceof Target.Person person) {
      fixed.add(person.contact().recipient().toString());
    } else if (target instanceof Target.Role role) {
      staffing(policy.roles().get(role.role()), "role " + role.role());
    } else if (target instanceof Target.OfSupplier of) {
      supplier(of.supplier(), policy);
    } else {
      others = true;
    }
  }

  private void team(String id, Policy policy) {
    Team team = policy.team(id);
    staffing(team == null ? null : team.onCall(), "team " + id);
  }

  private void staffing(@Nullable Staffing staffing, String name) {
    if (staffing instanceof Staffing.Fixed always) {
      fixed.addAll(OnCallLines.names(always.contacts()));
    } else if (staffing != null) {
      staffings.add(staffing);
      if (staffing instanceof Staffing.ByHost) {
        host.add(name);
      }
    }
  }

  private void supplier(String id, Policy policy) {
    targets = true;
    Supplier supplier = policy.suppliers().get(id);
    if (supplier != null) {
      fixed.addAll(OnCallLines.names(supplier.contacts()));
    }
  }

  /** Whether it is meant to reach anybody. */
  boolean hasTargets() {
    return targets;
  }

  /** Whether it tells somebody who cannot act, or hands over: then it is not empty. */
  boolean tellsOthers() {
    return others;
  }

  /** The teams of which only the host knows who is on call. */
  List<String> host() {
    return host;
  }

  List<Staffing> staffings() {
    return staffings;
  }

  /** Those whom it reaches for certain; whom the host names is not known. */
  Set<String> people(OnCallLines lines, Instant at) {
    if (staffings.isEmpty()) {
      return fixed;
    }
    Set<String> people = new LinkedHashSet<>(fixed);
    for (Staffing each : staffings) {
      Set<String> known = lines.people(each, at);
      if (known != null) {
        people.addAll(known);
      }
    }
    return people;
  }
}
