package dev.tocsin.internal;

import dev.tocsin.incident.ContinuityEvent;
import dev.tocsin.incident.PlannedStep;

/** The canonical form of what happened to plans for service continuity. */
final class CanonicalContinuity {
  private CanonicalContinuity() {}

  static void write(CanonicalWriter to, ContinuityEvent event) {
    if (event instanceof ContinuityEvent.PlanInvoked e) {
      to.fields(e.more())
          .put("plan", e.plan())
          .put("reason", e.reason())
          .list("steps", e.steps(), CanonicalContinuity::step)
          .put("type", e.type())
          .end();
    } else if (event instanceof ContinuityEvent.StepStarted e) {
      to.fields(e.more())
          .put("key", CanonicalRules.text(e.key()))
          .put("plan", e.plan())
          .put("step", e.step())
          .put("type", e.type())
          .put("until", e.until())
          .end();
    } else if (event instanceof ContinuityEvent.StepEnded e) {
      to.fields(e.more())
          .put("key", CanonicalRules.text(e.key()))
          .put("outcome", e.outcome())
          .put("plan", e.plan())
          .put("step", e.step())
          .put("text", e.text())
          .put("type", e.type())
          .end();
    } else if (event instanceof ContinuityEvent.StepResultLate e) {
      to.fields(e.more())
          .put("key", CanonicalRules.text(e.key()))
          .put("plan", e.plan())
          .put("step", e.step())
          .put("succeeded", e.succeeded())
          .put("text", e.text())
          .put("type", e.type())
          .end();
    } else {
      course(to, event);
    }
  }

  private static void course(CanonicalWriter to, ContinuityEvent event) {
    if (event instanceof ContinuityEvent.PlanStopped e) {
      to.fields(e.more())
          .list("notified", e.notified(), CanonicalValues::notified)
          .put("plan", e.plan())
          .put("step", e.step())
          .put("type", e.type())
          .end();
    } else if (event instanceof ContinuityEvent.PlanReturning e) {
      to.fields(e.more())
          .put("plan", e.plan())
          .put("reason", e.reason())
          .put("type", e.type())
          .end();
    } else if (event instanceof ContinuityEvent.PlanOver e) {
      to.fields(e.more()).put("plan", e.plan()).put("type", e.type()).end();
    } else if (event instanceof ContinuityEvent.PlanReminded e) {
      to.fields(e.more())
          .list("notified", e.notified(), CanonicalValues::notified)
          .put("plan", e.plan())
          .put("type", e.type())
          .end();
    } else {
      throw CanonicalEvents.missing(event);
    }
  }

  private static void step(CanonicalWriter to, PlannedStep step) {
    to.fields()
        .put("attempts", step.attempts(), CanonicalWriter::value)
        .put("back", step.back())
        .put("goesOn", step.goesOn())
        .put("id", step.id())
        .put("stage", step.stage())
        .put("what", step.what())
        .put("within", step.within() == null ? null : step.within().toString())
        .end();
  }
}
