package dev.tocsin.verify;

import dev.tocsin.escalation.MatrixRow;
import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Threshold;
import dev.tocsin.policy.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What paths do while nobody acts: coverage holes, single points of failure, rungs that are late,
 * out of order, never due, or reach nobody new. One finding of a kind for each path or rung: the
 * worst case. Source: escalation.md, "Proving a policy".
 */
final class PathFindings {
  private final Policy policy;
  private final VerifyOptions options;
  private final OnCallLines lines;
  private final PathClocks clocks;
  private final boolean timed;
  private final Say say;
  private final List<Finding> findings = new ArrayList<>();

  PathFindings(Policy policy, VerifyOptions options) {
    this.policy = policy;
    this.options = options;
    say = new Say(policy);
    lines =
        new OnCallLines(
            policy,
            options.from(),
            options.from().plus(options.horizon()).plusSeconds(35 * 86_400L));
    clocks = new PathClocks(policy, options);
    timed =
        policy.matrix().rows().stream()
            .map(MatrixRow::when)
            .anyMatch(when -> when.hours() != null || !when.seasons().isEmpty());
  }

  List<Finding> find(List<PathCase> cases) {
    Map<String, List<PathCase>> byPath = new LinkedHashMap<>();
    cases.forEach(
        each -> byPath.computeIfAbsent(each.path().id(), id -> new ArrayList<>()).add(each));
    byPath.values().forEach(this::path);
    return findings;
  }

  private void path(List<PathCase> cases) {
    Path path = cases.get(0).path();
    if (path.rungs().isEmpty()) {
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
    single(path, reports);
    for (int i = 0; i < path.rungs().size(); i++) {
      new RungFindings(policy, say, path, i, reports, findings).find();
    }
  }

  private CaseReport report(PathCase of) {
    List<Rung> rungs = of.path().rungs();
    List<PathClocks.@Nullable Timer> timers = new ArrayList<>();
    List<Audience> audiences = new ArrayList<>();
    for (Rung rung : rungs) {
      timers.add(clocks.timer(rung, of));
      audiences.add(new Audience(rung, of.example().team(), policy));
    }
    List<PathClocks.@Nullable Timer> all = new ArrayList<>(timers);
    List<PathClocks.@Nullable Timer> protect = new ArrayList<>();
    for (Rung rung : rungs) {
      protect.add(
          rung.threshold() instanceof Threshold.Share
              ? null
              : clocks.breach(CaseReport.protects(rung), of));
    }
    all.addAll(protect);
    PathTimes times = new PathTimes(options);
    if (timed) {
      times.rows(policy, policy.matrix().rows().stream().map(MatrixRow::when).toList());
    }
    times.rungs(timers, audiences, lines);
    times.crossings(all);
    CaseReport report = new CaseReport(of, rungs.size());
    List<Instant> instants = times.all();
    MatrixRow row = policy.matrix().rows().get(of.row());
    for (int i = 0; i + 1 < instants.size(); i++) {
      Instant logged = instants.get(i);
      if (!timed || row.equals(route(of.example().at(logged)))) {
        PathRun run = PathRun.at(logged, of, timers, audiences, lines);
        report.add(logged, instants.get(i + 1), run, protect);
      }
    }
    return report;
  }

  private @Nullable MatrixRow route(Example example) {
    return policy.matrix().route(example.incident(), example.loggedAt());
  }

  private static CaseReport worst(List<CaseReport> reports, Function<CaseReport, PathReport> of) {
    return Collections.max(reports, Comparator.comparing(each -> of.apply(each).all()));
  }

  private void coverage(Path path, List<CaseReport> reports) {
    CaseReport worst = worst(reports, each -> each.hole);
    if (worst.hole.ever()) {
      Instant at = Objects.requireNonNull(worst.hole.first());
      boolean severe =
          policy.lastResort().isEmpty() || policy.severe(worst.of.example().priority());
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
                      worst.hole.words(),
                      say.when(at, path, worst.of.example().team())),
              "Fill the hole in the rota of %s, or add a rung that reaches somebody then."
                  .formatted(say.audience(path, worst.of.example().team())),
              new Witness.OfIncident(worst.of.example().at(at))));
      return;
    }
    CaseReport asking = worst(reports, each -> each.asksHost);
    if (asking.asksHost.ever()) {
      findings.add(
          new Finding(
              FindingKind.NOT_PROVED,
              Severity.INFO,
              say.place(path),
              "Whether %s reaches anybody is not proved: only the host knows who is on call for %s."
                  .formatted(say.path(path), Words.all(List.copyOf(asking.host))),
              "Add a rung that reaches a person or a rota of this policy, or keep that rota full.",
              new Witness.OfIncident(
                  asking.of.example().at(Objects.requireNonNull(asking.asksHost.first())))));
    }
    CaseReport first = worst(reports, each -> each.firstEmpty);
    if (first.firstEmpty.ever()) {
      Instant at = Objects.requireNonNull(first.firstEmpty.first());
      findings.add(
          new Finding(
              FindingKind.EMPTY_FIRST_RUNG,
              Severity.WARNING,
              say.rung(path, 0),
              "The first rung '%s' of %s reaches nobody: %s, first for what is logged at %s; the next rung is taken at once."
                  .formatted(
                      path.rungs().get(0).id(),
                      say.path(path),
                      first.firstEmpty.words(),
                      say.when(at, path, first.of.example().team())),
              "Fill the rota of %s for that time, or let another team take the first rung."
                  .formatted(say.audience(path, first.of.example().team())),
              new Witness.OfRung(first.of.example().at(at), path.rungs().get(0).id(), at)));
    }
  }

  private void single(Path path, List<CaseReport> reports) {
    List<CaseReport> critical =
        reports.stream().filter(each -> policy.severe(each.of.example().priority())).toList();
    CaseReport worst = worst(critical.isEmpty() ? reports : critical, each -> each.single);
    boolean severe = worst.single.ever() && !critical.isEmpty();
    if (!worst.single.ever()) {
      worst = worst(reports, each -> each.single);
    }
    if (worst.single.ever()) {
      Instant at = Objects.requireNonNull(worst.single.first());
      findings.add(
          new Finding(
              FindingKind.SINGLE_POINT_OF_FAILURE,
              severe ? Severity.WARNING : Severity.INFO,
              say.place(path),
              "All that %s reaches, last resort aside, is %s: %s, first for what is logged at %s."
                  .formatted(
                      say.path(path),
                      worst.singlePerson,
                      worst.single.words(),
                      say.when(at, path, worst.of.example().team())),
              "Add a rung that reaches somebody else, in case that one does not answer.",
              new Witness.OfIncident(worst.of.example().at(at))));
    }
  }
}
