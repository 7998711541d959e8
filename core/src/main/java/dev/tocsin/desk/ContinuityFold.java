package dev.tocsin.desk;

import dev.tocsin.incident.ContinuityEvent;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.PlanRun;
import dev.tocsin.incident.StepRun;
import dev.tocsin.incident.StepState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What happened to plans for service continuity, applied. Source: domain.md, practice 9. */
final class ContinuityFold {
  private ContinuityFold() {}

  static void change(Draft draft, Entry entry, ContinuityEvent event) {
    Instant at = entry.occurredAt();
    if (event instanceof ContinuityEvent.PlanInvoked invoked) {
      draft.plans = invoked(draft.plans, invoked, at);
    } else if (event instanceof ContinuityEvent.StepStarted started) {
      if (started.key() != null) {
        draft.plans =
            step(
                draft.plans,
                started.plan(),
                started.step(),
                at,
                step ->
                    new StepRun(step.step(), StepState.RUNNING, started.key(), started.until()));
      }
    } else if (event instanceof ContinuityEvent.StepEnded ended) {
      draft.plans =
          step(
              draft.plans,
              ended.plan(),
              ended.step(),
              at,
              step -> new StepRun(step.step(), ended.outcome(), step.key(), null));
    } else if (event instanceof ContinuityEvent.PlanStopped stopped) {
      draft.plans = moved(draft.plans, stopped.plan(), at);
    } else if (event instanceof ContinuityEvent.PlanReminded reminded) {
      draft.plans = moved(draft.plans, reminded.plan(), at);
    } else if (event instanceof ContinuityEvent.PlanReturning returning) {
      draft.plans =
          run(draft.plans, returning.plan(), run -> with(run, at, null, at, returned(run)));
    } else if (event instanceof ContinuityEvent.PlanOver over) {
      draft.plans =
          run(draft.plans, over.plan(), run -> with(run, run.returningAt(), at, at, run.steps()));
    }
  }

  /** In the place of its last run; one without steps had nothing that left. */
  private static List<PlanRun> invoked(
      List<PlanRun> plans, ContinuityEvent.PlanInvoked event, Instant at) {
    List<StepRun> steps =
        event.steps().stream()
            .map(step -> new StepRun(step, StepState.WAITING, null, null))
            .toList();
    PlanRun begun = new PlanRun(event.plan(), at, null, steps.isEmpty() ? at : null, at, steps);
    List<PlanRun> next = new ArrayList<>(plans);
    next.removeIf(run -> run.plan().equals(event.plan()));
    next.add(begun);
    return next;
  }

  private static List<StepRun> returned(PlanRun run) {
    return run.steps().stream()
        .map(
            step ->
                step.step().back() || step.state() != StepState.WAITING
                    ? step
                    : new StepRun(step.step(), StepState.SKIPPED, null, null))
        .toList();
  }

  private static List<PlanRun> moved(List<PlanRun> plans, String plan, Instant at) {
    return run(plans, plan, run -> with(run, run.returningAt(), run.overAt(), at, run.steps()));
  }

  private static List<PlanRun> step(
      List<PlanRun> plans, String plan, String id, Instant at, UnaryOperator<StepRun> change) {
    return run(
        plans,
        plan,
        run ->
            with(
                run,
                run.returningAt(),
                run.overAt(),
                at,
                run.steps().stream()
                    .map(each -> each.step().id().equals(id) ? change.apply(each) : each)
                    .toList()));
  }

  private static List<PlanRun> run(
      List<PlanRun> plans, String plan, UnaryOperator<PlanRun> change) {
    return plans.stream().map(run -> run.plan().equals(plan) ? change.apply(run) : run).toList();
  }

  private static PlanRun with(
      PlanRun run,
      @Nullable Instant returning,
      @Nullable Instant over,
      Instant moved,
      List<StepRun> steps) {
    return new PlanRun(
        run.plan(), run.invokedAt(), returning, over, PathClock.later(run.movedAt(), moved), steps);
  }
}
