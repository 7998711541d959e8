package dev.tocsin.verify;

import dev.tocsin.escalation.When;
import dev.tocsin.policy.Policy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Conditions, and the policy whose tables, calendars and seasons they mean. */
record Asked(Policy policy, When when) {
  static List<Asked> of(Policy policy, List<Rule> rules) {
    List<Asked> asked = new ArrayList<>();
    rules.forEach(rule -> asked.add(new Asked(policy, rule.when())));
    return asked;
  }

  /** The policies that are meant; one that is meant twice counts once. */
  static Set<Policy> policies(List<Asked> asked) {
    Set<Policy> policies = new LinkedHashSet<>();
    asked.forEach(each -> policies.add(each.policy()));
    return policies;
  }
}
