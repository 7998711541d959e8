package dev.tocsin.desk;

import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.calendar.Interval;
import dev.tocsin.calendar.SuspendedClock;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.SupplierTicket;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.Supplier;
import dev.tocsin.policy.SupplierContract;
import dev.tocsin.policy.SupplierTarget;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The clock of an engagement: from its delivery, on the contract's hours, standing still while a
 * question is with us. What was handed back and rejected leaves no trace in it. Source:
 * escalation.md, "Service levels" (supplier).
 */
final class SupplierClock {
  static final List<String> TARGETS = List.of(SupplierTicket.RESPONSE, SupplierTicket.RESOLUTION);

  private final SupplierTicket ticket;
  private final SupplierContract contract;
  private final BusinessCalendar hours;
  private final Instant start;

  private SupplierClock(
      SupplierTicket ticket, SupplierContract contract, BusinessCalendar hours, Instant start) {
    this.ticket = ticket;
    this.contract = contract;
    this.hours = hours;
    this.start = start;
  }

  /** Null when the supplier was not reached yet, or has no contract in the policy. */
  static @Nullable SupplierClock of(SupplierTicket ticket, Policy policy) {
    Supplier supplier = policy.suppliers().get(ticket.supplier());
    SupplierContract contract = supplier == null ? null : supplier.contract();
    Instant start = ticket.deliveredAt();
    if (contract == null || start == null) {
      return null;
    }
    BusinessCalendar hours =
        contract.hours() == null
            ? BusinessCalendar.ALWAYS
            : policy.calendars().get(contract.hours());
    return hours == null ? null : new SupplierClock(ticket, contract, hours, start);
  }

  SupplierContract contract() {
    return contract;
  }

  BusinessCalendar hours() {
    return hours;
  }

  /** What is promised; null when nothing is. */
  @Nullable Duration within(String target, Priority priority) {
    SupplierTarget promised =
        target.equals(SupplierTicket.RESPONSE) ? contract.response() : contract.resolution();
    Duration within = promised == null ? null : promised.within(priority);
    return within == null ? null : within.truncatedTo(ChronoUnit.MICROS);
  }

  /** When a target is missed unless it is met before; null while the clock stands still. */
  @Nullable Instant due(String target, Duration within) {
    return SuspendedClock.due(hours, start, within, pauses(target));
  }

  /** When a target was met, or no longer owed; null while it is. */
  @Nullable Instant met(String target) {
    if (target.equals(SupplierTicket.RESPONSE) && ticket.respondedAt() != null) {
      return ticket.respondedAt();
    }
    return ticket.handedBackAt() != null ? ticket.handedBackAt() : ticket.endedAt();
  }

  /** What the clock of a target shows; it stops where the target is met. */
  Duration served(String target, Instant now) {
    Instant met = met(target);
    return SuspendedClock.served(
        hours, start, met != null && met.isBefore(now) ? met : now, pauses(target));
  }

  /** A question is a response, so only the other target ever waits for an answer. */
  private List<Interval> pauses(String target) {
    if (target.equals(SupplierTicket.RESPONSE) || ticket.questions().isEmpty()) {
      return List.of();
    }
    List<Interval> pauses = new ArrayList<>(ticket.questions().size());
    ticket.questions().forEach(each -> pauses.add(new Interval(each.from(), each.until())));
    return pauses;
  }

  static List<SupplierStatus> status(Incident incident, Policy policy, Instant now) {
    List<SupplierStatus> all = new ArrayList<>();
    for (SupplierTicket ticket : incident.suppliers()) {
      SupplierClock clock = of(ticket, policy);
      if (clock == null) {
        continue;
      }
      for (String target : TARGETS) {
        Duration within = clock.within(target, incident.priority());
        if (within != null) {
          all.add(clock.status(target, within, now));
        }
      }
    }
    return all;
  }

  private SupplierStatus status(String target, Duration within, Instant now) {
    Instant met = met(target);
    boolean over = met != null && !met.isAfter(now);
    Duration served = served(target, now);
    boolean missed = ticket.missed(target) != null || (!over && served.compareTo(within) >= 0);
    TargetStatus.State state =
        missed
            ? TargetStatus.State.BREACHED
            : over
                ? TargetStatus.State.MET
                : served(target, now.plusNanos(1_000)).compareTo(served) > 0
                    ? TargetStatus.State.RUNNING
                    : TargetStatus.State.PAUSED;
    return new SupplierStatus(
        ticket.supplier(),
        contract.name(),
        target,
        state,
        over ? null : due(target, within),
        served,
        within.minus(served));
  }
}
