package dev.tocsin.desk;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Escalation;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.FiredRung;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.MajorIncident;
import dev.tocsin.incident.Notified;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.RungOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the matrix did, applied. Source: escalation.md, "When a rung is due" 3, 4 and 9. */
final class EscalationFold {
  private EscalationFold() {}

  static void change(Draft draft, Incident before, Entry entry, EscalationEvent event) {
    Instant at = entry.occurredAt();
    Escalation now = draft.escalation;
    if (event instanceof EscalationEvent.RoundStarted round) {
      if (!round.keepsAcknowledgement()) {
        draft.acknowledgement = null;
      }
      draft.escalation =
          new Escalation(
              now.policyVersion(),
              round.row(),
              round.path(),
              round.round(),
              at,
              before.priority(),
              List.of(),
              now.suspensions(),
              null);
    } else if (event instanceof EscalationEvent.PathChosen chosen) {
      draft.escalation =
          new Escalation(
              chosen.policyVersion(),
              chosen.row(),
              chosen.path(),
              now.round(),
              now.start(),
              now.ceiling(),
              now.fired(),
              now.suspensions(),
              now.lastResortAt());
    } else if (event instanceof EscalationEvent.RungFired fired) {
      draft.escalation = with(now, fired(now, fired, at), now.lastResortAt());
    } else if (event instanceof EscalationEvent.EscalatedNow) {
      draft.acknowledgement = null;
    } else if (event instanceof EscalationEvent.DeliveryParked parked) {
      if (parked.round() == now.round()) {
        draft.escalation = with(now, parked(now, parked.notified().key(), at), now.lastResortAt());
      }
    } else if (event instanceof EscalationEvent.LastResortPaged) {
      draft.escalation = with(now, now.fired(), at);
    } else if (event instanceof EscalationEvent.MajorDeclared major) {
      draft.major = new MajorIncident(entry.by(), at, major.reason());
    }
  }

  private static Escalation with(
      Escalation now, List<FiredRung> fired, @Nullable Instant lastResortAt) {
    return new Escalation(
        now.policyVersion(),
        now.row(),
        now.path(),
        now.round(),
        now.start(),
        now.ceiling(),
        fired,
        now.suspensions(),
        lastResortAt);
  }

  private static List<FiredRung> fired(
      Escalation now, EscalationEvent.RungFired event, Instant at) {
    Instant exhaustedAt = event.outcome() == RungOutcome.EMPTY ? at : null;
    FiredRung last = now.fired(event.rung());
    if (last == null) {
      return Draft.plus(
          now.fired(),
          new FiredRung(event.rung(), at, event.occurrence(), event.notified(), 0, exhaustedAt));
    }
    List<FiredRung> copy = new ArrayList<>(now.fired());
    copy.set(
        copy.indexOf(last),
        new FiredRung(
            event.rung(), last.since(), event.occurrence(), event.notified(), 0, exhaustedAt));
    return copy;
  }

  private static List<FiredRung> parked(Escalation now, OutboxKey key, Instant at) {
    List<FiredRung> copy = new ArrayList<>(now.fired());
    for (int i = 0; i < copy.size(); i++) {
      FiredRung rung = copy.get(i);
      if (rung.notified().stream().map(Notified::key).anyMatch(key::equals)) {
        int parked = rung.parked() + 1;
        copy.set(
            i,
            new FiredRung(
                rung.rung(),
                rung.since(),
                rung.occurrence(),
                rung.notified(),
                parked,
                parked == rung.notified().size() ? at : null));
      }
    }
    return copy;
  }
}
