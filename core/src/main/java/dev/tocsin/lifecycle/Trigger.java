package dev.tocsin.lifecycle;

import dev.tocsin.incident.Phase;
import java.util.EnumSet;
import java.util.Set;

/**
 * What moves an incident from state to state.
 *
 * <p>Each trigger leads to states of certain phases only, whatever a policy calls them. Source:
 * domain.md, "Default lifecycle".
 */
public enum Trigger {
  /** A team, or a person of it, is given the incident. */
  ASSIGN(Phase.NEW, Phase.ACTIVE, Phase.ON_HOLD),
  /** Somebody begins to work. */
  START(Phase.ACTIVE),
  /** Work waits. */
  HOLD(Phase.ON_HOLD),
  /** The wait is over. */
  RESUME(Phase.ACTIVE),
  /** Service is restored. */
  RESOLVE(Phase.RESOLVED),
  /** The incident is over. */
  CLOSE(Phase.CLOSED),
  /** It was not over after all. */
  REOPEN(Phase.NEW, Phase.ACTIVE),
  /** It should never have been logged. */
  CANCEL(Phase.CLOSED),
  /** Another incident is about the same. */
  MARK_DUPLICATE(Phase.CLOSED);

  private final Set<Phase> leadsTo;

  Trigger(Phase first, Phase... others) {
    leadsTo = EnumSet.of(first, others);
  }

  /**
   * Whether a state of a phase can be where this trigger leads.
   *
   * @param phase any phase
   * @return false for, say, a hold that would lead to a resolved state
   */
  public boolean leadsTo(Phase phase) {
    return leadsTo.contains(phase);
  }

  /** Whether it can lead from one phase to another; what is over comes back by reopening only. */
  boolean joins(Phase from, Phase to) {
    boolean over = from == Phase.RESOLVED || from == Phase.CLOSED;
    boolean leaves =
        over
            ? this == REOPEN || to == Phase.CLOSED || (to == Phase.RESOLVED && from == to)
            : this != REOPEN;
    boolean waits = to != Phase.ON_HOLD || this == HOLD || from == Phase.ON_HOLD;
    return leadsTo(to) && leaves && waits;
  }

  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
