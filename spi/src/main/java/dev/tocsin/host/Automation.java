package dev.tocsin.host;

import dev.tocsin.notification.AutomationRun;

/**
 * Runs automations; implemented by the host.
 *
 * <p>Called by a worker's thread, after the commit that asked for it, at least once for each
 * request and always under the same key: an implementation that has seen the key does nothing and
 * answers as before. What it throws is tried again as deliveries are, and given up after as many
 * tries; {@link dev.tocsin.notification.UndeliverableException} gives up at once. What came of it
 * is recorded in the incident. Where the policy gives it a time limit, the escalation path waits
 * for it that long, and where it says so, success resolves the incident. Return within the worker's
 * lease, half a minute: begin what takes longer elsewhere, answer {@link
 * AutomationResult#underWay()}, and tell its end by {@code ServiceDesk.finishAutomation}. Source:
 * domain.md, practice 2; escalation.md, "The matrix" (actions) and "When a rung is due" 10.
 */
@FunctionalInterface
public interface Automation {
  /**
   * Does it.
   *
   * @param request which automation, for which incident
   * @return what came of it
   * @throws Exception when it was not done, and may be tried again
   */
  AutomationResult run(AutomationRun request) throws Exception;
}
