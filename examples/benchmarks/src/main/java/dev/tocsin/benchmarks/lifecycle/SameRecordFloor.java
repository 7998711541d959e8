package dev.tocsin.benchmarks.lifecycle;

import dev.tocsin.incident.Acknowledgement;
import dev.tocsin.incident.Attainment;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Escalation;
import dev.tocsin.incident.Hold;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentEvent;
import dev.tocsin.incident.LifecycleEvent;
import dev.tocsin.incident.Ownership;
import dev.tocsin.incident.OwnershipEvent;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.Resolution;
import dev.tocsin.incident.Status;
import dev.tocsin.incident.Suspension;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A hand-written switch that makes the same immutable incident and the same entries at each step as
 * Tocsin does, by the same constructors, and nothing else.
 *
 * <p>It makes one incident for each step, also for START, which a person begins and thereby
 * acknowledges: two entries there, and Tocsin applies them one after the other. Only what a step
 * changes is made anew. It computes no next wake, looks for nothing that is due, and knows no
 * policy.
 */
final class SameRecordFloor extends Register {
  private static final dev.tocsin.incident.State ASSIGNED = state("Assigned", Phase.ACTIVE);
  private static final dev.tocsin.incident.State IN_PROGRESS = state("In progress", Phase.ACTIVE);
  private static final dev.tocsin.incident.State ON_HOLD = state("On hold", Phase.ON_HOLD);
  private static final dev.tocsin.incident.State RESOLVED = state("Resolved", Phase.RESOLVED);
  private static final dev.tocsin.incident.State CLOSED = state("Closed", Phase.CLOSED);
  private static final Duration FOLLOW_UP = Duration.ofDays(1);

  @Override
  Incident fire(Incident from, Trigger trigger, Instant now, List<Entry> to) {
    return switch (trigger) {
      case ASSIGN -> assign(from, now, to);
      case START -> start(from, now, to);
      case HOLD -> hold(from, now, to);
      case RESUME -> resume(from, now, to);
      case RESOLVE -> resolve(from, now, to);
      case CLOSE -> close(from, now, to);
      case UNASSIGN, REASSIGN, REOPEN, CANCEL ->
          throw new UnsupportedOperationException("not on the path: " + trigger);
    };
  }

  private static Incident assign(Incident from, Instant now, List<Entry> to) {
    dev.tocsin.incident.State next =
        switch (from.state()) {
          case "New", "Assigned", "In progress" -> ASSIGNED;
          default -> throw illegal(from, Trigger.ASSIGN);
        };
    add(to, from.version() + 1, now, new OwnershipEvent.Assigned(next, TEAM, null, null));
    Ownership old = from.ownership();
    return with(
        from,
        from.version() + 1,
        new Status(next, now, null),
        new Ownership(TEAM, null, old.since(), old.teamsSincePerson()),
        from.escalation(),
        from.acknowledgement(),
        from.resolution(),
        now);
  }

  /** Two entries, as a person who begins has acknowledged. */
  private static Incident start(Incident from, Instant now, List<Entry> to) {
    dev.tocsin.incident.State next =
        switch (from.state()) {
          case "New", "Assigned" -> IN_PROGRESS;
          default -> throw illegal(from, Trigger.START);
        };
    long version = from.version() + 1;
    add(to, version, now, new LifecycleEvent.Started(next, DANA.id()));
    Acknowledgement acknowledgement = from.acknowledgement();
    if (acknowledgement == null) {
      add(to, ++version, now, new OwnershipEvent.Acknowledged());
      acknowledgement = new Acknowledgement(DANA, now);
    }
    Ownership old = from.ownership();
    return with(
        from,
        version,
        new Status(next, now, null),
        new Ownership(old.team(), DANA.id(), old.since(), old.teamsSincePerson()),
        from.escalation(),
        acknowledgement,
        from.resolution(),
        now);
  }

  private static Incident hold(Incident from, Instant now, List<Entry> to) {
    dev.tocsin.incident.State next =
        switch (from.state()) {
          case "New", "Assigned", "In progress" -> ON_HOLD;
          default -> throw illegal(from, Trigger.HOLD);
        };
    Hold hold = new Hold("supplier", null, now.plus(FOLLOW_UP), List.of());
    add(to, from.version() + 1, now, new LifecycleEvent.Held(next, hold));
    List<Suspension> before = from.escalation().suspensions();
    List<Suspension> suspensions = new ArrayList<>(before.size() + 1);
    suspensions.addAll(before);
    suspensions.add(Suspension.hold(hold.reason(), next.name(), now, null));
    return with(
        from,
        from.version() + 1,
        new Status(next, now, hold),
        from.ownership(),
        suspended(from.escalation(), suspensions, from.escalation().watchedFrom()),
        from.acknowledgement(),
        from.resolution(),
        now);
  }

  private static Incident resume(Incident from, Instant now, List<Entry> to) {
    if (!from.state().equals("On hold")) {
      throw illegal(from, Trigger.RESUME);
    }
    add(to, from.version() + 1, now, new LifecycleEvent.Resumed(IN_PROGRESS));
    List<Suspension> suspensions = new ArrayList<>(from.escalation().suspensions());
    int last = suspensions.size() - 1;
    Suspension open = suspensions.get(last);
    suspensions.set(last, open.until(now));
    return with(
        from,
        from.version() + 1,
        new Status(IN_PROGRESS, now, null),
        from.ownership(),
        suspended(from.escalation(), suspensions, now),
        from.acknowledgement(),
        from.resolution(),
        now);
  }

  private static Incident resolve(Incident from, Instant now, List<Entry> to) {
    dev.tocsin.incident.State next =
        switch (from.state()) {
          case "New", "Assigned", "In progress" -> RESOLVED;
          default -> throw illegal(from, Trigger.RESOLVE);
        };
    String text = "restarted";
    String kind = "fix";
    add(to, from.version() + 1, now, new LifecycleEvent.Resolved(next, text, kind));
    return with(
        from,
        from.version() + 1,
        new Status(next, now, null),
        from.ownership(),
        from.escalation(),
        from.acknowledgement(),
        new Resolution(DANA, now, text, kind, false),
        now);
  }

  private static Incident close(Incident from, Instant now, List<Entry> to) {
    if (!from.state().equals("Resolved")) {
      throw illegal(from, Trigger.CLOSE);
    }
    add(to, from.version() + 1, now, new LifecycleEvent.Closed(CLOSED, null));
    return with(
        from,
        from.version() + 1,
        new Status(CLOSED, now, null),
        from.ownership(),
        from.escalation(),
        from.acknowledgement(),
        from.resolution(),
        now);
  }

  private static void add(List<Entry> to, long sequence, Instant now, IncidentEvent event) {
    to.add(new Entry(sequence, now, now, DANA, null, null, event));
  }

  private static Escalation suspended(
      Escalation old, List<Suspension> suspensions, Instant watchedFrom) {
    return new Escalation(
        old.policyVersion(),
        old.row(),
        old.path(),
        old.round(),
        old.start(),
        old.ceiling(),
        old.fired(),
        suspensions,
        old.lastResort(),
        old.startedBy(),
        old.engaged(),
        old.requested(),
        watchedFrom);
  }

  private static Incident with(
      Incident from,
      long version,
      Status status,
      Ownership ownership,
      Escalation escalation,
      Acknowledgement acknowledgement,
      Resolution resolution,
      Instant now) {
    return new Incident(
        from.identity(),
        version,
        from.details(),
        from.classification(),
        status,
        ownership,
        escalation,
        acknowledgement,
        resolution,
        from.major(),
        from.swarm(),
        from.links(),
        from.recurrences(),
        from.attainment() == null && acknowledgement != null
            ? new Attainment(null, acknowledgement.at(), null, List.of())
            : from.attainment(),
        now,
        Map.of());
  }

  private static dev.tocsin.incident.State state(String name, Phase phase) {
    return new dev.tocsin.incident.State(name, phase);
  }

  private static IllegalStateException illegal(Incident incident, Trigger trigger) {
    return new IllegalStateException(trigger + " in " + incident.state());
  }
}
