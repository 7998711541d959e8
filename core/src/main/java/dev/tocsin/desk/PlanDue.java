package dev.tocsin.desk;

import dev.tocsin.incident.ContinuityEvent;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Notified;
import dev.tocsin.incident.PlanRun;
import dev.tocsin.incident.StepRun;
import dev.tocsin.incident.StepState;
import dev.tocsin.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is next for the plans in force: a stage that can begin, a step that was not done in time,
 * the end of the return, and a reminder that a plan is still in force. A plan goes on by itself
 * however its incident stands, until the incident is closed. Source: domain.md, practice 9.
 */
final class PlanDue {
  private PlanDue() {}

  static @Nullable Due next(Incident incident, Policy policy) {
    Due first = null;
    for (PlanRun run : incident.plans()) {
      if (run.inForce()) {
        first = Due.earlier(first, next(run, policy));
      }
    }
    return first;
  }

  /** Whether a plan is in force: the incident is not closed by time before all is normal. */
  static boolean anyInForce(Incident incident) {
    for (PlanRun run : incident.plans()) {
      if (run.inForce()) {
        return true;
      }
    }
    return false;
  }

  private static Due next(PlanRun run, Policy policy) {
    String plan = run.plan();
    Due first = null;
    for (StepRun step : run.steps()) {
      if (step.until() != null) {
        String id = step.step().id();
        first =
            Due.earlier(
                first,
                new Due(step.until(), (decider, at) -> new Continuity(decider).late(plan, id, at)));
      }
    }
    List<StepRun> stage = stage(run);
    if (stage.isEmpty() && run.returningAt() != null) {
      first = Due.earlier(first, new Due(run.movedAt(), (decider, at) -> over(decider, plan, at)));
    } else if (!run.stopped()
        && stage.stream().anyMatch(step -> step.state() == StepState.WAITING)) {
      first =
          Due.earlier(
              first,
              new Due(run.movedAt(), (decider, at) -> new Continuity(decider).begin(plan, at)));
    }
    Instant reminder = run.movedAt().plus(policy.times().followUp());
    Due remind = new Due(reminder, (decider, at) -> remind(decider, plan, at));
    return first == null || reminder.isBefore(first.at()) ? remind : first;
  }

  /** The steps of the first stage that has not ended; empty when all have. */
  static List<StepRun> stage(PlanRun run) {
    boolean back = run.returningAt() != null;
    int stage = -1;
    for (StepRun step : run.steps()) {
      if (step.step().back() == back && !step.state().ended()) {
        stage = stage < 0 ? step.step().stage() : Math.min(stage, step.step().stage());
      }
    }
    int first = stage;
    return run.steps().stream()
        .filter(step -> step.step().back() == back && step.step().stage() == first)
        .toList();
  }

  private static void over(Decider decider, String plan, Instant at) {
    decider.happened(new ContinuityEvent.PlanOver(plan), at, Continuity.rule(plan));
  }

  /** The last of the reminders that were missed. */
  private static void remind(Decider decider, String plan, Instant due) {
    Duration every = decider.policy.times().followUp();
    long missed = Duration.between(due, decider.now).dividedBy(every);
    Instant at = due.plus(every.multipliedBy(Math.max(0, missed)));
    PlanRun run = decider.incident().plan(plan);
    String words =
        "Plan '%s' is %s. Return to normal as soon as you can."
            .formatted(plan, run != null && run.stopped() ? "stopped" : "still in force");
    List<Notified> told = new Continuity(decider).tell(words);
    decider.happened(new ContinuityEvent.PlanReminded(plan, told), at, Continuity.rule(plan));
  }
}
