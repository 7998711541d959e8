package dev.tocsin.desk;

import dev.tocsin.incident.Incident;
import dev.tocsin.incident.MajorCase;
import dev.tocsin.incident.MajorIncident;
import dev.tocsin.incident.MajorReview;
import dev.tocsin.incident.Notified;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.ReviewAction;
import dev.tocsin.incident.SwarmMember;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The messages about a major incident, its candidate and its review that still make sense. What the
 * stakeholders are told always does.
 */
final class MajorKeys {
  private MajorKeys() {}

  static void add(Set<OutboxKey> keys, Incident incident) {
    MajorCase around = incident.majorCase();
    if (Agenda.open(incident)) {
      MajorIncident major = incident.major();
      if (major != null) {
        major.roles().forEach(each -> add(keys, each.notified()));
        major.offers().forEach(each -> add(keys, each.notified()));
        add(keys, major.called());
        add(keys, major.reminded());
      } else if (around != null && around.candidate() != null) {
        add(keys, around.candidate().notified());
      }
    }
    MajorReview review = around == null ? null : around.review();
    if (review != null) {
      add(keys, review.reminded());
      for (ReviewAction action : review.actions()) {
        add(keys, action.reminded());
      }
    }
  }

  /** Whether a message of this practice would still make sense as the incident will stand. */
  static boolean has(OutboxKey key, Incident after) {
    Set<OutboxKey> keys = new HashSet<>();
    add(keys, after);
    return keys.contains(key);
  }

  /** Whether a call to a swarm would reach a team that is in it. */
  static boolean inSwarm(Notified call, Incident after) {
    if (after.swarm() == null) {
      return false;
    }
    for (SwarmMember member : after.swarm().members()) {
      if (member.releasedAt() == null && member.notified().contains(call)) {
        return true;
      }
    }
    return false;
  }

  private static void add(Set<OutboxKey> keys, List<Notified> notified) {
    notified.forEach(each -> keys.add(each.key()));
  }
}
