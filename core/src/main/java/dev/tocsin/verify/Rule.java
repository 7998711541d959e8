package dev.tocsin.verify;

import dev.tocsin.escalation.MatrixRow;
import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.When;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.ServiceLevelRule;
import dev.tocsin.servicelevel.ServiceLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A row of a first-match table.
 *
 * @param name its name
 * @param when its conditions
 * @param effect what it does; equal for rules that do the same
 * @param meant the names of later rules with which an overlap is declared intentional
 * @param place where it stands
 */
record Rule(String name, When when, Object effect, Set<String> meant, List<String> place) {
  /** The rows of the matrix. */
  static List<Rule> rows(Policy policy) {
    List<Rule> rules = new ArrayList<>();
    for (MatrixRow row : policy.matrix().rows()) {
      Path path = Objects.requireNonNull(policy.matrix().path(row.path()));
      rules.add(
          new Rule(
              row.name(),
              row.when(),
              new Path("effect", path.rungs(), path.repeat()),
              row.overlaps(),
              List.of("escalation", String.valueOf(rules.size()))));
    }
    return rules;
  }

  /** The service levels. */
  static List<Rule> serviceLevels(Policy policy) {
    List<Rule> rules = new ArrayList<>();
    for (ServiceLevelRule rule : policy.serviceLevels()) {
      rules.add(
          new Rule(
              rule.name(),
              rule.when(),
              new ServiceLevel("effect", rule.level().targets()),
              Set.of(),
              List.of("service-levels", String.valueOf(rules.size()))));
    }
    return rules;
  }
}
