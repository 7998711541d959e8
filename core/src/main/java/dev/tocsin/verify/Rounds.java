package dev.tocsin.verify;

import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.MatrixRow;
import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.Rung;
import dev.tocsin.incident.Priority;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.QuietHours;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an incident round by round, while nobody acts: from team to team and from
 * priority to priority, until a round ends by itself or a team that has had it would get it again.
 * Source: escalation.md, "When a rung is due" 3.
 */
final class Rounds {
  private final Policy policy;
  private final OnCallLines lines;
  private final RowTimes rows;
  private final Steps steps;
  private final Moment logged;
  private final PathRun first;
  private final Set<String> people = new LinkedHashSet<>();
  private final List<String> host = new ArrayList<>();
  private final List<PathRun.Taken> told = new ArrayList<>();
  private final List<String> teams = new ArrayList<>();
  private boolean circle;

  /** Whether the rung that closes the circle has begun another round before. */
  private boolean moved;

  private @Nullable PathCase last;
  private int lastRung;

  Rounds(
      Policy policy,
      PathClocks clocks,
      OnCallLines lines,
      RowTimes rows,
      Prepared of,
      Moment logged,
      Steps steps) {
    this.policy = policy;
    this.lines = lines;
    this.rows = rows;
    this.logged = logged;
    this.steps = steps;
    teams.add(of.of().example().team());
    first = run(of, logged, Set.of());
    PathCase now = of.of();
    PathRun run = first;
    boolean major = false;
    boolean startedByFirst = false;
    PathRun.Taken starting = null;
    while (run != null) {
      PathRun.Taken last = run.taken().isEmpty() ? null : run.taken().get(run.taken().size() - 1);
      PathCase next = null;
      boolean ends = false;
      if (run.anotherRound() && last != null) {
        major |= run.major();
        next = next(now, last, major);
        ends = !circle || moved;
      }
      tell(run, ends ? last : null, starting, startedByFirst);
      startedByFirst = run == first;
      starting = ends ? last : null;
      Set<String> helping = run.calledLast();
      run =
          next == null || last == null
              ? null
              : run(Prepared.of(next, policy, clocks), last.at(), helping);
      now = next == null ? now : next;
    }
    if (starting != null) {
      add(false, starting, startedByFirst);
    }
  }

  /** Counts those of a round who are told: not of what the next one overtakes at once. */
  private void tell(
      PathRun run,
      PathRun.@Nullable Taken ending,
      PathRun.@Nullable Taken starting,
      boolean startedByFirst) {
    if (starting != null) {
      add(
          ending != null && steps.compare(starting.at(), ending.at()) == 0,
          starting,
          startedByFirst);
    }
    int own = run.taken().size() - (ending == null ? 0 : 1);
    for (PathRun.Taken each : run.taken().subList(0, own)) {
      add(ending != null && steps.compare(each.at(), ending.at()) == 0, each, run == first);
    }
  }

  private void add(boolean withdrawn, PathRun.Taken taken, boolean ofFirst) {
    PathRun.Taken left = withdrawn ? taken.withdrawn() : taken;
    people.addAll(left.people());
    if (ofFirst) {
      told.add(left);
    }
  }

  private PathRun run(Prepared of, Moment start, Set<String> helping) {
    PathRun run =
        PathRun.at(logged, start, of.of(), of.timers(), of.audiences(), helping, lines, steps);
    host.addAll(run.host());
    return run;
  }

  /** A kind of incident, with what need not be worked out for each log instant. */
  record Prepared(PathCase of, PathClocks.Timers timers, List<Audience> audiences) {
    static Prepared of(PathCase of, Policy policy, PathClocks clocks) {
      List<Audience> audiences = new ArrayList<>();
      of.path().rungs().forEach(rung -> audiences.add(new Audience(rung, of, policy)));
      return new Prepared(of, clocks.timers(of), audiences);
    }
  }

  /** The case of the next round; null when there is none, for want of a row or in a circle. */
  private @Nullable PathCase next(PathCase of, PathRun.Taken taken, boolean major) {
    Example example = of.example();
    boolean begun = false;
    for (Action action : of.path().rungs().get(taken.rung()).actions()) {
      if (action instanceof Action.Reassign to && !to.team().equals(example.team())) {
        last = of;
        lastRung = taken.rung();
        circle = teams.contains(to.team());
        moved = circle && begun;
        teams.add(to.team());
        if (circle) {
          return null;
        }
        example = example.ownedBy(to.team());
        begun = true;
      } else if (action instanceof Action.RaisePriority raise
          && raise.to().above(example.priority())) {
        example = example.raised(raise.to());
        begun = true;
      }
    }
    rows.before(taken.at(), steps);
    MatrixRow row = policy.matrix().route(example.incident(), taken.at().instant());
    Path path = row == null ? null : policy.matrix().path(row.path());
    return row == null || path == null
        ? null
        : new PathCase(
            policy.matrix().rows().indexOf(row),
            path,
            example,
            RowTimes.level(policy, example.at(logged.instant())),
            !major && quiet(example.priority()),
            of.reported());
  }

  private boolean quiet(Priority priority) {
    QuietHours quiet = policy.quietHours();
    return quiet != null && quiet.priorities().contains(priority);
  }

  /** What the path of the first round does. */
  PathRun first() {
    return first;
  }

  /** What is taken in the first round, with those who are really told. */
  List<PathRun.Taken> told() {
    return told;
  }

  /** All whom rungs reach before the last resort is paged. */
  Set<String> people() {
    return people;
  }

  /** The teams of which only the host knows who is on call. */
  List<String> host() {
    return host;
  }

  /** The teams that hand it in a circle, the last one being an earlier one; null when none do. */
  @Nullable Circle circle() {
    if (!circle) {
      return null;
    }
    PathCase at = Objects.requireNonNull(last);
    String again = teams.get(teams.size() - 1);
    List<String> round = List.copyOf(teams.subList(teams.indexOf(again), teams.size()));
    Rung rung = at.path().rungs().get(lastRung);
    return new Circle(round, at.path(), lastRung, rung.id());
  }

  /**
   * Teams that hand an incident to each other.
   *
   * @param teams in order; the last is the first one again
   * @param path the path whose rung closes the circle
   * @param number the number of that rung
   * @param rung its id
   */
  record Circle(List<String> teams, Path path, int number, String rung) {}
}
