package dev.tocsin.desk;

import dev.tocsin.incident.Incident;
import dev.tocsin.policy.Policy;
import org.jspecify.annotations.Nullable;

/**
 * One kind of thing that time alone brings about. A pure function of incident and policy: it never
 * reads when something was last looked at.
 *
 * <p>A new kind is a class of its own with a static {@code next}, and a line in {@link Agenda}.
 */
@FunctionalInterface
interface DueSource {
  /**
   * The next thing of its kind, perhaps in the past.
   *
   * @return null when time alone brings none
   */
  @Nullable Due next(Incident incident, Policy policy);
}
