package dev.tocsin.desk;

import dev.tocsin.incident.AssistanceEvent;
import dev.tocsin.incident.Classification;
import dev.tocsin.incident.ContinuityEvent;
import dev.tocsin.incident.EngagementEvent;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Escalation;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.FamilyEvent;
import dev.tocsin.incident.FeedbackEvent;
import dev.tocsin.incident.FlappingEvent;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentEvent;
import dev.tocsin.incident.LifecycleEvent;
import dev.tocsin.incident.Link;
import dev.tocsin.incident.MajorEvent;
import dev.tocsin.incident.OperationalEvent;
import dev.tocsin.incident.Ownership;
import dev.tocsin.incident.OwnershipEvent;
import dev.tocsin.incident.RecordEvent;
import dev.tocsin.incident.Resolution;
import dev.tocsin.incident.ReviewEvent;
import dev.tocsin.incident.ServiceLevelEvent;
import dev.tocsin.incident.Status;
import dev.tocsin.incident.SupplierEvent;
import dev.tocsin.incident.SuspensionEvent;
import dev.tocsin.incident.SwarmEvent;
import dev.tocsin.incident.TargetRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The only way in which an incident changes: one entry at a time. Needs no policy, so a history can
 * be folded anywhere. Source: store-contract.md, C11.
 */
final class Fold {
  private Fold() {}

  static Incident apply(@Nullable Incident before, Entry entry) {
    if (entry.event() instanceof LifecycleEvent.Logged logged) {
      if (before != null || entry.sequence() != 1) {
        throw new IllegalArgumentException(
            "An incident is logged once, as its first entry; this is entry " + entry.sequence());
      }
      return logged(logged, entry);
    }
    if (before == null || entry.sequence() != before.version() + 1) {
      throw new IllegalArgumentException(
          "Entry %d does not follow version %d: fold all entries, in order."
              .formatted(entry.sequence(), before == null ? 0 : before.version()));
    }
    Incident moved = Moves.apply(before, entry, entry.event());
    if (moved != null) {
      return moved;
    }
    Draft draft = new Draft(before, entry);
    change(draft, before, entry, entry.event());
    return draft.incident();
  }

  private static Incident logged(LifecycleEvent.Logged event, Entry entry) {
    Instant at = entry.occurredAt();
    return new Incident(
        event.identity(),
        1,
        event.details(),
        event.classification(),
        new Status(event.to(), at, null),
        new Ownership(event.team(), null, at, List.of()),
        new Escalation(
            event.policyVersion(),
            null,
            null,
            0,
            at,
            event.classification().priority(),
            List.of(),
            List.of(),
            null),
        null,
        null,
        null,
        null,
        List.of(),
        null,
        null,
        List.of(),
        null,
        List.of(),
        0,
        null,
        entry.touched(null),
        entry.head(null),
        entry.recordedAt(),
        Map.of());
  }

  private static void change(Draft draft, Incident before, Entry entry, IncidentEvent event) {
    if (event instanceof LifecycleEvent lifecycle) {
      lifecycle(draft, before, entry, lifecycle);
    } else if (event instanceof OwnershipEvent.AcknowledgementLapsed) {
      draft.acknowledgement = null;
    } else if (event instanceof SuspensionEvent suspension) {
      draft.escalation = PathFold.suspension(draft.escalation, suspension, entry.occurredAt());
    } else if (event instanceof ServiceLevelEvent level) {
      draft.attainment = AttainmentFold.change(draft.attainment, level, entry.occurredAt());
    } else if (event instanceof AssistanceEvent assistance) {
      EscalationFold.assistance(draft, entry, assistance);
    } else if (event instanceof EscalationEvent escalation) {
      EscalationFold.change(draft, before, entry, escalation);
    } else if (event instanceof RecordEvent record) {
      record(draft, before, entry, record);
    } else if (event instanceof SwarmEvent swarm) {
      SwarmFold.change(draft, before, entry, swarm);
    } else if (event instanceof SupplierEvent supplier) {
      draft.suppliers = SupplierFold.change(draft.suppliers, supplier, entry.occurredAt());
    } else if (event instanceof EngagementEvent engagement) {
      draft.suppliers = SupplierFold.change(draft.suppliers, engagement, entry.occurredAt());
    } else if (event instanceof FamilyEvent family) {
      FamilyFold.change(draft, before, entry, family);
    } else if (event instanceof FlappingEvent flapping) {
      FlappingFold.change(draft, entry, flapping);
    } else if (event instanceof OperationalEvent operational) {
      operational(draft, operational, entry.occurredAt());
    } else if (event instanceof ContinuityEvent continuity) {
      ContinuityFold.change(draft, entry, continuity);
    } else if (event instanceof MajorEvent major) {
      MajorFold.change(draft, before, entry, major);
    } else if (event instanceof ReviewEvent review) {
      ReviewFold.change(draft, entry, review);
    } else if (event instanceof FeedbackEvent feedback) {
      draft.resolution = VerdictFold.change(draft.resolution, entry, feedback);
    }
  }

  private static void lifecycle(Draft draft, Incident before, Entry entry, LifecycleEvent event) {
    Instant at = entry.occurredAt();
    if (event instanceof LifecycleEvent.Reopened reopened) {
      draft.state(reopened.to(), null, at);
      draft.escalation =
          PathFold.resolved(
              draft.escalation,
              before.resolution() == null ? before.status().since() : before.resolution().at(),
              at);
      draft.resolution = null;
      draft.swarm = null; // it went home with the resolution
      MajorFold.reopened(draft, at);
    } else if (event instanceof LifecycleEvent.Cancelled cancelled) {
      draft.state(cancelled.to(), null, at);
      MajorFold.gone(draft);
    } else if (event instanceof LifecycleEvent.MarkedDuplicate duplicate) {
      draft.state(duplicate.to(), null, at);
      draft.link(new Link(Link.DUPLICATE_OF, duplicate.of().toString()));
      MajorFold.gone(draft);
    } else if (event instanceof LifecycleEvent.FollowUpDue followUp) {
      draft.followUp(followUp.next(), followUp.notified());
    } else if (event instanceof LifecycleEvent.StateReplaced replaced) {
      draft.moveTo(replaced.to(), at);
    } else if (event instanceof LifecycleEvent.Recurred) {
      draft.recurrences = before.recurrences() + 1;
      FlappingFold.heard(draft, at);
    }
  }

  private static void operational(Draft draft, OperationalEvent event, Instant at) {
    Ownership was = draft.ownership;
    TargetRecord told =
        event instanceof OperationalEvent.OperationalWarned warned
            ? new TargetRecord(warned.level(), warned.percent(), 0, 0, null)
            : new TargetRecord(
                ((OperationalEvent.OperationalBreached) event).level(), 100, 1, 0, at);
    draft.ownership =
        new Ownership(was.team(), was.person(), was.since(), was.teamsSincePerson(), told);
  }

  private static void record(Draft draft, Incident before, Entry entry, RecordEvent event) {
    if (event instanceof RecordEvent.Commented comment) {
      boolean byReporter = entry.by().equals(before.details().reporter());
      if (comment.toReporter() && entry.by().human() && !byReporter) {
        draft.attainment = AttainmentFold.updated(draft.attainment, entry.occurredAt());
      }
      Resolution resolution = before.resolution();
      if (resolution != null && byReporter) {
        draft.resolution =
            new Resolution(
                resolution.by(),
                resolution.at(),
                resolution.text(),
                resolution.kind(),
                true,
                resolution.confirmedAt(),
                resolution.rating());
      }
    } else if (event instanceof RecordEvent.Linked linked) {
      draft.link(linked.link());
    } else if (event instanceof RecordEvent.Reprioritised changed) {
      draft.classification = changed.classification();
      draft.escalation = PathFold.watched(draft.escalation, entry.occurredAt());
    } else if (event instanceof RecordEvent.Recategorised changed) {
      Classification now = before.classification();
      draft.classification =
          new Classification(
              changed.category(),
              now.impact(),
              now.urgency(),
              now.priority(),
              now.overrideReason());
      draft.escalation = PathFold.watched(draft.escalation, entry.occurredAt());
    }
  }
}
