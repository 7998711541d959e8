package dev.tocsin.escalation;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Objects;

/**
 * What a rung does. Telling somebody may be repeated and collapses after downtime; what changes the
 * incident is done once, always.
 *
 * <p>Immutable; no nulls. Suppliers, continuity plans, automations and raised priorities take their
 * place beside these. Source: escalation.md, "The matrix" (actions) and "When a rung is due" 7.
 */
public sealed interface Action {
  /**
   * Whether it changes the incident, rather than only telling somebody.
   *
   * @return false for notify and inform
   */
  default boolean changesIncident() {
    return true;
  }

  /**
   * Tell those who shall act.
   *
   * @param targets whom; at least one
   */
  record Notify(List<Target> targets) implements Action {
    /** Copies the list. */
    public Notify {
      targets = ImmutableList.copyOf(targets);
    }

    @Override
    public boolean changesIncident() {
      return false;
    }
  }

  /**
   * Tell those who may decide more (hierarchical escalation).
   *
   * @param targets whom; at least one
   */
  record Inform(List<Target> targets) implements Action {
    /** Copies the list. */
    public Inform {
      targets = ImmutableList.copyOf(targets);
    }

    @Override
    public boolean changesIncident() {
      return false;
    }
  }

  /**
   * Hand the incident to those who know more (functional escalation); a new round begins.
   *
   * @param team the team's id
   */
  record Reassign(String team) implements Action {
    /** Checks the text. */
    public Reassign {
      Objects.requireNonNull(team, "team");
    }
  }

  /** Declare a major incident. */
  record DeclareMajor() implements Action {}

  /**
   * Call several teams together at once.
   *
   * @param teams their ids; at least one
   */
  record Summon(List<String> teams) implements Action {
    /** Copies the list. */
    public Summon {
      teams = ImmutableList.copyOf(teams);
    }
  }
}
