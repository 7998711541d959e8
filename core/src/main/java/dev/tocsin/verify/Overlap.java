package dev.tocsin.verify;

import java.util.Objects;

/**
 * Two rows of the matrix that share incidents. Under first-match that is normal; the earlier one
 * takes them, unless one before it does.
 *
 * <p>Immutable; no nulls. Source: escalation.md, "Proving a policy" (raw overlaps by API).
 *
 * @param earlier the name of the row that stands first
 * @param later the name of the other
 * @param example an incident that both are for
 */
public record Overlap(String earlier, String later, Example example) {
  /** Checks the parts. */
  public Overlap {
    Objects.requireNonNull(earlier, "earlier");
    Objects.requireNonNull(later, "later");
    Objects.requireNonNull(example, "example");
  }
}
