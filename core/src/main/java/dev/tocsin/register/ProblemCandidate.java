package dev.tocsin.register;

import dev.tocsin.incident.IncidentId;
import java.util.Objects;

/**
 * What recurs more than chance allows, as a problem that may be behind it.
 *
 * <p>Immutable, no nulls. Source: domain.md, "Proactive".
 *
 * @param candidate its name: the target of the links of its incidents
 * @param pattern what was found
 * @param first the first of its incidents, whose history says that it was proposed
 * @param proposed whether this look proposed it; false when an earlier one did
 * @param linked how many incidents this look has linked to it
 */
public record ProblemCandidate(
    String candidate, Pattern pattern, IncidentId first, boolean proposed, long linked) {
  /** Checks the parts. */
  public ProblemCandidate {
    Objects.requireNonNull(candidate, "candidate");
    Objects.requireNonNull(pattern, "pattern");
    Objects.requireNonNull(first, "first");
  }
}
