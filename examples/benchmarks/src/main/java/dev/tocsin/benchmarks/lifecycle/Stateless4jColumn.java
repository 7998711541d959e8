package dev.tocsin.benchmarks.lifecycle;

import com.github.oxo42.stateless4j.StateMachine;
import com.github.oxo42.stateless4j.StateMachineConfig;

/** One shared config; the machine reads and writes the incident's own state field. */
final class Stateless4jColumn implements LifecycleColumn {
  private final StateMachineConfig<State, Trigger> config = new StateMachineConfig<>();
  private StateMachine<State, Trigger> held;

  Stateless4jColumn() {
    for (Lifecycle.Arc arc : Lifecycle.ARCS) {
      config.configure(arc.from()).permit(arc.on(), arc.to());
    }
  }

  @Override
  public State drive(Trigger[] triggers) {
    Floors.Incident incident = new Floors.Incident(State.NEW);
    StateMachine<State, Trigger> machine = machineFor(incident);
    for (Trigger trigger : triggers) {
      machine.fire(trigger);
    }
    return incident.state;
  }

  @Override
  public void hold() {
    held = machineFor(new Floors.Incident(State.IN_PROGRESS));
  }

  @Override
  public State fireHeld(Trigger trigger) {
    held.fire(trigger);
    return held.getState();
  }

  private StateMachine<State, Trigger> machineFor(Floors.Incident incident) {
    return new StateMachine<>(
        incident.state,
        () -> incident.state,
        s -> {
          incident.state = s;
          incident.version++;
        },
        config);
  }
}
