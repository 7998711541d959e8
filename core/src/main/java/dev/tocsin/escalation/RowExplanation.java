package dev.tocsin.escalation;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Objects;

/**
 * Why a row of the matrix is for an incident, or is not.
 *
 * <p>Immutable; no nulls. Source: escalation.md, "The matrix".
 *
 * @param row the row
 * @param failed the conditions that do not hold, in the order of {@link When}'s parts; empty when
 *     the row matches
 */
public record RowExplanation(MatrixRow row, List<FailedCondition> failed) {
  /** Copies the list. */
  public RowExplanation {
    Objects.requireNonNull(row, "row");
    failed = ImmutableList.copyOf(failed);
  }

  /**
   * Whether the row is for the incident.
   *
   * @return true when no condition failed
   */
  public boolean matched() {
    return failed.isEmpty();
  }
}
