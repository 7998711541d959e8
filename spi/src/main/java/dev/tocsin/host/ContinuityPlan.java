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
 */
@FunctionalInterface
public interface ContinuityPlan {
  /**
   * Does it.
   *
   * @param request which plan, for which incident
   * @return what is to stand in the register, at most 4,000 characters, the rest is cut; null for
   *     nothing
   * @throws Exception when it was not done
   */
  @Nullable String invoke(PlanInvocation request) throws Exception;
}
