package dev.tocsin.desk;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Escalation;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.FiredRung;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.LastResort;
import dev.tocsin.incident.MajorIncident;
import dev.tocsin.incident.Notified;
import dev.tocsin.incident.Recipient;
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
              now.lastResort());
    } else if (event instanceof EscalationEvent.RungFired fired) {
      draft.escalation = with(now, fired(now, fired, at), now.lastResort());
    } else if (event instanceof EscalationEvent.EscalatedNow asked) {
      draft.acknowledgement = null;
      draft.escalation = with(now, asked(now, asked, at), now.lastResort());
    } else if (event instanceof EscalationEvent.DeliveryParked parked) {
      if (parked.rung() != null && parked.round() == now.round()) {
        draft.escalation =
            with(
                now,
                parked(now, parked.rung(), parked.notified().recipient(), at),
                now.lastResort());
      }
    } else if (event instanceof EscalationEvent.LastResortPaged paged) {
      draft.escalation = with(now, now.fired(), new LastResort(at, paged.notified()));
    } else if (event instanceof EscalationEvent.MajorDeclared major) {
      draft.major = new MajorIncident(entry.by(), at, major.reason());
    }
  }

  private static Escalation with(
      Escalation now, List<FiredRung> fired, @Nullable LastResort lastResort) {
    return new Escalation(
        now.policyVersion(),
        now.row(),
        now.path(),
        now.round(),
        now.start(),
        now.ceiling(),
        fired,
        now.suspensions(),
        lastResort);
  }

  private static List<FiredRung> fired(
      Escalation now, EscalationEvent.RungFired event, Instant at) {
    FiredRung last = now.fired(event.path(), event.rung());
    FiredRung next =
        new FiredRung(
            event.path(),
            event.rung(),
            last == null ? at : last.since(),
            event.occurrence(),
            event.notified(),
            List.of(),
            event.outcome() == RungOutcome.EMPTY ? at : null);
    return last == null ? Draft.plus(now.fired(), next) : replaced(now, last, after(last, next));
  }

  /** A repeat: the first messages may still be under way, those between are overtaken. */
  private static FiredRung after(FiredRung last, FiredRung next) {
    List<Notified> under = new ArrayList<>();
    for (Notified each : last.notified()) {
      if (last.occurrence() == 0 || sameCommit(each, last.notified().get(0))) {
        under.add(each);
      }
    }
    under.addAll(next.notified());
    return new FiredRung(
        next.path(),
        next.rung(),
        next.since(),
        next.occurrence(),
        under,
        last.parked(),
        last.exhaustedAt() != null && allParked(under, last.parked())
            ? last.exhaustedAt()
            : next.exhaustedAt());
  }

  private static boolean sameCommit(Notified one, Notified other) {
    return one.key().commit().equals(other.key().commit());
  }

  /** Asked for by a person: it will not come by itself, and its repeats count as before. */
  private static List<FiredRung> asked(
      Escalation now, EscalationEvent.EscalatedNow event, Instant at) {
    FiredRung last = now.fired(event.path(), event.rung());
    List<Notified> under = new ArrayList<>(last == null ? List.of() : last.notified());
    under.addAll(event.notified());
    FiredRung next =
        new FiredRung(
            event.path(),
            event.rung(),
            last == null ? at : last.since(),
            last == null ? 0 : last.occurrence(),
            under,
            last == null ? List.of() : last.parked(),
            last == null ? null : last.exhaustedAt());
    return last == null ? Draft.plus(now.fired(), next) : replaced(now, last, next);
  }

  /** A message of the rung is given up; it is exhausted when nobody whom it told is left. */
  private static List<FiredRung> parked(
      Escalation now, String rung, Recipient recipient, Instant at) {
    FiredRung last = now.path() == null ? null : now.fired(now.path(), rung);
    if (last == null || last.parked().contains(recipient)) {
      return now.fired();
    }
    List<Recipient> parked = Draft.plus(last.parked(), recipient);
    boolean exhausted = last.exhaustedAt() == null && allParked(last.notified(), parked);
    return replaced(
        now,
        last,
        new FiredRung(
            last.path(),
            last.rung(),
            last.since(),
            last.occurrence(),
            last.notified(),
            parked,
            exhausted ? at : last.exhaustedAt()));
  }

  private static boolean allParked(List<Notified> notified, List<Recipient> parked) {
    return notified.stream().allMatch(each -> parked.contains(each.recipient()));
  }

  private static List<FiredRung> replaced(Escalation now, FiredRung last, FiredRung next) {
    List<FiredRung> copy = new ArrayList<>(now.fired());
    copy.set(copy.indexOf(last), next);
    return copy;
  }
}
