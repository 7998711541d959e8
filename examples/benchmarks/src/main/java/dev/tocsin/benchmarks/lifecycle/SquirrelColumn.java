package dev.tocsin.benchmarks.lifecycle;

import org.squirrelframework.foundation.fsm.StateMachineBuilder;
import org.squirrelframework.foundation.fsm.StateMachineBuilderFactory;
import org.squirrelframework.foundation.fsm.StateMachineConfiguration;
import org.squirrelframework.foundation.fsm.impl.AbstractStateMachine;

/** One shared builder; a machine per incident, with the framework's default configuration. */
final class SquirrelColumn implements LifecycleColumn {
  public static final class Machine extends AbstractStateMachine<Machine, State, Trigger, Object> {}

  private final StateMachineBuilder<Machine, State, Trigger, Object> builder =
      StateMachineBuilderFactory.create(Machine.class, State.class, Trigger.class, Object.class);
  private Machine held;

  SquirrelColumn() {
    builder.setStateMachineConfiguration(StateMachineConfiguration.create());
    for (Lifecycle.Arc arc : Lifecycle.ARCS) {
      builder.externalTransition().from(arc.from()).to(arc.to()).on(arc.on());
    }
  }

  @Override
  public State drive(Trigger[] triggers) {
    Machine machine = builder.newStateMachine(State.NEW);
    for (Trigger trigger : triggers) {
      machine.fire(trigger);
    }
    return machine.getCurrentState();
  }

  @Override
  public void hold() {
    held = builder.newStateMachine(State.IN_PROGRESS);
  }

  @Override
  public State fireHeld(Trigger trigger) {
    held.fire(trigger);
    return held.getCurrentState();
  }
}
