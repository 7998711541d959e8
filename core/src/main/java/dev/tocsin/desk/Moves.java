package dev.tocsin.desk;

import dev.tocsin.incident.Acknowledgement;
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
import dev.tocsin.incident.State;
import dev.tocsin.incident.Status;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The steps that nearly every incident takes, applied in one copy and without a {@link Draft}: half
 * of all events are one of these.
 */
final class Moves {
  private Moves() {}

  /** The incident after a plain step; null when the event is more than that. */
  static @Nullable Incident apply(Incident before, Entry entry, IncidentEvent event) {
    if (event instanceof LifecycleEvent.Started started) {
      Ownership was = before.ownership();
      Ownership owner =
          started.person() == null
              ? was
              : new Ownership(
                  was.team(),
                  started.person(),
                  was.since(),
                  was.teamsSincePerson(),
                  was.operational());
      return moved(before, entry, started.to(), null, owner, before.resolution());
    }
    if (event instanceof OwnershipEvent.Acknowledged) {
      return copy(
          before,
          entry,
          before.status(),
          before.ownership(),
          before.escalation(),
          new Acknowledgement(entry.by(), entry.occurredAt()),
          before.resolution());
    }
    if (event instanceof LifecycleEvent.Held held) {
      return moved(before, entry, held.to(), held.hold(), before.ownership(), before.resolution());
    }
    if (event instanceof LifecycleEvent.Resumed resumed) {
      return moved(before, entry, resumed.to(), null, before.ownership(), before.resolution());
    }
    if (event instanceof LifecycleEvent.Resolved resolved) {
      Resolution resolution =
          new Resolution(entry.by(), entry.occurredAt(), resolved.text(), resolved.kind(), false);
      return moved(before, entry, resolved.to(), null, before.ownership(), resolution);
    }
    if (event instanceof OwnershipEvent.Assigned assigned) {
      return assigned(before, entry, assigned);
    }
    if (event instanceof LifecycleEvent.Closed closed) {
      return moved(before, entry, closed.to(), null, before.ownership(), before.resolution());
    }
    return null;
  }

  /** A hand-over: whoever waits goes on waiting. */
  private static Incident assigned(Incident before, Entry entry, OwnershipEvent.Assigned assigned) {
    State to = assigned.to();
    Hold hold = to.phase() == Phase.ON_HOLD ? before.status().hold() : null;
    Ownership owner = owner(before.ownership(), assigned, entry);
    return to.equals(before.status().state())
        ? copy(
            before,
            entry,
            before.status(),
            owner,
            before.escalation(),
            before.acknowledgement(),
            before.resolution())
        : moved(before, entry, to, hold, owner, before.resolution());
  }

  private static Ownership owner(Ownership was, OwnershipEvent.Assigned assigned, Entry entry) {
    boolean another = !assigned.team().equals(was.team());
    List<String> since = was.teamsSincePerson();
    if (another && entry.cause() != null && !since.contains(was.team())) {
      since = Draft.plus(since, was.team());
    }
    return new Ownership(
        assigned.team(),
        assigned.person(),
        another ? entry.occurredAt() : was.since(),
        since,
        another ? null : was.operational());
  }

  private static Incident moved(
      Incident before,
      Entry entry,
      State to,
      @Nullable Hold hold,
      Ownership ownership,
      @Nullable Resolution resolution) {
    Instant at = entry.occurredAt();
    return copy(
        before,
        entry,
        new Status(to, at, hold),
        ownership,
        PathFold.state(before, to, hold, at),
        before.acknowledgement(),
        resolution);
  }

  private static Incident copy(
      Incident before,
      Entry entry,
      Status status,
      Ownership ownership,
      Escalation escalation,
      @Nullable Acknowledgement acknowledgement,
      @Nullable Resolution resolution) {
    return new Incident(
        before.identity(),
        before.version() + 1,
        before.details(),
        before.classification(),
        status,
        byPerson(ownership, entry),
        escalation,
        acknowledgement,
        resolution,
        before.major(),
        before.swarm(),
        SupplierFold.heard(before.suppliers(), entry),
        before.family(),
        before.flapping(),
        before.plans(),
        before.majorCase(),
        before.links(),
        before.recurrences(),
        AttainmentFold.responded(before.attainment(), before, entry),
        entry.touched(before.touchedAt()),
        entry.head(before.head()),
        entry.recordedAt(),
        before.more());
  }

  /** Once a person has acted, a rule may hand the incident back. */
  static Ownership byPerson(Ownership ownership, Entry entry) {
    return ownership.teamsSincePerson().isEmpty() || !entry.by().human()
        ? ownership
        : new Ownership(
            ownership.team(),
            ownership.person(),
            ownership.since(),
            List.of(),
            ownership.operational());
  }
}
