package dev.tocsin.verify;

import dev.tocsin.incident.Phase;
import dev.tocsin.incident.State;
import dev.tocsin.lifecycle.Lifecycle;
import dev.tocsin.lifecycle.Transition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** States that no incident comes to, and those that it cannot leave. */
final class LifecycleFindings {
  private final Lifecycle lifecycle;
  private final List<Finding> findings = new ArrayList<>();

  LifecycleFindings(Lifecycle lifecycle) {
    this.lifecycle = lifecycle;
  }

  List<Finding> find() {
    Set<State> reached = from(lifecycle.initial());
    for (State state : lifecycle.states()) {
      if (!reached.contains(state)) {
        add(
            FindingKind.UNREACHABLE_STATE,
            Severity.WARNING,
            state,
            "No incident comes to state '%s': no transition leads there.".formatted(state.name()),
            "Add a transition to it, or remove it.");
      } else if (state.phase() != Phase.CLOSED && !ends(state)) {
        add(
            FindingKind.TRAP,
            Severity.ERROR,
            state,
            "An incident in state '%s' can never be closed: no way leads from it to a closed state."
                .formatted(state.name()),
            "Add a transition, such as resolve and then close, or cancel.");
      } else if (isOpen(state) && !resolves(state)) {
        add(
            FindingKind.TRAP,
            Severity.WARNING,
            state,
            "An incident in state '%s' can be cancelled, but never resolved."
                .formatted(state.name()),
            "Add a transition that leads, in the end, to a resolved state.");
      }
    }
    EnumSet<Phase> missing = EnumSet.allOf(Phase.class);
    reached.forEach(state -> missing.remove(state.phase()));
    for (Phase phase : missing) {
      findings.add(
          new Finding(
              FindingKind.MISSING_PHASE,
              phase == Phase.ON_HOLD ? Severity.INFO : Severity.WARNING,
              List.of("lifecycle", "states"),
              "No incident is ever in phase %s.".formatted(word(phase)),
              "Give a state that phase and a transition to it, if your desk needs it.",
              null));
    }
    return findings;
  }

  private static String word(Phase phase) {
    return phase.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static boolean isOpen(State state) {
    return state.phase() != Phase.RESOLVED && state.phase() != Phase.CLOSED;
  }

  private boolean ends(State state) {
    return from(state).stream().anyMatch(each -> each.phase() == Phase.CLOSED);
  }

  private boolean resolves(State state) {
    return from(state).stream().anyMatch(each -> each.phase() == Phase.RESOLVED)
        || lifecycle.states().stream().noneMatch(each -> each.phase() == Phase.RESOLVED);
  }

  private Set<State> from(State start) {
    Set<State> reached = new LinkedHashSet<>(Set.of(start));
    Deque<State> next = new ArrayDeque<>(reached);
    while (!next.isEmpty()) {
      State state = next.poll();
      for (Transition transition : lifecycle.transitions()) {
        if (transition.from().equals(state) && reached.add(transition.to())) {
          next.add(transition.to());
        }
      }
    }
    return reached;
  }

  private void add(
      FindingKind kind, Severity severity, State state, String problem, String remedy) {
    findings.add(
        new Finding(
            kind,
            severity,
            List.of("lifecycle", "states", state.name()),
            problem,
            remedy,
            new Witness.Names(List.of(state.name()))));
  }
}
