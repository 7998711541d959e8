package dev.tocsin.store;

import dev.tocsin.incident.ContinuityEvent;

/** The personal fields of what happened to plans for service continuity. */
final class PersonalContinuity {
  private PersonalContinuity() {}

  static ContinuityEvent of(Personal personal, ContinuityEvent event) {
    if (event instanceof ContinuityEvent.PlanInvoked e) {
      return new ContinuityEvent.PlanInvoked(
          e.plan(), e.steps(), personal.textOrNull(e.reason()), e.more());
    }
    if (event instanceof ContinuityEvent.StepEnded e) {
      return new ContinuityEvent.StepEnded(
          e.plan(), e.step(), e.key(), e.outcome(), personal.textOrNull(e.text()), e.more());
    }
    if (event instanceof ContinuityEvent.StepResultLate e) {
      return new ContinuityEvent.StepResultLate(
          e.plan(), e.step(), e.key(), e.succeeded(), personal.textOrNull(e.text()), e.more());
    }
    if (event instanceof ContinuityEvent.PlanReturning e) {
      return new ContinuityEvent.PlanReturning(e.plan(), personal.textOrNull(e.reason()), e.more());
    }
    if (event instanceof ContinuityEvent.PlanStopped e) {
      return new ContinuityEvent.PlanStopped(
          e.plan(), e.step(), personal.notified(e.notified()), e.more());
    }
    if (event instanceof ContinuityEvent.PlanReminded e) {
      return new ContinuityEvent.PlanReminded(e.plan(), personal.notified(e.notified()), e.more());
    }
    return event;
  }
}
