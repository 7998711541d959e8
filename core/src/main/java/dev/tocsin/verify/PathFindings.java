package dev.tocsin.verify;

import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Threshold;
import dev.tocsin.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What paths do while nobody acts: coverage holes, single points of failure, rungs that are late,
 * out of order, never due, or reach nobody new. One finding of a kind for each path or rung, over
 * all kinds of incidents that take it. Source: escalation.md, "Proving a policy".
 */
final class PathFindings {
  private final Policy policy;
  private final VerifyOptions options;
  private final OnCallLines lines;
  private final PathClocks clocks;
  private final RowTimes rows;
  private final Say say;
  private final CycleFindings circles;
  private final Reachability reachability;
  private final List<Finding> findings = new ArrayList<>();

  PathFindings(Policy policy, VerifyOptions options) {
    this.policy = policy;
    this.options = options;
    say = new Say(policy);
    circles = new CycleFindings(say);
    lines = new OnCallLines(policy, options.from(), options.from().plus(known(options.horizon())));
    clocks = new PathClocks(policy, options);
    rows = new RowTimes(policy, options);
    reachability = new Reachability(policy, new Owners(policy, options), lines);
  }

  /** How far shifts are worked out in advance; what comes later is asked for one by one. */
  private static Duration known(Duration horizon) {
    Duration known = horizon.plusDays(35);
    return known.compareTo(VerifyOptions.LONGEST) > 0 ? horizon : known;
  }

  List<Finding> find(List<PathCase> cases) throws Cover.OutOfBudget {
    Map<String, List<PathCase>> byPath = new LinkedHashMap<>();
    cases.forEach(
        each -> byPath.computeIfAbsent(each.path().id(), id -> new ArrayList<>()).add(each));
    for (List<PathCase> each : byPath.values()) {
      path(each);
    }
    findings.addAll(circles.find());
    return findings;
  }

  private void path(List<PathCase> cases) throws Cover.OutOfBudget {
    Path path = cases.get(0).path();
    if (path.rungs().isEmpty()) {
      silent(path, cases);
      return;
    }
    List<CaseReport> reports = new ArrayList<>();
    for (PathCase each : cases) {
      CaseReport report = report(each);
      if (report.looked) {
        reports.add(report);
      }
    }
    if (reports.isEmpty()) {
      return;
    }
    coverage(path, reports);
    firstEmpty(path, reports);
    single(path, reports);
    circles.add(reports);
    for (int i = 0; i < path.rungs().size(); i++) {
      new RungFindings(policy, reachability, say, path, i, reports, findings).find();
    }
  }

  /** A path without rungs is a decision to tell nobody; for severe incidents hardly a wise one. */
  private void silent(Path path, List<PathCase> cases) {
    PathCase shown = cases.get(0);
    for (PathCase each : cases) {
      shown = policy.severe(each.example().priority()) ? each : shown;
    }
    boolean severe = policy.severe(shown.example().priority());
    findings.add(
        new Finding(
            FindingKind.COVERAGE_HOLE,
            severe ? Severity.WARNING : Severity.INFO,
            say.place(path),
            "The path has no rungs: nobody is told of %s, not even the last resort."
                .formatted(severe ? "severe incidents" : "its incidents"),
            "Give it a rung, if that is not meant.",
            new Witness.OfIncident(shown.example())));
  }

  private CaseReport report(PathCase of) {
    List<Rung> rungs = of.path().rungs();
    List<PathClocks.@Nullable Timer> protect = new ArrayList<>();
    for (Rung rung : rungs) {
      protect.add(
          rung.threshold() instanceof Threshold.Share
              ? null
              : clocks.breach(CaseReport.protects(rung), of));
    }
    Rounds.Prepared prepared = Rounds.Prepared.of(of, policy, clocks);
    CaseReport report = new CaseReport(of, rungs.size());
    Instant end = options.from().plus(options.horizon());
    Instant logged = options.from();
    while (logged.isBefore(end)) {
      Instant change = rows.next(logged);
      if (!rows.applies(of, logged)) {
        logged = change;
        continue;
      }
      Steps steps = new Steps();
      Moment start = new Moment(OpenTime.micros(logged), true);
      steps.before(start, OpenTime.micros(change));
      Rounds rounds = new Rounds(policy, clocks, lines, rows, prepared, start, steps);
      List<@Nullable Moment> breaches = new ArrayList<>();
      for (PathClocks.Timer each : protect) {
        breaches.add(each == null ? null : each.clock().due(start, each.after(), steps));
      }
      logged = report.add(logged, rounds, breaches, steps, end);
    }
    return report;
  }

  /** What holds for some kind of incident, and the one that shows it first. */
  private record Some(PathReport report, CaseReport shown, Instant first) {}

  private static @Nullable Some some(
      List<CaseReport> reports, Function<CaseReport, PathReport> of) {
    CaseReport shown = null;
    Instant first = null;
    for (CaseReport each : reports) {
      Instant at = of.apply(each).first();
      if (at != null && (first == null || at.isBefore(first))) {
        first = at;
        shown = each;
      }
    }
    return shown == null || first == null
        ? null
        : new Some(PathReport.any(reports.stream().map(of).toList()), shown, first);
  }

  private List<CaseReport> severe(List<CaseReport> reports) {
    return reports.stream().filter(each -> policy.severe(each.of.example().priority())).toList();
  }

  private void coverage(Path path, List<CaseReport> reports) {
    Some critical = some(severe(reports), each -> each.hole);
    Some hole = critical == null ? some(reports, each -> each.hole) : critical;
    if (hole == null) {
      asksHost(path, reports);
      return;
    }
    boolean severe = policy.lastResort().isEmpty() || critical != null;
    findings.add(
        new Finding(
            FindingKind.COVERAGE_HOLE,
            severe ? Severity.ERROR : Severity.WARNING,
            say.place(path),
            "While nobody acts, %s reaches nobody%s: %s, first for what is logged at %s."
                .formatted(
                    say.path(path),
                    policy.lastResort().isEmpty()
                        ? " at all, and there is no last resort"
                        : " before the last resort",
                    hole.report().words(),
                    say.when(hole.first(), hole.shown().of)),
            "Fill the hole in the rota of %s, or add a rung that reaches somebody then."
                .formatted(say.audience(hole.shown().of)),
            new Witness.OfIncident(hole.shown().of.example().at(hole.first()))));
  }

  private void asksHost(Path path, List<CaseReport> reports) {
    Some asking = some(reports, each -> each.asksHost);
    if (asking != null) {
      findings.add(
          new Finding(
              FindingKind.NOT_PROVED,
              Severity.INFO,
              say.place(path),
              "Whether %s reaches anybody is not proved: only the host knows who is on call for %s."
                  .formatted(say.path(path), Words.all(List.copyOf(asking.shown().host))),
              "Add a rung that reaches a person or a rota of this policy, or keep that rota full.",
              new Witness.OfIncident(asking.shown().of.example().at(asking.first()))));
    }
  }

  private void firstEmpty(Path path, List<CaseReport> reports) {
    Some empty = some(reports, each -> each.firstEmpty);
    if (empty != null) {
      int number = empty.shown().asks;
      String rung = path.rungs().get(number).id();
      findings.add(
          new Finding(
              FindingKind.EMPTY_FIRST_RUNG,
              Severity.WARNING,
              say.rung(path, number),
              "The first rung%s '%s' of %s reaches nobody: %s, first for what is logged at %s; the next rung is taken at once."
                  .formatted(
                      number == 0 ? "" : " that asks somebody,",
                      rung,
                      say.path(path),
                      empty.report().words(),
                      say.when(empty.first(), empty.shown().of)),
              "Fill the rota of %s for that time, or let another team take the first rung."
                  .formatted(say.audience(empty.shown().of)),
              new Witness.OfRung(
                  empty.shown().of.example().at(empty.first()), rung, empty.shown().emptyDue)));
    }
  }

  private void single(Path path, List<CaseReport> reports) {
    Some critical = some(severe(reports), each -> each.single);
    Some single = critical == null ? some(reports, each -> each.single) : critical;
    if (single != null) {
      findings.add(
          new Finding(
              FindingKind.SINGLE_POINT_OF_FAILURE,
              critical == null ? Severity.INFO : Severity.WARNING,
              say.place(path),
              "All that %s reaches, last resort aside, is %s: %s, first for what is logged at %s."
                  .formatted(
                      say.path(path),
                      single.shown().singlePerson,
                      single.report().words(),
                      say.when(single.first(), single.shown().of)),
              "Add a rung that reaches somebody else, in case that one does not answer.",
              new Witness.OfIncident(single.shown().of.example().at(single.first()))));
    }
  }
}
