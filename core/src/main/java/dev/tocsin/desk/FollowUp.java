package dev.tocsin.desk;

import dev.tocsin.incident.Hold;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.LifecycleEvent;
import dev.tocsin.incident.Notified;
import dev.tocsin.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** That a hold is looked at again. Source: escalation.md, "The next wake". */
final class FollowUp {
  private FollowUp() {}

  static @Nullable Due next(Incident incident, Policy policy) {
    Hold hold = incident.status().hold();
    return hold == null || !Agenda.open(incident)
        ? null
        : new Due(hold.followUpAt(), FollowUp::take);
  }

  /** The next date lies in the future, however late this one is taken. */
  private static void take(Decider decider, Instant at) {
    Hold hold = Objects.requireNonNull(decider.incident().status().hold());
    Duration every = decider.policy.times().followUp();
    long missed = Duration.between(at, decider.now).dividedBy(every);
    List<Notified> reminded =
        decider.tell(
            Reach.onCall(decider.incident().team(), decider).contacts(),
            "remind",
            "On hold (" + hold.reason() + "): is it time to go on?");
    decider.happened(
        new LifecycleEvent.FollowUpDue(at.plus(every.multipliedBy(missed + 1)), reminded),
        at,
        "follow-up");
  }
}
