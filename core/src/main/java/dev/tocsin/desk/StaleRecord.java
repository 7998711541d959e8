package dev.tocsin.desk;

import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Notified;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.RecordEvent;
import dev.tocsin.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * That an open record which nobody keeps up to date is spoken of. A hold has its own follow-up.
 * Source: domain.md, practice 10.
 */
final class StaleRecord {
  private StaleRecord() {}

  static @Nullable Due next(Incident incident, Policy policy) {
    Duration after = policy.times().staleAfter();
    if (after == null || !Agenda.open(incident) || quiet(incident)) {
      return null;
    }
    return new Due(since(incident).plus(after), StaleRecord::take);
  }

  /** A hold has its own follow-up, and of a child its parent is reminded of. */
  private static boolean quiet(Incident incident) {
    return incident.phase() == Phase.ON_HOLD || incident.heldByParent();
  }

  /** Another state is an update as well, whoever brought it about. */
  private static Instant since(Incident incident) {
    Instant touched = incident.touchedAt();
    Instant moved = incident.status().since();
    return touched == null || touched.isBefore(moved) ? moved : touched;
  }

  /** One reminder for all that were missed while nobody looked; it counts from the last of them. */
  private static void take(Decider decider, Instant at) {
    Incident incident = decider.incident();
    Duration every = Objects.requireNonNull(decider.policy.times().staleAfter());
    long missed = Duration.between(at, decider.now).dividedBy(every);
    List<Notified> reminded =
        decider.tell(
            Reach.onCall(incident.team(), decider).contacts(),
            "remind",
            "Nothing was recorded since " + since(incident) + ": how does it stand?");
    decider.happened(
        new RecordEvent.StaleReminded(at.plus(every.multipliedBy(missed)), reminded),
        at,
        "stale-after");
  }
}
