package dev.tocsin.verify;

import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Rung;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a path does for an incident logged at one instant, while nobody acts: rungs in the order in
 * which they are due, an empty one not waited for, until one hands the incident over. Source:
 * escalation.md, "When a rung is due" 1 and 4.
 */
final class PathRun {
  private final PathCase of;
  private final List<PathClocks.@Nullable Timer> timers;
  private final List<Audience> audiences;
  private final @Nullable Instant[] own;
  private final @Nullable Instant[] fired;
  private final boolean[] empty;
  private final List<Set<String>> reached = new ArrayList<>();
  private final List<Integer> order = new ArrayList<>();

  private PathRun(PathCase of, List<PathClocks.@Nullable Timer> timers, List<Audience> audiences) {
    this.of = of;
    this.timers = timers;
    this.audiences = audiences;
    own = new @Nullable Instant[timers.size()];
    fired = new @Nullable Instant[timers.size()];
    empty = new boolean[timers.size()];
  }

  static PathRun at(
      Instant logged,
      PathCase of,
      List<PathClocks.@Nullable Timer> timers,
      List<Audience> audiences,
      OnCallLines lines) {
    PathRun run = new PathRun(of, timers, audiences);
    run.run(logged, lines);
    return run;
  }

  private void run(Instant logged, OnCallLines lines) {
    for (int i = 0; i < own.length; i++) {
      PathClocks.Timer timer = timers.get(i);
      own[i] = timer == null ? null : timer.due(logged);
      reached.add(Set.of());
    }
    for (int next = next(logged); next >= 0; next = next(logged)) {
      Instant at = Objects.requireNonNull(due(next, logged));
      fired[next] = at;
      order.add(next);
      Audience audience = audiences.get(next);
      Set<String> people = audience.people(lines, at);
      reached.set(next, people);
      empty[next] =
          people.isEmpty()
              && audience.hasTargets()
              && !audience.tellsOthers()
              && audience.host().isEmpty();
      if (handsOver(of.path().rungs().get(next))) {
        return;
      }
    }
  }

  private int next(Instant logged) {
    int next = -1;
    Instant first = null;
    for (int i = 0; i < own.length; i++) {
      Instant due = fired[i] == null ? due(i, logged) : null;
      if (due != null && (first == null || due.isBefore(first))) {
        first = due;
        next = i;
      }
    }
    return next;
  }

  /** Its own due instant, or the one at which the rung before it was found empty. */
  private @Nullable Instant due(int rung, Instant logged) {
    Instant mine = own[rung];
    if (rung == 0 || fired[rung - 1] == null || !empty[rung - 1]) {
      return mine;
    }
    Instant since = logged;
    for (int i = 0; i < rung; i++) {
      Instant each = fired[i];
      if (each != null && each.isAfter(since)) {
        since = each;
      }
    }
    return mine == null || since.isBefore(mine) ? since : mine;
  }

  private boolean handsOver(Rung rung) {
    for (Action action : rung.actions()) {
      if (action instanceof Action.Reassign to && !to.team().equals(of.example().team())) {
        return true;
      }
    }
    return false;
  }

  /** When a rung is due by its own threshold; null when it never is. */
  @Nullable Instant own(int rung) {
    return own[rung];
  }

  /** When a rung is taken; null when it is not. */
  @Nullable Instant fired(int rung) {
    return fired[rung];
  }

  /** Whether a rung was meant to reach somebody who can act, and reaches nobody. */
  boolean reachesNobody(int rung) {
    return fired[rung] != null
        && audiences.get(rung).hasTargets()
        && audiences.get(rung).host().isEmpty()
        && !audiences.get(rung).tellsOthers()
        && reached.get(rung).isEmpty();
  }

  /** Those whom a rung reaches. */
  Set<String> reached(int rung) {
    return reached.get(rung);
  }

  /** All whom the path reaches, in order. */
  Set<String> all() {
    Set<String> all = new LinkedHashSet<>();
    order.forEach(each -> all.addAll(reached.get(each)));
    return all;
  }

  /** The rungs that are taken, in order. */
  List<Integer> order() {
    return order;
  }

  /** The teams whose people only the host knows, of the rungs that are taken. */
  List<String> host() {
    List<String> host = new ArrayList<>();
    order.forEach(each -> host.addAll(audiences.get(each).host()));
    return host;
  }

  /** Whether the incident is handed to another team. */
  boolean handedOver() {
    return !order.isEmpty() && handsOver(of.path().rungs().get(order.get(order.size() - 1)));
  }
}
