package dev.tocsin.host;

import dev.tocsin.notification.PlanInvocation;
import org.jspecify.annotations.Nullable;

/**
 * Invokes plans for service continuity; implemented by the host.
 *
 * <p>Called by a worker's thread, after the commit that asked for it, at least once for each
 * request and always under the same key: an implementation that has seen the key does nothing and
 * answers as before. What it throws is tried again as deliveries are, and given up after as many
 * tries; {@link dev.tocsin.notification.UndeliverableException} gives up at once. What came of it
 * is recorded in the incident. Return within the worker's lease, half a minute: begin what takes
 * longer elsewhere and tell its end by a command. Source: escalation.md, "The matrix" (actions) and
 * "When a rung is due" 10.
 *
 * <p>A plan that the policy only names is one request. Of a plan with steps each step is one,
 * {@link PlanInvocation#step()} names it: those of one stage come at the same time and in any
 * order, those of the next only after all of them have ended. A step that came too late, after its
 * time limit, is recorded as late and changes nothing. A step that a person has done again comes
 * under a new key.
 */
@FunctionalInterface
public interface ContinuityPlan {
  /**
   * Does it.
   *
   * @param request which plan, which step of it, for which incident
   * @return what is to stand in the register, at most 4,000 characters, the rest is cut; null for
   *     nothing
   * @throws Exception when it was not done
   */
  @Nullable String invoke(PlanInvocation request) throws Exception;
}
