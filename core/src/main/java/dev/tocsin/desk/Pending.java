package dev.tocsin.desk;

import dev.tocsin.incident.Engagement;
import dev.tocsin.incident.Escalation;
import dev.tocsin.incident.FiredRung;
import dev.tocsin.incident.Hold;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.LastResort;
import dev.tocsin.incident.Notified;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.PlanRun;
import dev.tocsin.incident.StepRun;
import dev.tocsin.incident.StepState;
import dev.tocsin.incident.SwarmMember;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The messages about an incident that still make sense as it stands, if they have not left yet.
 * What made sense before a decision and does not after it is superseded. Source: escalation.md,
 * "When a rung is due" 3 and 6; store-contract.md, C27.
 */
final class Pending {
  private Pending() {}

  /** The keys that a decision makes pointless, in the order in which they were made. */
  static List<OutboxKey> superseded(Incident was, Incident is) {
    if (nothing(was)) {
      return List.of();
    }
    Set<OutboxKey> before = keys(was);
    if (before.isEmpty()) {
      return List.of();
    }
    boolean lowered = was.priority().above(is.priority());
    Set<OutboxKey> after = lowered || is.heldByParent() ? withoutRungs(is) : keys(is);
    before.removeAll(after);
    return new ArrayList<>(before);
  }

  private static boolean nothing(Incident incident) {
    Hold hold = incident.status().hold();
    return incident.escalation().fired().isEmpty()
        && incident.escalation().startedBy() == null
        && incident.escalation().requested().isEmpty()
        && incident.escalation().lastResort() == null
        && incident.swarm() == null
        && incident.suppliers().isEmpty()
        && incident.plans().isEmpty()
        && incident.major() == null
        && incident.majorCase() == null
        && (hold == null || hold.reminded().isEmpty());
  }

  private static Set<OutboxKey> keys(Incident incident) {
    Set<OutboxKey> keys = withoutRungs(incident);
    Set<OutboxKey> calls = calls(incident);
    Escalation escalation = incident.escalation();
    List<FiredRung> all = new ArrayList<>(escalation.fired());
    if (escalation.startedBy() != null) {
      all.add(escalation.startedBy());
    }
    for (FiredRung fired : all) {
      if (Message.wanted(Ending.of(fired.until()), escalation.round(), incident)) {
        for (Notified notified : fired.notified()) {
          if (!calls.contains(notified.key())) {
            keys.add(notified.key());
          }
        }
      }
    }
    return keys;
  }

  private static Set<OutboxKey> withoutRungs(Incident incident) {
    Set<OutboxKey> keys = new LinkedHashSet<>();
    for (PlanRun run : incident.plans()) {
      for (StepRun step : run.steps()) {
        if (step.state() == StepState.RUNNING && step.key() != null) {
          keys.add(step.key());
        }
      }
    }
    MajorKeys.add(keys, incident);
    if (!Agenda.open(incident)) {
      return keys;
    }
    if (incident.swarm() != null) {
      for (SwarmMember member : incident.swarm().members()) {
        add(keys, member.releasedAt() == null ? member.notified() : null);
      }
    }
    for (Engagement each : incident.escalation().engaged()) {
      boolean known = SupplierFold.ticket(incident, each.supplier()) != null;
      add(keys, known ? null : each.notified());
    }
    incident.suppliers().forEach(each -> add(keys, SupplierFold.pending(each)));
    incident.escalation().requested().forEach(each -> keys.add(each.key()));
    LastResort lastResort = incident.escalation().lastResort();
    boolean nobody = incident.acknowledgement() == null;
    boolean wanted = nobody && !incident.heldByParent();
    add(keys, lastResort != null && wanted ? lastResort.notified() : null);
    Hold hold = incident.status().hold();
    add(keys, hold == null ? null : hold.reminded());
    return keys;
  }

  /** Calls to a swarm stay until the team is released, and those to a supplier until the end. */
  private static Set<OutboxKey> calls(Incident incident) {
    Set<OutboxKey> keys = new HashSet<>();
    if (incident.swarm() != null) {
      incident.swarm().members().forEach(member -> add(keys, member.notified()));
    }
    incident.escalation().engaged().forEach(each -> add(keys, each.notified()));
    incident.suppliers().forEach(each -> add(keys, each.notified()));
    return keys;
  }

  private static void add(Set<OutboxKey> keys, @Nullable List<Notified> notified) {
    if (notified != null) {
      notified.forEach(each -> keys.add(each.key()));
    }
  }
}
