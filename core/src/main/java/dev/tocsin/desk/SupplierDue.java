package dev.tocsin.desk;

import dev.tocsin.escalation.Repeat;
import dev.tocsin.incident.EngagementEvent;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.SupplierTicket;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.SupplierContract;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What time brings to an engaged supplier while it is its turn: reminders, and the breach of what
 * its contract promises. Source: escalation.md, "The next wake" and "Service levels" (supplier).
 */
final class SupplierDue {
  private SupplierDue() {}

  static @Nullable Due next(Incident incident, Policy policy) {
    if (incident.suppliers().isEmpty() || !Agenda.open(incident)) {
      return null;
    }
    Due first = null;
    for (SupplierTicket ticket : incident.suppliers()) {
      SupplierClock clock = ticket.owes() ? SupplierClock.of(ticket, policy) : null;
      if (clock != null) {
        for (String target : SupplierClock.TARGETS) {
          first = Due.earlier(first, breach(target, ticket, clock, incident));
        }
        first = Due.earlier(first, chase(ticket, clock));
      }
    }
    return first;
  }

  private static @Nullable Due breach(
      String target, SupplierTicket ticket, SupplierClock clock, Incident incident) {
    Duration within = clock.within(target, incident.priority());
    if (within == null || clock.met(target) != null || ticket.missed(target) != null) {
      return null;
    }
    Instant at = clock.due(target, within);
    return at == null
        ? null
        : new Due(at, (decider, when) -> breached(decider, ticket.supplier(), target, when));
  }

  private static void breached(Decider decider, String supplier, String target, Instant at) {
    SupplierContract contract =
        Objects.requireNonNull(
            Objects.requireNonNull(decider.policy.suppliers().get(supplier)).contract());
    decider.happened(
        new EngagementEvent.SupplierBreached(
            supplier,
            target,
            contract.name(),
            SupplierMessages.tellTeam(
                decider,
                "Supplier %s has missed the %s target of contract %s at %s."
                    .formatted(supplier, target, contract.name(), at))),
        at,
        rule(supplier));
  }

  /** While a question is with us it is not the supplier's turn. */
  private static @Nullable Due chase(SupplierTicket ticket, SupplierClock clock) {
    Repeat chase = clock.contract().chase();
    Instant since = ticket.silentSince();
    if (chase == null
        || since == null
        || ticket.asks()
        || ticket.chases() >= clock.contract().mostChases()) {
      return null;
    }
    Instant at = clock.hours().plus(since, chase.every().multipliedBy(ticket.chases() + 1L));
    return at == null ? null : new Due(at, (decider, when) -> chased(decider, ticket, when));
  }

  /** One reminder for all that were missed while nobody looked; the next one keeps the rhythm. */
  private static void chased(Decider decider, SupplierTicket ticket, Instant at) {
    SupplierClock clock = Objects.requireNonNull(SupplierClock.of(ticket, decider.policy));
    Duration every = Objects.requireNonNull(clock.contract().chase()).every();
    Instant since = Objects.requireNonNull(ticket.silentSince());
    long passed = clock.hours().between(since, decider.now).dividedBy(every);
    int number =
        Math.toIntExact(
            Math.min(clock.contract().mostChases(), Math.max(passed, ticket.chases() + 1L)));
    decider.happened(
        new EngagementEvent.SupplierChased(
            ticket.supplier(),
            number,
            SupplierMessages.tell(
                decider,
                ticket.supplier(),
                SupplierMessages.CHASE,
                "We have heard nothing from you since " + since + ": how does it stand?")),
        at,
        rule(ticket.supplier()));
  }

  static String rule(String supplier) {
    return "supplier " + supplier;
  }
}
