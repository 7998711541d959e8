package dev.tocsin.examples.policytool;

import dev.tocsin.incident.AssistanceEvent;
import dev.tocsin.incident.ContinuityEvent;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.IncidentEvent;
import dev.tocsin.incident.LifecycleEvent;
import dev.tocsin.incident.OwnershipEvent;
import dev.tocsin.incident.ServiceLevelEvent;
import dev.tocsin.incident.SuspensionEvent;
import dev.tocsin.incident.SwarmEvent;
import java.util.Locale;

/** Events in words. */
final class EventWords {
  private EventWords() {}

  /** An event, with the number of a repeat or without it. */
  static String of(IncidentEvent event, boolean numbered) {
    if (event instanceof LifecycleEvent.Logged logged) {
      return "logged, team " + logged.team();
    }
    if (event instanceof EscalationEvent.RoundStarted round) {
      return round.path() == null
          ? "round " + round.round() + " starts, and no row is for it"
          : "round %d starts (%s): row '%s', path '%s'"
              .formatted(round.round(), round.cause(), round.row(), round.path());
    }
    if (event instanceof EscalationEvent.RungFired fired) {
      return "rung %s%s%s"
          .formatted(
              fired.rung(),
              fired.occurrence() == 0 || !numbered ? "" : ", repeat " + fired.occurrence(),
              fired.reason() == null ? "" : ": empty, " + fired.reason());
    }
    if (event instanceof ServiceLevelEvent.LevelChosen chosen) {
      return chosen.level() == null
          ? "no service level any more"
          : "service level " + chosen.level();
    }
    if (event instanceof ServiceLevelEvent.TargetWarned warned) {
      return "%d%% of the %s target".formatted(warned.percent(), warned.target());
    }
    if (event instanceof ServiceLevelEvent.TargetBreached breached) {
      return breached.target() + " target breached";
    }
    if (event instanceof AssistanceEvent.HandoverTold told) {
      return "the rota hands over: told for rung " + told.rung();
    }
    if (event instanceof SuspensionEvent.Suspended suspended) {
      return "the path stands still (%s)%s"
          .formatted(
              suspended.cause(), suspended.until() == null ? "" : " until " + suspended.until());
    }
    if (event instanceof EscalationEvent.LastResortPaged paged) {
      return "last resort: " + paged.reason();
    }
    if (event instanceof OwnershipEvent.Assigned assigned) {
      return "team " + assigned.team() + " takes over";
    }
    if (event instanceof SwarmEvent.SwarmSummoned summoned) {
      return "team " + summoned.team() + " is summoned";
    }
    if (event instanceof ContinuityEvent.PlanInvoked invoked) {
      return "plan '" + invoked.plan() + "' is invoked";
    }
    if (event instanceof ContinuityEvent.StepStarted started) {
      return "plan '%s': step '%s' begins".formatted(started.plan(), started.step());
    }
    if (event instanceof ContinuityEvent.StepEnded ended) {
      String outcome = ended.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      return "plan '%s': step '%s' is %s".formatted(ended.plan(), ended.step(), outcome);
    }
    if (event instanceof ContinuityEvent.PlanStopped stopped) {
      return "plan '%s' has stopped at step '%s'".formatted(stopped.plan(), stopped.step());
    }
    if (event instanceof ContinuityEvent.PlanReminded reminded) {
      return "plan '" + reminded.plan() + "' is still in force";
    }
    return event.type().replace('-', ' ');
  }
}
