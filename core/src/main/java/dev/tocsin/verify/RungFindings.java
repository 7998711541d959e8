package dev.tocsin.verify;

import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Threshold;
import dev.tocsin.policy.Policy;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is wrong with one rung, over all kinds of incidents that take its path. */
final class RungFindings {
  private final Policy policy;
  private final Reachability reachability;
  private final Say say;
  private final Path path;
  private final int number;
  private final Rung rung;
  private final List<CaseReport> reports;
  private final List<Finding> findings;

  RungFindings(
      Policy policy,
      Reachability reachability,
      Say say,
      Path path,
      int number,
      List<CaseReport> reports,
      List<Finding> findings) {
    this.policy = policy;
    this.reachability = reachability;
    this.say = say;
    this.path = path;
    this.number = number;
    this.rung = path.rungs().get(number);
    this.reports = reports;
    this.findings = findings;
  }

  void find() throws Cover.OutOfBudget {
    boolean never = neverDue();
    if (!never && !unreachable()) {
      late();
      afterClose();
      outOfOrder();
      nobodyNew();
    }
  }

  private boolean always(Function<CaseReport, PathReport> of) {
    return reports.stream().allMatch(each -> of.apply(each).always());
  }

  private CaseReport first(Function<CaseReport, PathReport> of) {
    return reports.stream().filter(each -> of.apply(each).ever()).findFirst().orElseThrow();
  }

  private boolean ever(Function<CaseReport, PathReport> of) {
    return reports.stream().anyMatch(each -> of.apply(each).ever());
  }

  private boolean neverDue() {
    Function<CaseReport, PathReport> of = each -> each.neverDue.get(number);
    if (!ever(of)) {
      return false;
    }
    boolean always = always(of);
    CaseReport shown = first(of);
    boolean share = rung.threshold() instanceof Threshold.Share;
    add(
        FindingKind.IMPOSSIBLE_TARGET,
        always ? Severity.ERROR : Severity.WARNING,
        share
            ? "is due after %s, and %s incidents that take %s have no such target"
                .formatted(rung.threshold(), always ? "the" : "some", say.path(path))
            : "is never due%s: its clock %s does not run long enough"
                .formatted(always ? "" : " for some incidents", rung.threshold()),
        share
            ? "Give those incidents a service level with that target, or use a duration."
            : "Use a clock that opens, or a shorter time.",
        new Witness.OfRung(
            shown.of.example().at(Objects.requireNonNull(of.apply(shown).first())),
            rung.id(),
            null));
    return always;
  }

  /** Whether another rung hands the incident over before this one comes due, whatever people do. */
  private boolean unreachable() throws Cover.OutOfBudget {
    Function<CaseReport, PathReport> of = each -> each.skipped.get(number);
    if (!always(of)) {
      return false;
    }
    CaseReport shown = first(of);
    Rung leaving = reachability.leaving(path, number, shown.of);
    if (leaving == null) {
      return false;
    }
    add(
        FindingKind.UNREACHABLE_RUNG,
        Severity.ERROR,
        "is never taken, whatever people do: rung '%s' hands the incident to another team before, and a new round begins"
            .formatted(leaving.id()),
        "Take it before that rung, or put it into the path of the other team.",
        new Witness.OfRung(
            shown.of.example().at(Objects.requireNonNull(of.apply(shown).first())),
            rung.id(),
            null));
    return true;
  }

  private void late() {
    Function<CaseReport, PathReport> of = each -> each.late.get(number);
    if (!ever(of)) {
      return;
    }
    boolean always = always(of);
    CaseReport shown = first(of);
    Instant at = Objects.requireNonNull(of.apply(shown).first());
    add(
        FindingKind.TOO_LATE,
        always ? Severity.WARNING : Severity.INFO,
        "is due when the %s target that it should protect is breached already%s"
            .formatted(CaseReport.protects(rung), always ? "" : ", for some incidents"),
        "Let it be due earlier, or at a share of the target, such as 75% of "
            + CaseReport.protects(rung)
            + ".",
        new Witness.OfRung(shown.of.example().at(at), rung.id(), shown.lateDue[number]));
  }

  private void afterClose() {
    if (rung.threshold() instanceof Threshold.Elapsed elapsed
        && elapsed.after().compareTo(policy.times().autoClose()) > 0) {
      add(
          FindingKind.AFTER_CLOSE,
          Severity.INFO,
          "is due %s after the start, longer than a resolved incident stays open (%s)"
              .formatted(Say.length(elapsed.after()), Say.length(policy.times().autoClose())),
          "Check the unit of its threshold.",
          null);
    }
  }

  private void outOfOrder() {
    Function<CaseReport, PathReport> of = each -> each.outOfOrder.get(number);
    if (!ever(of)) {
      return;
    }
    boolean always = always(of);
    CaseReport shown = first(of);
    Instant at = Objects.requireNonNull(of.apply(shown).first());
    add(
        FindingKind.OUT_OF_ORDER,
        always ? Severity.WARNING : Severity.INFO,
        "stands before rung '%s', which is due earlier%s"
            .formatted(path.rungs().get(number + 1).id(), always ? "" : ", for some incidents"),
        "Write the rungs in the order in which they come due.",
        new Witness.OfRung(shown.of.example().at(at), rung.id(), shown.earlyDue[number]));
  }

  private void nobodyNew() {
    boolean reaches = reports.stream().anyMatch(each -> each.reaches[number]);
    boolean anyNew = reports.stream().anyMatch(each -> each.reachesNew[number]);
    if (reaches && !anyNew) {
      add(
          FindingKind.NOBODY_NEW,
          Severity.INFO,
          "reaches only people whom earlier rungs have reached",
          "If it is meant as a reminder, leave it; else name somebody else.",
          null);
    }
  }

  private void add(
      FindingKind kind,
      Severity severity,
      String problem,
      String remedy,
      @Nullable Witness witness) {
    findings.add(
        new Finding(
            kind,
            severity,
            say.rung(path, number),
            "Rung '%s' of %s %s.".formatted(rung.id(), say.path(path), problem),
            remedy,
            witness));
  }
}
