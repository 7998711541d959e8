package dev.tocsin.desk;

import dev.tocsin.incident.AssistanceEvent;
import dev.tocsin.incident.Engagement;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Escalation;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.FiredRung;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.LastResort;
import dev.tocsin.incident.MajorIncident;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.RequestedAction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the matrix did, applied. Source: escalation.md, "When a rung is due" 3, 4, 8 and 9. */
final class EscalationFold {
  /** The most that a host was asked and has not told the end of. */
  private static final int MOST_REQUESTED = 500;

  private EscalationFold() {}

  static void change(Draft draft, Incident before, Entry entry, EscalationEvent event) {
    Instant at = entry.occurredAt();
    Escalation now = draft.escalation;
    if (event instanceof EscalationEvent.RoundStarted round) {
      if (!round.keepsAcknowledgement()) {
        draft.acknowledgement = null;
      }
      draft.escalation =
          PathFold.round(
              now,
              round.row(),
              round.path(),
              round.round(),
              before,
              draft.acknowledgement,
              round.rung(),
              at);
    } else if (event instanceof EscalationEvent.PathChosen chosen) {
      draft.escalation = PathFold.watched(chosen(now, chosen), at);
    } else if (event instanceof EscalationEvent.RungFired fired) {
      draft.escalation = with(now, RungFold.fired(now, fired, entry));
    } else if (event instanceof EscalationEvent.EscalatedNow asked) {
      draft.acknowledgement = null;
      draft.escalation = PathFold.watched(with(now, RungFold.asked(now, asked, entry)), at);
    } else if (event instanceof EscalationEvent.DeliveryParked parked) {
      if (parked.rung() != null && parked.round() == now.round()) {
        draft.escalation =
            PathFold.watched(
                with(now, RungFold.parked(now, parked.rung(), parked.notified(), at)), at);
      }
    } else if (event instanceof EscalationEvent.LastResortPaged paged) {
      LastResort lastResort = new LastResort(at, paged.notified());
      draft.escalation = PathFold.with(now, now.fired(), lastResort, now.engaged());
    } else if (event instanceof EscalationEvent.MajorDeclared major) {
      draft.major = new MajorIncident(entry.by(), at, major.reason());
      if (draft.majorCase != null) {
        MajorFold.candidate(draft, null);
      }
    }
  }

  static void assistance(Draft draft, Entry entry, AssistanceEvent event) {
    Escalation now = draft.escalation;
    if (event instanceof AssistanceEvent.HandoverTold told) {
      draft.escalation = with(now, RungFold.told(now, told, entry));
    } else if (event instanceof AssistanceEvent.SupplierEngaged engaged) {
      Engagement next = new Engagement(engaged.supplier(), entry.occurredAt(), engaged.notified());
      draft.escalation =
          PathFold.with(now, now.fired(), now.lastResort(), engaged(now.engaged(), next));
      draft.suppliers = SupplierFold.engaged(draft.suppliers, engaged, entry.occurredAt());
    } else if (event instanceof AssistanceEvent.ActionRequested asked) {
      if (asked.key() != null) {
        RequestedAction next =
            new RequestedAction(
                asked.kind(), asked.name(), asked.key(), asked.round(), asked.until());
        draft.escalation = PathFold.requested(now, requested(now.requested(), next));
      }
    } else if (event instanceof AssistanceEvent.ActionFinished done) {
      draft.escalation = ended(now, done.key());
    } else if (event instanceof AssistanceEvent.ActionTimedOut late) {
      draft.escalation = ended(now, late.key());
    }
  }

  /** The last time that each supplier was asked. */
  private static List<Engagement> engaged(List<Engagement> all, Engagement next) {
    List<Engagement> others =
        all.stream().filter(each -> !each.supplier().equals(next.supplier())).toList();
    return Draft.plus(others, next);
  }

  /** What nothing waits for is forgotten, the oldest first, when a host leaves too much undone. */
  private static List<RequestedAction> requested(List<RequestedAction> all, RequestedAction next) {
    List<RequestedAction> more = Draft.plus(all, next);
    if (more.size() <= MOST_REQUESTED) {
      return more;
    }
    List<RequestedAction> left = new ArrayList<>(more);
    for (RequestedAction each : more) {
      if (each.until() == null) {
        left.remove(each);
        break;
      }
    }
    return List.copyOf(left);
  }

  private static Escalation ended(Escalation now, OutboxKey key) {
    return PathFold.requested(
        now, now.requested().stream().filter(each -> !each.key().equals(key)).toList());
  }

  private static Escalation chosen(Escalation now, EscalationEvent.PathChosen chosen) {
    return new Escalation(
        chosen.policyVersion(),
        chosen.row(),
        chosen.path(),
        now.round(),
        now.start(),
        now.ceiling(),
        now.fired(),
        now.suspensions(),
        now.lastResort(),
        now.startedBy(),
        now.engaged(),
        now.requested(),
        now.watchedFrom());
  }

  private static Escalation with(Escalation now, List<FiredRung> fired) {
    return PathFold.with(now, fired, now.lastResort(), now.engaged());
  }
}
