package dev.tocsin.verify;

import com.google.common.collect.Iterables;
import dev.tocsin.continuity.Plan;
import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.MatrixRow;
import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Target;
import dev.tocsin.escalation.Threshold;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Category;
import dev.tocsin.incident.Priority;
import dev.tocsin.policy.MajorRules;
import dev.tocsin.policy.OperationalLevel;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.Staffing;
import dev.tocsin.policy.Supplier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Names that mean nothing, and things that nothing uses. */
final class ReferenceFindings {
  private static final int ALL_PRIORITIES = 9;

  private final Policy policy;
  private final Set<String> used = new HashSet<>();
  private final List<Finding> findings = new ArrayList<>();

  ReferenceFindings(Policy policy) {
    this.policy = policy;
  }

  List<Finding> find() {
    for (Priority priority : policy.severe()) {
      boolean raised = policy.priorities().priorities().contains(priority);
      if (!raised) {
        add(
            FindingKind.DEAD_REFERENCE,
            Severity.WARNING,
            List.of("severe"),
            "No incident has priority %s, which is named as severe.".formatted(priority),
            "Use one of %s.".formatted(policy.priorities().priorities()));
      }
    }
    collect();
    unused("paths", "path", unusedPaths());
    unused("rotas", "rota", policy.rotas().keySet());
    unused("calendars", "calendar", policy.calendars().keySet());
    unused("seasons", "season", policy.seasons().keySet());
    unused("roles", "role", policy.roles().keySet());
    unused("suppliers", "supplier", policy.suppliers().keySet());
    unused("teams", "team", policy.teams().keySet());
    policy.teams().values().forEach(team -> unstaffed("teams", "team", team.id(), team.onCall()));
    policy.roles().forEach((id, staffing) -> unstaffed("roles", "role", id, staffing));
    major();
    for (int i = 0; i < policy.matrix().rows().size(); i++) {
      category(i, policy.matrix().rows().get(i));
    }
    findings.addAll(PlanParts.findings(policy));
    return findings;
  }

  private Set<String> unusedPaths() {
    Set<String> paths = new LinkedHashSet<>(policy.matrix().paths().keySet());
    policy.matrix().rows().forEach(row -> paths.remove(row.path()));
    return paths;
  }

  private void unused(String section, String what, Set<String> names) {
    for (String name : names) {
      if (!used.contains(what + " " + name)) {
        add(
            FindingKind.UNUSED,
            Severity.INFO,
            List.of(section, name),
            "Nothing uses %s '%s'.".formatted(what, name),
            "Remove it, or name it where it is meant.");
      }
    }
  }

  private void unstaffed(String section, String what, String name, Staffing staffing) {
    if (staffing instanceof Staffing.Fixed fixed
        && fixed.contacts().isEmpty()
        && used.contains(what + " " + name)) {
      add(
          FindingKind.UNSTAFFED,
          Severity.WARNING,
          List.of(section, name),
          "Nobody is ever on call for %s '%s'.".formatted(what, name),
          "Name people, a rota, or the host.");
    }
  }

  /** What is said of major incidents and can come to nothing. */
  private void major() {
    MajorRules rules = policy.majorIncidents();
    if (rules == null) {
      return;
    }
    for (Priority priority : rules.updateEvery().keySet()) {
      if (rules.updateEvery().size() < ALL_PRIORITIES
          && !policy.priorities().priorities().contains(priority)) {
        add(
            FindingKind.DEAD_REFERENCE,
            Severity.INFO,
            List.of("major-incidents", "update-every"),
            "No incident has priority %s by the priority table, and updates are due for it."
                .formatted(priority),
            "Use one of %s.".formatted(policy.priorities().priorities()));
      }
    }
    boolean reachable =
        policy.matrix().paths().values().stream()
            .flatMap(path -> path.rungs().stream())
            .flatMap(rung -> rung.actions().stream())
            .anyMatch(action -> action instanceof Action.ProposeMajor);
    if (rules.declareAfter() == null && reachable) {
      add(
          FindingKind.DEAD_REFERENCE,
          Severity.INFO,
          List.of("major-incidents"),
          "A rung proposes a major incident, and one that nobody answers is never declared.",
          "Say after how long: declare-after: 15m, or leave it to people.");
    }
    if (rules.declareAfter() != null && reachable && policy.quietHours() != null) {
      add(
          FindingKind.NOT_PROVED,
          Severity.INFO,
          List.of("major-incidents", "declare-after"),
          "A candidate that nobody answers becomes a major incident, which ends quiet hours; what is"
              + " said of a path takes them to last.",
          "Play the incident to see it: forecasts run the engine itself.");
    }
  }

  /** A category that has nothing to do with those that lead to teams is perhaps misspelt. */
  private void category(int number, MatrixRow row) {
    Set<Category> known = policy.categories().teams().keySet();
    for (Category asked : Iterables.concat(row.when().categories(), row.when().exactCategories())) {
      boolean related = known.stream().anyMatch(each -> each.within(asked) || asked.within(each));
      if (!known.isEmpty() && !related) {
        add(
            FindingKind.DEAD_REFERENCE,
            Severity.INFO,
            List.of("escalation", String.valueOf(number)),
            "Row '%s' asks for category '%s', which has nothing to do with any that leads to a team."
                .formatted(row.name(), asked),
            "Check its spelling, or add it to the categories.");
      }
    }
  }

  private void collect() {
    use("team", policy.categories().defaultTeam());
    policy.categories().teams().values().forEach(team -> use("team", team));
    policy.teams().values().forEach(team -> staffing(team.onCall()));
    policy.roles().values().forEach(this::staffing);
    for (MatrixRow row : policy.matrix().rows()) {
      when(row.when());
    }
    policy.maintenance().forEach(window -> when(window.when()));
    policy.workarounds().values().forEach(each -> when(each.when()));
    policy
        .serviceLevels()
        .forEach(
            rule -> {
              when(rule.when());
              rule.level()
                  .targets()
                  .values()
                  .forEach(
                      target -> {
                        if (target.calendar() != null) {
                          use("calendar", target.calendar());
                        }
                      });
            });
    policy.suppliers().values().forEach(this::supplier);
    policy.operationalLevels().forEach(this::operational);
    for (Plan plan : policy.plans().values()) {
      if (plan.onMajor() != null) {
        when(plan.onMajor());
      }
    }
    if (policy.quietHours() != null) {
      use("calendar", Objects.requireNonNull(policy.quietHours()).calendar());
    }
    MajorRules major = policy.majorIncidents();
    if (major != null) {
      use("role", major.commander());
      if (major.team() != null) {
        use("team", major.team());
      }
      major.stakeholders().forEach(this::target);
    }
    for (Path path : policy.matrix().paths().values()) {
      path.rungs().forEach(this::rung);
    }
  }

  private void operational(OperationalLevel level) {
    level.teams().forEach(team -> use("team", team));
    level.tell().forEach(this::target);
    if (level.target().calendar() != null) {
      use("calendar", level.target().calendar());
    }
  }

  private void supplier(Supplier supplier) {
    if (supplier.contract() != null && supplier.contract().hours() != null) {
      use("calendar", supplier.contract().hours());
    }
  }

  private void use(String what, String name) {
    used.add(what + " " + name);
  }

  private void staffing(Staffing staffing) {
    if (staffing instanceof Staffing.ByRota byRota) {
      use("rota", byRota.rota());
    }
  }

  private void when(When when) {
    when.teams().forEach(team -> use("team", team));
    when.seasons().forEach(season -> use("season", season));
    if (when.hours() != null) {
      use("calendar", when.hours().calendar());
    }
  }

  private void rung(Rung rung) {
    if (rung.threshold() instanceof Threshold.Business business) {
      use("calendar", business.calendar());
    }
    for (Action action : rung.actions()) {
      if (action instanceof Action.Notify notify) {
        notify.targets().forEach(this::target);
      } else if (action instanceof Action.Inform inform) {
        inform.targets().forEach(this::target);
      } else if (action instanceof Action.Reassign reassign) {
        use("team", reassign.team());
      } else if (action instanceof Action.Summon summon) {
        summon.teams().forEach(team -> use("team", team));
      } else if (action instanceof Action.Engage engage) {
        use("supplier", engage.supplier());
      }
    }
  }

  private void target(Target target) {
    if (target instanceof Target.OnCallOf onCall) {
      use("team", onCall.team());
    } else if (target instanceof Target.Role role) {
      use("role", role.role());
    } else if (target instanceof Target.OfSupplier of) {
      use("supplier", of.supplier());
    }
  }

  private void add(
      FindingKind kind, Severity severity, List<String> place, String problem, String remedy) {
    findings.add(new Finding(kind, severity, place, problem, remedy, null));
  }
}
