package dev.tocsin.lifecycle;

import static dev.tocsin.lifecycle.Trigger.ASSIGN;
import static dev.tocsin.lifecycle.Trigger.CANCEL;
import static dev.tocsin.lifecycle.Trigger.CLOSE;
import static dev.tocsin.lifecycle.Trigger.HOLD;
import static dev.tocsin.lifecycle.Trigger.MARK_DUPLICATE;
import static dev.tocsin.lifecycle.Trigger.REOPEN;
import static dev.tocsin.lifecycle.Trigger.RESOLVE;
import static dev.tocsin.lifecycle.Trigger.RESUME;
import static dev.tocsin.lifecycle.Trigger.START;

import com.google.common.collect.ImmutableList;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.State;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The states of an incident and the one table of what leads from which to which.
 *
 * <p>A policy names its states as it likes; each stands on one of five phases, and the engine asks
 * for the phase only. Immutable, safe for many threads, no nulls unless marked. A look-up costs two
 * hashes. Equal when states and rows are. Source: domain.md, "State" and "Default lifecycle";
 * house.md, style 5.
 */
public final class Lifecycle {
  private final ImmutableList<State> states;
  private final ImmutableList<Transition> transitions;
  private final State initial;
  private final Map<String, Exits> exits; // never changed

  private Lifecycle(
      List<State> states, List<Transition> transitions, State initial, Map<String, Exits> exits) {
    this.states = ImmutableList.copyOf(states);
    this.transitions = ImmutableList.copyOf(transitions);
    this.initial = initial;
    this.exits = exits;
  }

  /** What leads out of one state. */
  private static final class Exits {
    private final Map<Trigger, State> byTrigger = new EnumMap<>(Trigger.class);
    private final Map<String, State> byReason = new HashMap<>();

    @Nullable State to(Trigger trigger, @Nullable String reason) {
      if (reason != null && trigger == HOLD) {
        State special = byReason.get(reason);
        if (special != null) {
          return special;
        }
      }
      return byTrigger.get(trigger);
    }
  }

  /**
   * The default: New, Assigned, In progress, On hold, Resolved, Closed, Cancelled.
   *
   * @return ITIL's usual lifecycle
   */
  public static Lifecycle itil() {
    Builder builder =
        builder()
            .state("New", Phase.NEW)
            .state("Assigned", Phase.ACTIVE)
            .state("In progress", Phase.ACTIVE)
            .state("On hold", Phase.ON_HOLD)
            .state("Resolved", Phase.RESOLVED)
            .state("Closed", Phase.CLOSED)
            .state("Cancelled", Phase.CLOSED)
            .on("On hold", ASSIGN, "On hold")
            .on("On hold", RESUME, "In progress")
            .on("Resolved", CLOSE, "Closed")
            .on("Resolved", REOPEN, "In progress")
            .on("Closed", REOPEN, "In progress");
    for (String open : List.of("New", "Assigned", "In progress")) {
      builder.on(open, ASSIGN, "Assigned").on(open, HOLD, "On hold");
    }
    for (String idle : List.of("New", "Assigned")) {
      builder.on(idle, START, "In progress");
    }
    for (String open : List.of("New", "Assigned", "In progress", "On hold")) {
      builder
          .on(open, RESOLVE, "Resolved")
          .on(open, CANCEL, "Cancelled")
          .on(open, MARK_DUPLICATE, "Closed");
    }
    return builder.build();
  }

  /**
   * Begins an empty lifecycle.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * All states, in the order in which they were added.
   *
   * @return the states
   */
  public List<State> states() {
    return states;
  }

  /**
   * The table, in the order in which it was written.
   *
   * @return the rows
   */
  public List<Transition> transitions() {
    return transitions;
  }

  /**
   * Where every incident begins: the first state of phase NEW.
   *
   * @return the first state
   */
  public State initial() {
    return initial;
  }

  /**
   * The state that comes nearest to one of another lifecycle: of the same name, else the first of
   * the same phase, else the first of phase ACTIVE or NEW.
   *
   * @param other any state
   * @return a state of this lifecycle
   */
  public State like(State other) {
    State nearest = null;
    for (State state : states) {
      if (state.phase() == other.phase()
          && (nearest == null || state.name().equals(other.name()))) {
        nearest = state;
      }
    }
    for (State state : states) {
      if (nearest == null && state.phase() == Phase.ACTIVE) {
        nearest = state;
      }
    }
    return nearest == null ? initial : nearest;
  }

  /**
   * Where a trigger leads.
   *
   * @param incident the incident as it stands
   * @param trigger what comes
   * @param reason the reason of a hold; null for every other trigger
   * @return the next state
   * @throws IllegalTransitionException when the table has no such row
   */
  public State next(Incident incident, Trigger trigger, @Nullable String reason) {
    State to = find(incident.state(), trigger, reason);
    if (to == null) {
      throw new IllegalTransitionException(incident, trigger, possible(incident.state()));
    }
    return to;
  }

  /**
   * Where a trigger leads, if anywhere.
   *
   * @param state a state's name, known or not
   * @param trigger what comes
   * @param reason the reason of a hold; null for every other trigger
   * @return the next state, or null when the table has no such row
   */
  public @Nullable State find(String state, Trigger trigger, @Nullable String reason) {
    Exits out = exits.get(state);
    return out == null ? null : out.to(trigger, reason);
  }

  /**
   * What can come in a state.
   *
   * @param state a state's name, known or not
   * @return the triggers, in their order; empty for a last or an unknown state
   */
  public List<Trigger> possible(String state) {
    Set<Trigger> found = new TreeSet<>();
    for (Transition row : transitions) {
      if (row.from().name().equals(state)) {
        found.add(row.trigger());
      }
    }
    return List.copyOf(found);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Lifecycle that
        && states.equals(that.states)
        && transitions.equals(that.transitions);
  }

  @Override
  public int hashCode() {
    return 31 * states.hashCode() + transitions.hashCode();
  }

  @Override
  public String toString() {
    return "Lifecycle" + transitions;
  }

  /**
   * Builds a lifecycle. Not thread-safe. A contradiction is refused by the call that makes it.
   * Source: house.md, style 4.
   */
  public static final class Builder {
    private final Map<String, State> states = new LinkedHashMap<>();
    private final List<Transition> rows = new ArrayList<>();
    private final Set<Case> cases = new HashSet<>();

    private Builder() {}

    /** For which there can be one row only. */
    private record Case(String from, Trigger trigger, @Nullable String reason) {}

    /**
     * Adds a state.
     *
     * @param name the policy's name for it
     * @param phase what the engine understands
     * @return this builder
     * @throws InvalidLifecycleException when the name is taken
     */
    public Builder state(String name, Phase phase) {
      if (states.putIfAbsent(name, new State(name, phase)) != null) {
        throw new InvalidLifecycleException(name, "is there twice", "give each state its own name");
      }
      return this;
    }

    /**
     * Adds a row.
     *
     * @param from the name of a state that was added
     * @param trigger what comes
     * @param to the name of a state that was added
     * @return this builder
     * @throws InvalidLifecycleException when a state is not there, its phase does not suit the
     *     trigger, or the row is there already
     */
    public Builder on(String from, Trigger trigger, String to) {
      return add(from, trigger, null, to);
    }

    /**
     * Adds a row for holds of one reason.
     *
     * @param from the name of a state that was added
     * @param reason the reason of the hold
     * @param to the name of a state that was added
     * @return this builder
     * @throws InvalidLifecycleException when a state is not there, its phase is not ON_HOLD, or the
     *     row is there already
     */
    public Builder onHold(String from, String reason, String to) {
      return add(from, HOLD, reason, to);
    }

    /**
     * The lifecycle.
     *
     * @return an immutable lifecycle
     * @throws InvalidLifecycleException when no state has phase NEW, RESOLVED or CLOSED, or a
     *     resolved one cannot be reopened, or cannot be closed
     */
    public Lifecycle build() {
      Map<String, Exits> exits = new HashMap<>();
      for (Transition row : rows) {
        Exits out = exits.computeIfAbsent(row.from().name(), name -> new Exits());
        if (row.reason() == null) {
          out.byTrigger.put(row.trigger(), row.to());
        } else {
          out.byReason.put(row.reason(), row.to());
        }
      }
      first(Phase.RESOLVED);
      first(Phase.CLOSED);
      for (State state : states.values()) {
        Exits out = exits.get(state.name());
        for (Trigger needed : List.of(Trigger.REOPEN, Trigger.CLOSE)) {
          if (state.phase() == Phase.RESOLVED && (out == null || out.to(needed, null) == null)) {
            throw new InvalidLifecycleException(
                state.name(),
                "has no row for '" + needed + "'",
                "say where it leads: what is resolved may come back, or is closed");
          }
        }
      }
      return new Lifecycle(List.copyOf(states.values()), rows, first(Phase.NEW), exits);
    }

    private Builder add(String from, Trigger trigger, @Nullable String reason, String to) {
      Transition row = new Transition(known(from), trigger, reason, known(to));
      if (!trigger.leadsTo(row.to().phase())) {
        throw new InvalidLifecycleException(
            to,
            "has phase " + row.to().phase() + ", to which '" + trigger + "' cannot lead",
            "let it lead to a state of another phase");
      }
      if (!trigger.joins(row.from().phase(), row.to().phase())) {
        throw new InvalidLifecycleException(
            from,
            "has phase "
                + row.from().phase()
                + ", from which '"
                + trigger
                + "' cannot lead to "
                + to,
            "reopen what is over, hold what is to wait, and reopen nothing that is open");
      }
      if (!cases.add(new Case(from, trigger, reason))) {
        throw new InvalidLifecycleException(
            from, "has two rows for '" + trigger + "'", "keep the one that is meant");
      }
      rows.add(row);
      return this;
    }

    private State known(String name) {
      State state = states.get(name);
      if (state == null) {
        throw new InvalidLifecycleException(
            name, "is not there", "add it with its phase, or use one of " + states.keySet());
      }
      return state;
    }

    private State first(Phase phase) {
      for (State state : states.values()) {
        if (state.phase() == phase) {
          return state;
        }
      }
      throw new InvalidLifecycleException(
          phase.name(), "is missing", "add a state of phase " + phase);
    }
  }
}
