package dev.tocsin.benchmarks.lifecycle;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;

/** Hand-written floors. Each refuses an illegal trigger, as the peers do. */
final class Floors {
  private Floors() {}

  static final class Incident {
    State state;
    int version;

    Incident(State state) {
      this.state = state;
    }
  }

  private static IllegalStateException illegal(State state, Trigger trigger) {
    return new IllegalStateException(trigger + " in " + state);
  }

  /** A mutable incident and a nested enum switch: the least that can be written. */
  static final class EnumSwitch implements LifecycleColumn {
    private Incident held;

    @Override
    public State drive(Trigger[] triggers) {
      Incident incident = new Incident(State.NEW);
      for (Trigger trigger : triggers) {
        incident.state = next(incident.state, trigger);
        incident.version++;
      }
      return incident.state;
    }

    @Override
    public void hold() {
      held = new Incident(State.IN_PROGRESS);
    }

    @Override
    public State fireHeld(Trigger trigger) {
      held.version++;
      held.state = next(held.state, trigger);
      return held.state;
    }

    private static State next(State state, Trigger trigger) {
      return switch (state) {
        case NEW ->
            switch (trigger) {
              case ASSIGN -> State.ASSIGNED;
              case CANCEL -> State.CANCELLED;
              default -> throw illegal(state, trigger);
            };
        case ASSIGNED ->
            switch (trigger) {
              case START -> State.IN_PROGRESS;
              case UNASSIGN -> State.NEW;
              case HOLD -> State.ON_HOLD;
              case CANCEL -> State.CANCELLED;
              default -> throw illegal(state, trigger);
            };
        case IN_PROGRESS ->
            switch (trigger) {
              case HOLD -> State.ON_HOLD;
              case REASSIGN -> State.ASSIGNED;
              case RESOLVE -> State.RESOLVED;
              case CANCEL -> State.CANCELLED;
              default -> throw illegal(state, trigger);
            };
        case ON_HOLD ->
            switch (trigger) {
              case RESUME -> State.IN_PROGRESS;
              case CANCEL -> State.CANCELLED;
              default -> throw illegal(state, trigger);
            };
        case RESOLVED ->
            switch (trigger) {
              case CLOSE -> State.CLOSED;
              case REOPEN -> State.IN_PROGRESS;
              default -> throw illegal(state, trigger);
            };
        default -> throw illegal(state, trigger);
      };
    }
  }

  /** A mutable incident and a configurable EnumMap table. */
  static final class EnumMapTable implements LifecycleColumn {
    private final EnumMap<State, EnumMap<Trigger, State>> table = table();
    private Incident held;

    static EnumMap<State, EnumMap<Trigger, State>> table() {
      EnumMap<State, EnumMap<Trigger, State>> table = new EnumMap<>(State.class);
      for (State state : State.values()) {
        table.put(state, new EnumMap<>(Trigger.class));
      }
      for (Lifecycle.Arc arc : Lifecycle.ARCS) {
        table.get(arc.from()).put(arc.on(), arc.to());
      }
      return table;
    }

    @Override
    public State drive(Trigger[] triggers) {
      Incident incident = new Incident(State.NEW);
      for (Trigger trigger : triggers) {
        incident.state = next(incident.state, trigger);
        incident.version++;
      }
      return incident.state;
    }

    @Override
    public void hold() {
      held = new Incident(State.IN_PROGRESS);
    }

    @Override
    public State fireHeld(Trigger trigger) {
      held.version++;
      held.state = next(held.state, trigger);
      return held.state;
    }

    private State next(State state, Trigger trigger) {
      State to = table.get(state).get(trigger);
      if (to == null) {
        throw illegal(state, trigger);
      }
      return to;
    }
  }

  /**
   * An immutable incident of ten fields, copied on each transition, plus one event record with a
   * time per transition, appended to a list: what an honest in-memory register has to do.
   */
  static final class RecordAndEvent implements LifecycleColumn {
    record Item(
        long id,
        String title,
        String category,
        int priority,
        String service,
        String team,
        State state,
        int version,
        long openedAt,
        long changedAt) {}

    record Event(
        long incident, int version, State from, Trigger on, State to, long at, String by) {}

    private final EnumMap<State, EnumMap<Trigger, State>> table = EnumMapTable.table();
    private final List<Event> heldEvents = new ArrayList<>();
    private Item held;
    private long clock;
    List<Event> published;

    @Override
    public State drive(Trigger[] triggers) {
      Item item = open(State.NEW);
      List<Event> events = new ArrayList<>(8);
      for (Trigger trigger : triggers) {
        item = fire(item, trigger, events);
      }
      published = events;
      return item.state;
    }

    @Override
    public void hold() {
      held = open(State.IN_PROGRESS);
    }

    @Override
    public State fireHeld(Trigger trigger) {
      if (heldEvents.size() >= 64) {
        heldEvents.clear();
      }
      held = fire(held, trigger, heldEvents);
      return held.state;
    }

    private Item open(State state) {
      long now = ++clock;
      return new Item(now, "title", "hardware/laptop", 3, "mail", "desk", state, 0, now, now);
    }

    private Item fire(Item item, Trigger trigger, List<Event> events) {
      State to = table.get(item.state).get(trigger);
      if (to == null) {
        throw illegal(item.state, trigger);
      }
      long now = ++clock;
      int version = item.version + 1;
      events.add(new Event(item.id, version, item.state, trigger, to, now, "agent"));
      return new Item(
          item.id,
          item.title,
          item.category,
          item.priority,
          item.service,
          item.team,
          to,
          version,
          item.openedAt,
          now);
    }
  }
}
