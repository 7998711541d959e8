package dev.tocsin.verify;

import dev.tocsin.escalation.Rung;
import dev.tocsin.servicelevel.TargetKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was seen of one kind of incident on its path, over all log instants. */
final class CaseReport {
  final PathCase of;
  final PathReport hole = new PathReport();
  final PathReport asksHost = new PathReport();
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
  final Set<String> host = new LinkedHashSet<>();
  String singlePerson = "";
  boolean looked;

  CaseReport(PathCase of, int rungs) {
    this.of = of;
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

  /** Which target a rung is there to protect. */
  static TargetKind protects(Rung rung) {
    return switch (rung.until()) {
      case ACKNOWLEDGED -> TargetKind.RESPONSE;
      case UPDATED -> TargetKind.UPDATE;
      case RESOLVED -> TargetKind.RESOLUTION;
    };
  }

  void add(Instant from, Instant until, PathRun run, List<PathClocks.@Nullable Timer> protect) {
    looked = true;
    Set<String> all = run.all();
    List<String> unknown = run.host();
    boolean nobody = all.isEmpty() && !run.handedOver();
    hole.add(from, until, nobody && unknown.isEmpty());
    asksHost.add(from, until, nobody && !unknown.isEmpty());
    if (nobody) {
      host.addAll(unknown);
    }
    firstEmpty.add(from, until, run.reachesNobody(0));
    boolean one = all.size() == 1 && unknown.isEmpty() && !run.handedOver();
    if (one && !single.ever()) {
      singlePerson = all.iterator().next();
    }
    single.add(from, until, one);
    Set<String> before = new LinkedHashSet<>();
    for (int rung : run.order()) {
      reaches[rung] |= !run.reached(rung).isEmpty();
      reachesNew[rung] |= !before.containsAll(run.reached(rung));
      before.addAll(run.reached(rung));
    }
    for (int rung = 0; rung < reaches.length; rung++) {
      Instant due = run.own(rung);
      PathClocks.Timer target = protect.get(rung);
      Instant breach = target == null ? null : target.due(from);
      boolean tooLate = due != null && breach != null && !due.isBefore(breach);
      lateDue[rung] = tooLate && !late.get(rung).ever() ? due : lateDue[rung];
      late.get(rung).add(from, until, tooLate);
      neverDue.get(rung).add(from, until, due == null);
      skipped.get(rung).add(from, until, due != null && run.fired(rung) == null);
      Instant next = rung + 1 < reaches.length ? run.own(rung + 1) : null;
      boolean early = due != null && next != null && next.isBefore(due);
      earlyDue[rung] = early && !outOfOrder.get(rung).ever() ? due : earlyDue[rung];
      outOfOrder.get(rung).add(from, until, early);
    }
  }
}
