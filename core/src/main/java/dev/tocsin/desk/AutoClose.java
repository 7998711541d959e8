package dev.tocsin.desk;

import dev.tocsin.incident.Incident;
import dev.tocsin.incident.LifecycleEvent;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.PlanRun;
import dev.tocsin.incident.Resolution;
import dev.tocsin.incident.State;
import dev.tocsin.lifecycle.Trigger;
import dev.tocsin.policy.Policy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** That a resolution nobody objects to is the end. Source: escalation.md, "Service levels". */
final class AutoClose {
  private AutoClose() {}

  static @Nullable Due next(Incident incident, Policy policy) {
    Resolution resolution = incident.resolution();
    return incident.phase() != Phase.RESOLVED
            || resolution == null
            || resolution.autoCloseStopped()
            || PlanDue.anyInForce(incident)
            || policy.lifecycle().find(incident.state(), Trigger.CLOSE, null) == null
        ? null
        : new Due(at(incident, resolution.at().plus(policy.times().autoClose())), AutoClose::take);
  }

  /** Not before all was normal again. */
  private static Instant at(Incident incident, Instant due) {
    Instant at = due;
    for (PlanRun run : incident.plans()) {
      at = run.overAt() == null ? at : PathClock.later(at, run.overAt());
    }
    return at;
  }

  private static void take(Decider decider, Instant at) {
    State to = decider.policy.lifecycle().next(decider.incident(), Trigger.CLOSE, null);
    decider.happened(
        new LifecycleEvent.Closed(to, "nobody objected to the resolution"), at, "auto-close");
  }
}
