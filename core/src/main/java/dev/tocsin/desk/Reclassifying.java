package dev.tocsin.desk;

import dev.tocsin.incident.Classification;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.RecordEvent;
import dev.tocsin.incident.Report;
import dev.tocsin.incident.Urgency;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Changes of impact, urgency, priority and category, and what follows for the path. Source:
 * escalation.md, "When a rung is due" 3.
 */
final class Reclassifying {
  private final Decider decider;

  Reclassifying(Decider decider) {
    this.decider = decider;
  }

  void reprioritise(Command.Reprioritise change) {
    Classification was = decider.incident().classification();
    Impact impact = change.impact() == null ? was.impact() : change.impact();
    Urgency urgency = change.urgency() == null ? was.urgency() : change.urgency();
    Priority chosen = change.priority();
    if (chosen != null && !decider.policy.priorities().priorities().contains(chosen)) {
      throw new Guards(decider)
          .refused(
              change,
              "the policy has no priority '" + chosen + "'",
              "use one of " + decider.policy.priorities().priorities());
    }
    Priority follows =
        chosen == null
            ? decider.policy.priorities().priority(impact, urgency)
            : decider.policy.priorities().find(impact, urgency);
    Classification is =
        new Classification(
            was.category(),
            impact,
            urgency,
            chosen == null ? Objects.requireNonNull(follows) : chosen,
            chosen == null || chosen.equals(follows) ? null : change.reason());
    apply(was, is, change.reason());
  }

  void recategorise(Command.Recategorise change) {
    Incident incident = decider.incident();
    if (change.category().equals(incident.category())) {
      return;
    }
    String team = decider.policy.categories().team(change.category());
    boolean moves =
        !team.equals(incident.team())
            && !team.equals(decider.policy.categories().team(incident.category()));
    decider.record(new RecordEvent.Recategorised(change.category(), change.reason()));
    if (!Agenda.open(incident)) {
      return;
    }
    if (moves) {
      decider.assign(
          decider.handedOver(), team, null, "its category is " + change.category(), null);
    } else {
      decider.chooseAgain();
    }
  }

  /** A report of the same may be worse; it lowers nothing, nor undoes what a person decided. */
  void raise(Report report) {
    Classification was = decider.incident().classification();
    Impact impact = report.impact() == null ? was.impact() : report.impact();
    Urgency urgency = report.urgency() == null ? was.urgency() : report.urgency();
    Priority follows = priorityOf(report, impact, urgency);
    if (follows == null || !follows.above(was.priority())) {
      return;
    }
    Priority before = decider.policy.priorities().find(was.impact(), was.urgency());
    if (was.overrideReason() == null || before == null || follows.above(before)) {
      apply(
          was,
          new Classification(was.category(), impact, urgency, follows, null),
          "reported again, and worse");
    }
  }

  /** A rule raises the priority, as a person would; one that is as high already stays. */
  void raise(Priority to, Instant at, String rule) {
    Incident before = decider.incident();
    Classification was = before.classification();
    if (!to.above(was.priority())) {
      return;
    }
    Priority follows = decider.policy.priorities().find(was.impact(), was.urgency());
    String reason = "raised by " + rule;
    Classification is =
        new Classification(
            was.category(), was.impact(), was.urgency(), to, to.equals(follows) ? null : reason);
    decider.happened(new RecordEvent.Reprioritised(is, reason), at, rule);
    follow(before, is, false, at);
  }

  /** What was not reported now may be a word of an older policy; then nothing follows from it. */
  private @Nullable Priority priorityOf(Report report, Impact impact, Urgency urgency) {
    return report.impact() != null && report.urgency() != null
        ? decider.policy.priorities().priority(impact, urgency)
        : decider.policy.priorities().find(impact, urgency);
  }

  private void apply(Classification was, Classification is, String reason) {
    if (is.equals(was)) {
      return;
    }
    Incident before = decider.incident();
    decider.record(new RecordEvent.Reprioritised(is, reason));
    boolean raiserHasIt =
        before.acknowledgement() != null
            && before.acknowledgement().by().equals(decider.caller.actor());
    follow(before, is, raiserHasIt, decider.now);
  }

  /** A priority above every one of the round pages again; any other may lead to another path. */
  private void follow(Incident before, Classification is, boolean raiserHasIt, Instant at) {
    if (!Agenda.open(before)) {
      return;
    }
    if (is.priority().above(before.escalation().ceiling())) {
      decider.startRound("severity", raiserHasIt, at);
    } else {
      decider.chooseAgain();
    }
  }
}
