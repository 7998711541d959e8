package dev.tocsin.store;

import dev.tocsin.incident.EngagementEvent;
import dev.tocsin.incident.IncidentEvent;
import dev.tocsin.incident.SupplierEvent;
import dev.tocsin.incident.SupplierTicket;
import java.util.List;

/** The personal fields of what was said to suppliers and by them. */
final class PersonalSuppliers {
  private PersonalSuppliers() {}

  static IncidentEvent of(Personal personal, IncidentEvent event) {
    if (event instanceof SupplierEvent.SupplierResponded e) {
      return new SupplierEvent.SupplierResponded(
          e.supplier(), personal.textOrNull(e.text()), e.more());
    }
    if (event instanceof SupplierEvent.SupplierAsked e) {
      return new SupplierEvent.SupplierAsked(e.supplier(), personal.text(e.text()), e.more());
    }
    if (event instanceof SupplierEvent.SupplierAnswered e) {
      return new SupplierEvent.SupplierAnswered(
          e.supplier(), personal.text(e.text()), personal.notified(e.notified()), e.more());
    }
    if (event instanceof SupplierEvent.HandedBack e) {
      return new SupplierEvent.HandedBack(e.supplier(), personal.text(e.text()), e.more());
    }
    if (event instanceof SupplierEvent.HandBackRejected e) {
      return new SupplierEvent.HandBackRejected(
          e.supplier(), personal.text(e.text()), personal.notified(e.notified()), e.more());
    }
    if (event instanceof SupplierEvent.EngagementEnded e) {
      return new SupplierEvent.EngagementEnded(
          e.supplier(),
          e.accepted(),
          personal.textOrNull(e.text()),
          personal.notified(e.notified()),
          e.more());
    }
    if (event instanceof EngagementEvent.EngagementDelivered e) {
      return new EngagementEvent.EngagementDelivered(
          e.supplier(), e.key(), personal.notified(e.notified()), e.more());
    }
    if (event instanceof EngagementEvent.SupplierUnreached e) {
      return new EngagementEvent.SupplierUnreached(
          e.supplier(), personal.notified(e.notified()), e.more());
    }
    if (event instanceof EngagementEvent.SupplierChased e) {
      return new EngagementEvent.SupplierChased(
          e.supplier(), e.chase(), personal.notified(e.notified()), e.more());
    }
    if (event instanceof EngagementEvent.SupplierBreached e) {
      return new EngagementEvent.SupplierBreached(
          e.supplier(), e.target(), e.contract(), personal.notified(e.notified()), e.more());
    }
    return event;
  }

  static List<SupplierTicket> of(Personal personal, List<SupplierTicket> all) {
    return all.stream().map(each -> of(personal, each)).toList();
  }

  private static SupplierTicket of(Personal personal, SupplierTicket ticket) {
    return new SupplierTicket(
        ticket.supplier(),
        ticket.engagement(),
        ticket.engagedAt(),
        ticket.reference(),
        ticket.deliveredAt(),
        ticket.respondedAt(),
        ticket.questions(),
        ticket.handedBackAt(),
        ticket.endedAt(),
        ticket.silentSince(),
        ticket.chases(),
        ticket.breached(),
        personal.notified(ticket.notified()),
        personal.notified(ticket.chasing()));
  }
}
