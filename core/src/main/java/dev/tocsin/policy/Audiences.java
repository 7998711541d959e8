package dev.tocsin.policy;

import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Target;
import dev.tocsin.oncall.Mode;
import dev.tocsin.oncall.Rota;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many messages a rung may make at most: they must fit into one commit. Source:
 * store-contract.md, C29.
 */
final class Audiences {
  private static final int AUDIENCE = 30;

  private final PolicyBuilder from;
  private final int largestTeam;

  Audiences(PolicyBuilder from) {
    this.from = from;
    largestTeam =
        from.teams.values().stream().mapToInt(team -> people(team.onCall())).max().orElse(0);
  }

  static void check(List<String> place, int people) {
    if (people > AUDIENCE) {
      throw new InvalidPolicyException(
          place,
          people + " people would be told at once",
          "tell at most " + AUDIENCE + ", or one address that stands for them all");
    }
  }

  /** Of the accountable team, as many as the largest has. */
  int of(Rung rung) {
    return rung.actions().stream().mapToInt(this::of).sum();
  }

  private int of(Action action) {
    if (action instanceof Action.Notify notify) {
      return notify.targets().stream().mapToInt(this::of).sum();
    }
    if (action instanceof Action.Inform inform) {
      return inform.targets().stream().mapToInt(this::of).sum();
    }
    if (action instanceof Action.Engage engage) {
      return supplier(engage.supplier());
    }
    if (action instanceof Action.Run || action instanceof Action.Invoke) {
      return 1; // it leaves through the outbox, too
    }
    if (action instanceof Action.ProposeMajor && from.majorIncidents != null) {
      MajorRules rules = from.majorIncidents;
      return people(from.roles.get(rules.commander()))
          + (rules.team() == null ? 0 : team(rules.team()));
    }
    return action instanceof Action.Summon summon
        ? summon.teams().stream().mapToInt(this::team).sum()
        : 0;
  }

  /** Whom some targets mean at once. */
  int of(List<Target> targets) {
    return targets.stream().mapToInt(this::of).sum();
  }

  private int of(Target target) {
    if (target instanceof Target.OnCallOf onCall) {
      return team(onCall.team());
    }
    if (target instanceof Target.Role role) {
      return people(from.roles.get(role.role()));
    }
    if (target instanceof Target.OfSupplier of) {
      return supplier(of.supplier());
    }
    return target instanceof Target.AccountableTeam ? largestTeam : 1;
  }

  private int supplier(String id) {
    Supplier supplier = from.suppliers.get(id);
    return supplier == null ? 0 : supplier.contacts().size();
  }

  private int team(String id) {
    Team team = from.teams.get(id);
    return team == null ? 0 : people(team.onCall());
  }

  private int people(@Nullable Staffing staffing) {
    if (staffing instanceof Staffing.Fixed fixed) {
      return fixed.contacts().size();
    }
    if (staffing instanceof Staffing.ByRota byRota) {
      Rota rota = from.rotas.get(byRota.rota());
      return rota == null ? 0 : atOnce(rota);
    }
    return staffing == null ? 0 : 1;
  }

  private static int atOnce(Rota rota) {
    return rota.versions().stream()
        .mapToInt(each -> each.mode() == Mode.TOGETHER ? each.layers().size() : 1)
        .max()
        .orElse(0);
  }
}
