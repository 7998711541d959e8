package dev.tocsin.host;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether something is as it should be; implemented by the host.
 *
 * <p>Called on the thread of whoever runs the checks that are due, perhaps on several nodes for the
 * same due instant, and again after a restart: it only looks, and changes nothing. What it throws
 * counts as a finding: a check that cannot be made is not in order. Source: domain.md, "Proactive".
 */
@FunctionalInterface
public interface Check {
  /**
   * Looks.
   *
   * @param due when it was due, UTC; the present is a little later
   * @return what was found, for people, at most 4,000 characters, the rest is cut; null or blank
   *     when all is well
   * @throws Exception when it could not look
   */
  @Nullable String run(Instant due) throws Exception;
}
