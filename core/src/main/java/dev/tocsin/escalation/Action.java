package dev.tocsin.escalation;

import com.google.common.collect.ImmutableList;
import dev.tocsin.incident.Priority;
import java.util.List;
import java.util.Objects;

/**
 * What a rung does. Telling somebody may be repeated and collapses after downtime; what changes the
 * incident is done once, always.
 *
 * <p>Immutable; no nulls. Source: escalation.md, "The matrix" (actions) and "When a rung is due" 7.
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

  /**
   * Raise the priority; one that is as high already stays.
   *
   * @param to the new priority
   */
  record RaisePriority(Priority to) implements Action {
    /** Checks the part. */
    public RaisePriority {
      Objects.requireNonNull(to, "to");
    }
  }

  /**
   * Ask a supplier for help.
   *
   * @param supplier the supplier's id
   */
  record Engage(String supplier) implements Action {
    /** Checks the text. */
    public Engage {
      Objects.requireNonNull(supplier, "supplier");
    }
  }

  /**
   * Invoke a plan for service continuity.
   *
   * @param plan the plan's name, as the host knows it
   */
  record Invoke(String plan) implements Action {
    /** Checks the text. */
    public Invoke {
      Objects.requireNonNull(plan, "plan");
    }
  }

  /**
   * Run an automation.
   *
   * @param automation its name, as the host knows it
   */
  record Run(String automation) implements Action {
    /** Checks the text. */
    public Run {
      Objects.requireNonNull(automation, "automation");
    }
  }

  /** Propose a major incident: somebody shall confirm or dismiss it. */
  record ProposeMajor() implements Action {}
}
