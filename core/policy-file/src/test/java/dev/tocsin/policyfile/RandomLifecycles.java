package dev.tocsin.policyfile;

import dev.tocsin.incident.Phase;
import dev.tocsin.incident.State;
import dev.tocsin.lifecycle.InvalidLifecycleException;
import dev.tocsin.lifecycle.Lifecycle;
import dev.tocsin.lifecycle.Trigger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random lifecycles; the order of their rows is random as well. */
final class RandomLifecycles {
  private final Random random;

  RandomLifecycles(Random random) {
    this.random = random;
  }

  Lifecycle lifecycle() {
    Lifecycle.Builder builder = Lifecycle.builder();
    Map<String, State> states = new LinkedHashMap<>();
    for (Phase phase : Phase.values()) {
      for (int i = random.nextInt(2); i >= 0; i--) {
        String name = RandomNames.numbered(random, i);
        if (states.putIfAbsent(name, new State(name, phase)) == null) {
          builder.state(name, phase);
        } else {
          String other = name.substring(0, Math.min(60, name.length())) + " " + phase + i;
          states.put(other, new State(other, phase));
          builder.state(other, phase);
        }
      }
    }
    List<State> all = new ArrayList<>(states.values());
    State first = with(all, Phase.NEW);
    State closed = with(all, Phase.CLOSED);
    for (int i = random.nextInt(20); i > 0; i--) {
      add(builder, one(all), one(List.of(Trigger.values())), one(all));
    }
    for (State state : all) {
      if (state.phase() == Phase.RESOLVED) {
        add(builder, state, Trigger.REOPEN, first);
        add(builder, state, Trigger.CLOSE, closed);
      }
    }
    return builder.build();
  }

  private void add(Lifecycle.Builder builder, State from, Trigger trigger, State to) {
    try {
      if (trigger == Trigger.HOLD && random.nextBoolean()) {
        builder.onHold(from.name(), RandomNames.any(random).strip(), to.name());
      } else {
        builder.on(from.name(), trigger, to.name());
      }
    } catch (InvalidLifecycleException e) {
      // Not every row makes sense.
    }
  }

  private static State with(List<State> all, Phase phase) {
    return all.stream().filter(state -> state.phase() == phase).findFirst().orElseThrow();
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
