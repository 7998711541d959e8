package dev.tocsin.verify;

import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Target;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Report;
import dev.tocsin.incident.Source;
import dev.tocsin.incident.Urgency;
import dev.tocsin.policy.Policy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A kind of incident, as far as the random policies tell incidents apart. */
record Kind(String category, Urgency urgency, @Nullable String service, boolean reported) {
  Report report() {
    Report report =
        Report.of("An example")
            .source(Source.MONITORING)
            .category(category)
            .impact(RandomPaths.IMPACT)
            .urgency(urgency);
    report = service == null ? report : report.service(service);
    return reported ? report.reporter(Actor.person("rita")) : report;
  }

  /** Every kind, less what this policy does not ask for. */
  static List<Kind> all(Policy policy) {
    Set<Target> targets = targets(policy);
    List<String> services = new ArrayList<>();
    services.add(null);
    if (targets.contains(new Target.Subscribers())
        || policy.matrix().rows().stream().anyMatch(row -> !row.when().services().isEmpty())
        || policy.serviceLevels().stream().anyMatch(level -> !level.when().services().isEmpty())) {
      services.addAll(List.of("shop", "other"));
    }
    List<Kind> all = new ArrayList<>();
    for (String category : List.of("a", "d")) {
      for (Urgency urgency : List.of(RandomPaths.NOW, RandomPaths.LATER)) {
        for (String service : services) {
          for (boolean reported :
              targets.contains(new Target.Reporter()) ? List.of(true, false) : List.of(false)) {
            all.add(new Kind(category, urgency, service, reported));
          }
        }
      }
    }
    return all;
  }

  private static Set<Target> targets(Policy policy) {
    Set<Target> targets = new HashSet<>();
    for (Path path : policy.matrix().paths().values()) {
      for (Rung rung : path.rungs()) {
        for (Action action : rung.actions()) {
          if (action instanceof Action.Notify notify) {
            targets.addAll(notify.targets());
          } else if (action instanceof Action.Inform inform) {
            targets.addAll(inform.targets());
          }
        }
      }
    }
    return targets;
  }
}
