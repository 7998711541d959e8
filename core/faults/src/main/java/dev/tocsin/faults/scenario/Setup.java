package dev.tocsin.faults.scenario;

import dev.tocsin.faults.node.Rules;

/**
 * What a scenario begins with.
 *
 * @param rules the policy
 * @param nodes how many nodes
 * @param pool how many connections each has
 * @param parameters what is added to the nodes' URL; may be empty
 * @param threads how many threads the driver has; 0 for no driver
 */
record Setup(Rules rules, int nodes, int pool, String parameters, int threads) {
  /** Three nodes with six connections each, and four people at work. */
  static final Setup USUAL = new Setup(Rules.LADDER, 3, 6, "", 4);

  Setup pool(int value) {
    return new Setup(rules, nodes, value, parameters, threads);
  }

  Setup nodes(int value) {
    return new Setup(rules, value, pool, parameters, threads);
  }

  Setup parameters(String value) {
    return new Setup(rules, nodes, pool, value, threads);
  }
}
