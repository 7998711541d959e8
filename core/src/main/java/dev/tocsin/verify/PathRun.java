package dev.tocsin.verify;

import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.Repeat;
import dev.tocsin.escalation.Rung;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a path does for an incident logged at one instant, while nobody acts: rungs in the order in
 * which they are due, an empty one not waited for, and repeats, until the last rung is taken for
 * the first time or one starts another round. Source: escalation.md, "When a rung is due" 1, 4 and
 * 5.
 */
final class PathRun {
  /**
   * A rung that is taken, perhaps again, and whom it reaches.
   *
   * @param people all of them
   * @param called those of them whom it calls to help, whatever becomes of the round
   */
  record Taken(int rung, Moment at, Set<String> people, Set<String> called) {
    /** What is left when another round begins at the same instant: nobody is told of this one. */
    Taken withdrawn() {
      return new Taken(rung, at, called, called);
    }
  }

  /** So often is a path looked at whose last rung waits for a repeat that reaches nobody. */
  private static final int MOST = 2_000;

  private final PathCase of;
  private final PathClocks.Timers timers;
  private final List<Audience> audiences;
  private final OnCallLines lines;
  private final Steps steps;
  private final Moment logged;
  private final Moment start;
  private final RungState[] states;
  private final List<Taken> taken = new ArrayList<>();
  private final Set<String> helping;
  private final Set<String> calledLast = new HashSet<>();
  private @Nullable Moment major;
  private int counted;
  private boolean anotherRound;

  private PathRun(
      Moment logged,
      Moment start,
      PathCase of,
      PathClocks.Timers timers,
      List<Audience> audiences,
      Set<String> helping,
      OnCallLines lines,
      Steps steps) {
    this.helping = new HashSet<>(helping);
    this.logged = logged;
    this.start = start;
    this.of = of;
    this.timers = timers;
    this.audiences = audiences;
    this.lines = lines;
    this.steps = steps;
    states = new RungState[audiences.size()];
    for (int i = 0; i < states.length; i++) {
      states[i] = new RungState(timers.first(i, logged, start, null, steps));
    }
  }

  /**
   * Plays it.
   *
   * @param logged when the incident was logged, from which its targets count
   * @param start when its round begins
   * @param helping those who were called at that instant, and are not called again
   * @param steps for how long another log instant gives the same
   */
  static PathRun at(
      Moment logged,
      Moment start,
      PathCase of,
      PathClocks.Timers timers,
      List<Audience> audiences,
      Set<String> helping,
      OnCallLines lines,
      Steps steps) {
    PathRun run = new PathRun(logged, start, of, timers, audiences, helping, lines, steps);
    int next = run.next();
    while (next >= 0) {
      run.take(next);
      next = run.anotherRound ? -1 : run.next();
    }
    run.taken.subList(run.counted, run.taken.size()).clear(); // repeats behind the last rung
    return run;
  }

  /** The rung that is taken next; -1 when none is left that was not taken yet. */
  private int next() {
    int next = -1;
    Moment first = null;
    boolean left = false;
    Moment nobodySince = start;
    boolean emptyBefore = false;
    for (int i = 0; i < states.length; i++) {
      RungState state = states[i];
      state.due = state.taken() ? again(i) : firstTime(state, emptyBefore ? nobodySince : null);
      left |= !state.taken() && (state.due != null || mayComeAtOnce(i));
      if (state.due != null && (first == null || steps.compare(state.due, first) < 0)) {
        first = state.due;
        next = i;
      }
      emptyBefore = state.emptySince != null;
      if (state.since != null) {
        nobodySince =
            steps.later(nobodySince, state.emptySince == null ? state.since : state.emptySince);
      }
    }
    return left ? next : -1;
  }

  /** Whether a rung that is never due would be, if a repeat of the one before reached nobody. */
  private boolean mayComeAtOnce(int rung) {
    return rung > 0
        && taken.size() < MOST
        && states[rung - 1].taken()
        && states[rung - 1].due != null
        && audiences.get(rung - 1).mayBeEmptyAgain(lines);
  }

  private @Nullable Moment firstTime(RungState state, @Nullable Moment atOnceSince) {
    if (atOnceSince == null) {
      return state.own;
    }
    Moment atOnce = timers.awake(atOnceSince, major, steps);
    return state.own == null || steps.compare(atOnce, state.own) < 0 ? atOnce : state.own;
  }

  private @Nullable Moment again(int rung) {
    Path path = of.path();
    Repeat repeat = path.repeatOf(path.rungs().get(rung));
    RungState state = states[rung];
    int next = state.occurrence + 1;
    boolean over = repeat != null && repeat.times() != null && next > repeat.times();
    if (repeat == null || over || !audiences.get(rung).repeats() || state.since == null) {
      return null;
    }
    return timers.again(rung, state.since, repeat.every().multipliedBy(next), major, steps);
  }

  private void take(int number) {
    RungState state = states[number];
    Moment at = Objects.requireNonNull(state.due);
    Audience audience = audiences.get(number);
    boolean again = state.taken();
    Set<String> before = Set.copyOf(helping);
    Audience.Reached reached =
        again ? audience.again(lines, at, steps) : audience.first(lines, at, helping, steps);
    remember(before, at);
    state.take(at, reached);
    taken.add(new Taken(number, at, reached.people(), reached.called()));
    if (!again) {
      counted = taken.size();
      change(of.path().rungs().get(number), at);
    }
  }

  private void remember(Set<String> before, Moment at) {
    if (taken.isEmpty() || steps.compare(taken.get(taken.size() - 1).at(), at) != 0) {
      calledLast.clear();
    }
    for (String each : helping) {
      if (each.startsWith(Audience.TEAM)
          && !each.equals(Audience.TEAM + of.example().team())
          && !before.contains(each)) {
        calledLast.add(each);
      }
    }
  }

  /** The teams that were called at the instant at which the run ends. */
  Set<String> calledLast() {
    return calledLast;
  }

  private void change(Rung rung, Moment at) {
    for (Action action : rung.actions()) {
      if (action instanceof Action.DeclareMajor && major == null) {
        major = at;
        for (int i = 0; i < states.length; i++) {
          if (!states[i].taken()) {
            states[i].own = timers.first(i, logged, start, major, steps);
          }
        }
      }
      anotherRound |= startsRound(action);
    }
  }

  private boolean startsRound(Action action) {
    return action instanceof Action.Reassign to
        ? !to.team().equals(of.example().team())
        : action instanceof Action.RaisePriority raise && raise.to().above(of.example().priority());
  }

  /** When a rung's threshold is reached, whatever other rungs do; null when it never is. */
  @Nullable Moment own(int rung) {
    return states[rung].threshold;
  }

  /** When a rung is taken for the first time; null when it is not. */
  @Nullable Moment fired(int rung) {
    return states[rung].since;
  }

  /** Whether a rung, taken for the first time, reaches nobody at all: the next does not wait. */
  boolean empty(int rung) {
    return states[rung].firstEmpty;
  }

  /** All that is taken, in order. */
  List<Taken> taken() {
    return taken;
  }

  /** The teams whose people only the host knows, of the rungs that are taken. */
  List<String> host() {
    List<String> host = new ArrayList<>();
    for (int i = 0; i < states.length; i++) {
      if (states[i].taken()) {
        host.addAll(audiences.get(i).host());
      }
    }
    return host;
  }

  /** Whether a major incident was declared, which ends quiet hours. */
  boolean major() {
    return major != null;
  }

  /** Whether another round begins: another team has it, or its priority is raised. */
  boolean anotherRound() {
    return anotherRound;
  }
}
