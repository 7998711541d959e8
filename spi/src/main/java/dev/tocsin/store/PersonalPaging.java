package dev.tocsin.store;

import dev.tocsin.incident.AssistanceEvent;
import dev.tocsin.incident.ContinuityEvent;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.FamilyEvent;
import dev.tocsin.incident.FeedbackEvent;
import dev.tocsin.incident.FlappingEvent;
import dev.tocsin.incident.IncidentEvent;
import dev.tocsin.incident.MajorEvent;
import dev.tocsin.incident.OperationalEvent;
import dev.tocsin.incident.OwnershipEvent;
import dev.tocsin.incident.ReviewEvent;
import dev.tocsin.incident.SwarmEvent;

/** The personal fields of what was handed over and of what was sent. */
final class PersonalPaging {
  private PersonalPaging() {}

  static IncidentEvent of(Personal personal, IncidentEvent event) {
    if (event instanceof OwnershipEvent.Assigned e) {
      return new OwnershipEvent.Assigned(
          e.to(), e.team(), e.person(), personal.textOrNull(e.reason()), e.more());
    }
    if (event instanceof OwnershipEvent.AcknowledgementLapsed e) {
      return new OwnershipEvent.AcknowledgementLapsed(personal.actor(e.who()), e.more());
    }
    if (event instanceof EscalationEvent.RungFired e) {
      return new EscalationEvent.RungFired(
          e.path(),
          e.rung(),
          e.round(),
          e.occurrence(),
          e.outcome(),
          personal.notified(e.notified()),
          e.reason(),
          e.until(),
          e.handover(),
          e.more());
    }
    if (event instanceof EscalationEvent.EscalatedNow e) {
      return new EscalationEvent.EscalatedNow(
          e.path(),
          e.rung(),
          e.round(),
          personal.notified(e.notified()),
          e.forced(),
          e.until(),
          e.handover(),
          e.more());
    }
    if (event instanceof AssistanceEvent.HandoverTold e) {
      return new AssistanceEvent.HandoverTold(
          e.path(), e.rung(), e.round(), personal.notified(e.notified()), e.handover(), e.more());
    }
    if (event instanceof AssistanceEvent.ActionFinished e) {
      return new AssistanceEvent.ActionFinished(
          e.kind(),
          e.name(),
          e.round(),
          e.key(),
          e.succeeded(),
          personal.textOrNull(e.text()),
          e.more());
    }
    if (event instanceof AssistanceEvent.SupplierEngaged e) {
      return new AssistanceEvent.SupplierEngaged(
          e.supplier(), e.round(), personal.notified(e.notified()), e.engagement(), e.more());
    }
    if (event instanceof AssistanceEvent.WorkaroundOffered e) {
      return new AssistanceEvent.WorkaroundOffered(
          e.workaround(), personal.notified(e.notified()), e.more());
    }
    if (event instanceof EscalationEvent.DeliveryParked e) {
      return new EscalationEvent.DeliveryParked(
          personal.notified(e.notified()),
          e.rung(),
          e.round(),
          personal.text(e.reason()),
          e.more());
    }
    if (event instanceof EscalationEvent.LastResortPaged e) {
      return new EscalationEvent.LastResortPaged(
          e.round(), personal.notified(e.notified()), e.reason(), e.more());
    }
    if (event instanceof EscalationEvent.MajorDeclared e) {
      return new EscalationEvent.MajorDeclared(personal.text(e.reason()), e.more());
    }
    if (event instanceof SwarmEvent.SwarmSummoned e) {
      return new SwarmEvent.SwarmSummoned(e.team(), personal.notified(e.notified()), e.more());
    }
    if (event instanceof OperationalEvent.OperationalWarned e) {
      return new OperationalEvent.OperationalWarned(
          e.level(), e.team(), e.percent(), personal.notified(e.notified()), e.more());
    }
    if (event instanceof OperationalEvent.OperationalBreached e) {
      return new OperationalEvent.OperationalBreached(
          e.level(), e.team(), personal.notified(e.notified()), e.more());
    }
    if (event instanceof FlappingEvent.FlappingBegan e) {
      return new FlappingEvent.FlappingBegan(e.times(), personal.notified(e.notified()), e.more());
    }
    if (event instanceof FlappingEvent.Cleared e) {
      return new FlappingEvent.Cleared(personal.text(e.text()), e.kind(), e.more());
    }
    if (event instanceof AssistanceEvent.MessagesWithheld e) {
      return new AssistanceEvent.MessagesWithheld(personal.notified(e.notified()), e.more());
    }
    if (event instanceof ContinuityEvent continuity) {
      return PersonalContinuity.of(personal, continuity);
    }
    if (event instanceof MajorEvent major) {
      return PersonalMajor.of(personal, major);
    }
    if (event instanceof ReviewEvent review) {
      return PersonalMajor.of(personal, review);
    }
    if (event instanceof FeedbackEvent feedback) {
      return PersonalFeedback.of(personal, feedback);
    }
    return event instanceof FamilyEvent family
        ? family(personal, family)
        : PersonalSuppliers.of(personal, event);
  }

  private static FamilyEvent family(Personal personal, FamilyEvent event) {
    if (event instanceof FamilyEvent.Attached e) {
      return new FamilyEvent.Attached(e.parent(), e.heard(), personal.text(e.reason()), e.more());
    }
    if (event instanceof FamilyEvent.Detached e) {
      return new FamilyEvent.Detached(e.parent(), personal.text(e.reason()), e.more());
    }
    if (event instanceof FamilyEvent.Merged e) {
      return new FamilyEvent.Merged(e.into(), e.reports(), personal.text(e.reason()), e.more());
    }
    if (event instanceof FamilyEvent.Unmerged e) {
      return new FamilyEvent.Unmerged(e.to(), e.from(), personal.text(e.reason()), e.more());
    }
    return event;
  }
}
