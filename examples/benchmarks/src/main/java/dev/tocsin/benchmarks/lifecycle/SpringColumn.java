package dev.tocsin.benchmarks.lifecycle;

import java.util.EnumSet;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.config.StateMachineBuilder;
import org.springframework.statemachine.support.DefaultStateMachineContext;
import reactor.core.publisher.Mono;

/**
 * Spring Statemachine: a machine built per incident, or (reused) one machine reset to the
 * incident's state before the path, the pattern of Spring's own persist recipe.
 */
final class SpringColumn implements LifecycleColumn {
  private final boolean reuse;
  private final StateMachineBuilder.Builder<State, Trigger> builder = StateMachineBuilder.builder();
  private final StateMachine<State, Trigger> pooled;
  private StateMachine<State, Trigger> held;

  SpringColumn(boolean reuse) throws Exception {
    this.reuse = reuse;
    builder.configureConfiguration().withConfiguration().autoStartup(false);
    builder.configureStates().withStates().initial(State.NEW).states(EnumSet.allOf(State.class));
    for (Lifecycle.Arc arc : Lifecycle.ARCS) {
      builder
          .configureTransitions()
          .withExternal()
          .source(arc.from())
          .target(arc.to())
          .event(arc.on());
    }
    pooled = builder.build();
    pooled.startReactively().block();
  }

  @Override
  public State drive(Trigger[] triggers) {
    StateMachine<State, Trigger> machine;
    if (reuse) {
      machine = pooled;
      reset(machine, State.NEW);
    } else {
      machine = builder.build();
      machine.startReactively().block();
    }
    for (Trigger trigger : triggers) {
      fire(machine, trigger);
    }
    State end = machine.getState().getId();
    if (!reuse) {
      machine.stopReactively().block();
    }
    return end;
  }

  @Override
  public void hold() {
    held = builder.build();
    reset(held, State.IN_PROGRESS);
  }

  @Override
  public State fireHeld(Trigger trigger) {
    fire(held, trigger);
    return held.getState().getId();
  }

  private static void reset(StateMachine<State, Trigger> machine, State to) {
    machine.stopReactively().block();
    machine
        .getStateMachineAccessor()
        .doWithAllRegions(
            access ->
                access
                    .resetStateMachineReactively(
                        new DefaultStateMachineContext<>(to, null, null, null))
                    .block());
    machine.startReactively().block();
  }

  private static void fire(StateMachine<State, Trigger> machine, Trigger trigger) {
    machine.sendEvent(Mono.just(MessageBuilder.withPayload(trigger).build())).blockLast();
  }
}
