package dev.tocsin.verify;

import java.util.Locale;

/**
 * What a finding is about.
 *
 * <p>Source: escalation.md, "Proving a policy".
 */
public enum FindingKind {
  /** Incidents that no row of the matrix is for. */
  GAP,
  /** A row all of whose incidents are taken by earlier rows that do something else. */
  SHADOWED_ROW,
  /** A row all of whose incidents are taken by earlier rows that do the same. */
  REDUNDANT_ROW,
  /** A row that no incident can meet. */
  IMPOSSIBLE_ROW,
  /** Rows with different effects that share incidents, and neither is the other's special case. */
  OVERLAP,
  /** A rung that nothing people do or leave undone lets come due. */
  UNREACHABLE_RUNG,
  /** A rung that is due at or after what it should protect. */
  TOO_LATE,
  /** A rung that is due only after the incident was closed by itself. */
  AFTER_CLOSE,
  /** Times at which no rung of a path reaches anybody before the last resort. */
  COVERAGE_HOLE,
  /** A path whose first rung reaches nobody. */
  EMPTY_FIRST_RUNG,
  /** Times at which a path reaches exactly one person. */
  SINGLE_POINT_OF_FAILURE,
  /** A rung that reaches nobody whom earlier ones have not reached. */
  NOBODY_NEW,
  /** Teams that hand an incident to each other while nobody acts. */
  CYCLE,
  /** A target or rung for which no due instant exists. */
  IMPOSSIBLE_TARGET,
  /** Rungs that come due in another order than they are written. */
  OUT_OF_ORDER,
  /** A state that no incident can come to. */
  UNREACHABLE_STATE,
  /** States that an incident can come to and never leave for a closed one. */
  TRAP,
  /** A phase that no state has. */
  MISSING_PHASE,
  /** A name or value that means nothing in this policy. */
  DEAD_REFERENCE,
  /** A team or role that something uses and nobody is ever on call for. */
  UNSTAFFED,
  /** Something that nothing else in the policy uses. */
  UNUSED,
  /** Something that could not be proved within the budget, or depends on the host. */
  NOT_PROVED;

  /**
   * The kind as a word for people and programs.
   *
   * @return such as "coverage-hole"
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
