package dev.tocsin.desk;

import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Target;
import dev.tocsin.incident.AssistanceEvent;
import dev.tocsin.incident.Escalation;
import dev.tocsin.incident.FiredRung;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Notified;
import dev.tocsin.incident.Recipient;
import dev.tocsin.oncall.Layer;
import dev.tocsin.oncall.Rota;
import dev.tocsin.oncall.RotaOverride;
import dev.tocsin.oncall.RotaVersion;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.Staffing;
import dev.tocsin.policy.Team;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * That whoever comes on call while nobody has acknowledged is told of the last rung, once. Source:
 * escalation.md, "When a rung is due" 8.
 */
final class Handover {
  /** So many handovers that bring nobody new are passed over at one look. */
  private static final int LOOKED_AHEAD = 50;

  /** The last rung that paged whoever is on call, and what became of it. */
  private record Last(Rung rung, FiredRung fired) {}

  private Handover() {}

  static @Nullable Due next(Incident incident, Policy policy) {
    if (incident.acknowledgement() != null || !Agenda.open(incident)) {
      return null;
    }
    Last last = last(incident, policy);
    if (last == null) {
      return null;
    }
    Set<Recipient> told = null;
    Instant first = null;
    for (Action action : last.rung().actions()) {
      if (action instanceof Action.Notify notify) {
        for (Target target : notify.targets()) {
          Staffing staffing = staffing(target, incident, policy);
          if (staffing instanceof Staffing.ByRota byRota) {
            told = told == null ? told(incident.escalation()) : told;
            first = earlier(first, newcomer(policy.rotas().get(byRota.rota()), last, told));
          } else if (staffing instanceof Staffing.ByHost) {
            first = earlier(first, last.fired().handover());
          }
        }
      }
    }
    Instant at = first == null ? null : PathClock.of(incident, policy).freeOfHolds(first);
    return at == null ? null : new Due(at, Handover::take);
  }

  private static @Nullable Last last(Incident incident, Policy policy) {
    Escalation escalation = incident.escalation();
    Path path = policy.matrix().path(escalation.path());
    if (path == null) {
      return null;
    }
    for (int i = escalation.fired().size() - 1; i >= 0; i--) {
      FiredRung fired = escalation.fired().get(i);
      Rung rung = fired.path().equals(path.id()) ? path.rung(fired.rung()) : null;
      if (rung != null && pagesOnCall(rung) && !Ending.over(rung.until(), incident)) {
        return new Last(rung, fired);
      }
    }
    return null;
  }

  private static boolean pagesOnCall(Rung rung) {
    for (Action action : rung.actions()) {
      if (action instanceof Action.Notify notify) {
        for (Target target : notify.targets()) {
          if (Reach.changesHands(target)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static @Nullable Staffing staffing(Target target, Incident incident, Policy policy) {
    if (target instanceof Target.Role role) {
      return policy.roles().get(role.role());
    }
    Team team = null;
    if (target instanceof Target.OnCallOf onCall) {
      team = policy.team(onCall.team());
    } else if (target instanceof Target.AccountableTeam) {
      team = policy.team(incident.team());
    }
    return team == null ? null : team.onCall();
  }

  /** The first handover since it was asked that brings somebody who does not know yet. */
  private static @Nullable Instant newcomer(@Nullable Rota rota, Last last, Set<Recipient> told) {
    if (rota == null || everybodyKnows(rota, told)) {
      return null;
    }
    Instant at = rota.nextHandover(last.fired().asked());
    for (int i = 0; at != null && i < LOOKED_AHEAD; i++) {
      for (Contact contact : rota.peopleAt(at)) {
        if (!told.contains(contact.recipient())) {
          return at;
        }
      }
      Instant next = rota.nextHandover(at);
      if (next == null) {
        return null;
      }
      at = next;
    }
    return at;
  }

  private static boolean everybodyKnows(Rota rota, Set<Recipient> told) {
    for (RotaVersion version : rota.versions()) {
      for (Layer layer : version.layers()) {
        for (Contact member : layer.members()) {
          if (!told.contains(member.recipient())) {
            return false;
          }
        }
      }
    }
    for (RotaOverride override : rota.overrides()) {
      if (!told.contains(override.by().recipient())) {
        return false;
      }
    }
    return true;
  }

  private static Set<Recipient> told(Escalation escalation) {
    Set<Recipient> told = new HashSet<>();
    for (FiredRung fired : escalation.fired()) {
      told.addAll(fired.told());
      for (Notified each : fired.notified()) {
        told.add(each.recipient());
      }
    }
    if (escalation.startedBy() != null) {
      escalation.startedBy().notified().forEach(each -> told.add(each.recipient()));
    }
    return told;
  }

  private static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return PathClock.earlier(a, b);
  }

  /** Tells whoever is on call now and has not been told in this round. */
  private static void take(Decider decider, Instant at) {
    Incident incident = decider.incident();
    Last last = last(incident, decider.policy);
    if (last == null) {
      throw new IllegalStateException("no rung is there to be told of");
    }
    Set<Recipient> told = told(incident.escalation());
    List<Contact> newcomers = new ArrayList<>();
    Instant handover = null;
    ZoneId zone = null;
    for (Action action : last.rung().actions()) {
      if (action instanceof Action.Notify notify) {
        for (Target target : notify.targets()) {
          if (Reach.changesHands(target)) {
            Reach reach = Reach.of(target, decider);
            handover = earlier(handover, after(decider.now, reach.handover()));
            zone = zone == null ? reach.zone() : zone;
            for (Contact contact : reach.contacts()) {
              if (told.add(contact.recipient())) {
                newcomers.add(contact);
              }
            }
          }
        }
      }
    }
    Rung rung = last.rung();
    int round = incident.escalation().round();
    Instant start = incident.escalation().start();
    String words =
        "You have come on call, and nobody has acknowledged yet. "
            + Message.words(rung, "page", start, at);
    List<Notified> notified = decider.tell(newcomers, "page", words, rung, rung.id(), round);
    decider.happened(
        new AssistanceEvent.HandoverTold(last.fired().path(), rung.id(), round, notified, handover),
        at,
        "path " + last.fired().path() + "/rung " + rung.id() + "/handover",
        zone);
  }

  /** A handover that the host puts into the past says nothing about the next one. */
  static @Nullable Instant after(Instant now, @Nullable Instant handover) {
    return handover != null && handover.isAfter(now) ? handover : null;
  }
}
