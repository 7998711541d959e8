package dev.tocsin.verify;

import dev.tocsin.escalation.Rung;
import dev.tocsin.servicelevel.TargetKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What was seen of one kind of incident on its path, over all log instants. */
final class CaseReport {
  private static final long YEARS = 20L * 366 * 86_400 * 1_000_000;

  final PathCase of;

  /** The first rung that asks somebody who can act; -1 when none does. */
  final int asks;

  final PathReport hole = new PathReport();
  final PathReport asksHost = new PathReport();

  /** The first rung that asks somebody reaches nobody, and a later one does. */
  final PathReport firstEmpty = new PathReport();

  final PathReport single = new PathReport();
  final List<PathReport> late = new ArrayList<>();
  final List<PathReport> outOfOrder = new ArrayList<>();
  final List<PathReport> neverDue = new ArrayList<>();
  final List<PathReport> skipped = new ArrayList<>();
  final boolean[] reachesNew;
  final boolean[] reaches;
  final @Nullable Instant[] lateDue;
  final @Nullable Instant[] earlyDue;
  final Set<String> host = new TreeSet<>();
  @Nullable Instant emptyDue;
  final Map<Set<String>, Turned> circles = new LinkedHashMap<>();
  String singlePerson = "";
  boolean looked;

  CaseReport(PathCase of, int rungs) {
    this.of = of;
    asks = Audience.firstThatAsks(of.path());
    reachesNew = new boolean[rungs];
    reaches = new boolean[rungs];
    lateDue = new @Nullable Instant[rungs];
    earlyDue = new @Nullable Instant[rungs];
    for (int i = 0; i < rungs; i++) {
      late.add(new PathReport());
      outOfOrder.add(new PathReport());
      neverDue.add(new PathReport());
      skipped.add(new PathReport());
    }
  }

  /** A circle of teams, and the first log instant at which it comes about. */
  record Turned(Rounds.Circle circle, Instant logged) {}

  /** Which target a rung is there to protect. */
  static TargetKind protects(Rung rung) {
    return switch (rung.until()) {
      case ACKNOWLEDGED -> TargetKind.RESPONSE;
      case UPDATED -> TargetKind.UPDATE;
      case RESOLVED -> TargetKind.RESOLUTION;
    };
  }

  /** How a rung compares with its target and with the next rung. */
  private record Look(boolean late, boolean early) {}

  /**
   * Adds what a log instant shows.
   *
   * @param breaches by rung: when the target that it protects is breached, or null
   * @param steps for how long it stays so; how the rest compares is counted, too
   * @param end the end of the window
   * @return the next log instant that may show something else
   */
  Instant add(
      Instant from, Rounds rounds, List<@Nullable Moment> breaches, Steps steps, Instant end) {
    looked = true;
    PathRun run = rounds.first();
    List<Look> looks = new ArrayList<>();
    for (int rung = 0; rung < reaches.length; rung++) {
      Moment own = run.own(rung);
      Moment due = run.fired(rung) == null ? own : run.fired(rung);
      Moment breach = breaches.get(rung);
      Moment next = rung + 1 < reaches.length ? run.own(rung + 1) : null;
      looks.add(
          new Look(
              due != null && breach != null && steps.compare(due, breach) >= 0,
              own != null && next != null && steps.compare(next, own) < 0));
    }
    Instant until = OpenTime.instant(OpenTime.micros(from) + Math.min(steps.left(), YEARS));
    until = until.isAfter(end) ? end : until;
    people(from, until, rounds);
    for (int rung = 0; rung < reaches.length; rung++) {
      Moment own = run.own(rung);
      Moment due = run.fired(rung) == null ? own : run.fired(rung);
      Look look = looks.get(rung);
      lateDue[rung] = first(look.late(), late.get(rung), due, lateDue[rung]);
      late.get(rung).add(from, until, look.late());
      neverDue.get(rung).add(from, until, own == null);
      skipped.get(rung).add(from, until, own != null && run.fired(rung) == null);
      earlyDue[rung] = first(look.early(), outOfOrder.get(rung), own, earlyDue[rung]);
      outOfOrder.get(rung).add(from, until, look.early());
    }
    return until;
  }

  private static @Nullable Instant first(
      boolean holds, PathReport seen, @Nullable Moment now, @Nullable Instant before) {
    return holds && !seen.ever() && now != null ? now.instant() : before;
  }

  private void people(Instant from, Instant until, Rounds rounds) {
    PathRun run = rounds.first();
    List<String> unknown = rounds.host();
    boolean nobody = rounds.people().isEmpty();
    hole.add(from, until, nobody && unknown.isEmpty());
    asksHost.add(from, until, nobody && !unknown.isEmpty());
    if (nobody) {
      host.addAll(unknown);
    }
    boolean empty = asks >= 0 && run.empty(asks) && !nobody;
    emptyDue = first(empty, firstEmpty, asks < 0 ? null : run.fired(asks), emptyDue);
    firstEmpty.add(from, until, empty);
    boolean one = rounds.people().size() == 1 && unknown.isEmpty();
    if (one && !single.ever()) {
      singlePerson = rounds.people().iterator().next();
    }
    single.add(from, until, one);
    Rounds.Circle circle = rounds.circle();
    if (circle != null) {
      circles.putIfAbsent(Set.copyOf(circle.teams()), new Turned(circle, from));
    }
    Map<String, Set<Integer>> by = new HashMap<>();
    for (PathRun.Taken taken : rounds.told()) {
      for (String person : taken.people()) {
        Set<Integer> before = by.computeIfAbsent(person, each -> new HashSet<>());
        before.add(taken.rung());
        reaches[taken.rung()] = true;
        reachesNew[taken.rung()] |= before.size() == 1;
      }
    }
  }
}
