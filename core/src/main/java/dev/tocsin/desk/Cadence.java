package dev.tocsin.desk;

import dev.tocsin.escalation.Contact;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.MajorEvent;
import dev.tocsin.incident.MajorIncident;
import dev.tocsin.incident.MajorRole;
import dev.tocsin.incident.Notified;
import dev.tocsin.incident.RoleHolder;
import dev.tocsin.notification.Notification;
import dev.tocsin.policy.MajorRules;
import dev.tocsin.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * That the stakeholders of a major incident hear of it again and again. Source: domain.md, practice
 * 7 (cadence).
 */
final class Cadence {
  private Cadence() {}

  static @Nullable Due next(Incident incident, Policy policy) {
    MajorIncident major = incident.major();
    Duration every = major == null ? null : every(incident, policy);
    if (major == null || every == null) {
      return null;
    }
    Instant due = major.waitingSince().plus(every);
    Instant watched = incident.escalation().watchedFrom();
    Instant changed = watched == null ? incident.escalation().start() : watched;
    return new Due(
        PathClock.later(due, changed), // a cadence that has become shorter counts from then
        Cadence::take);
  }

  private static @Nullable Duration every(Incident incident, Policy policy) {
    MajorRules rules = policy.majorIncidents();
    return rules == null ? null : rules.updateEvery(incident.priority());
  }

  /** One reminder for all that were missed while nobody looked; it counts from the last of them. */
  private static void take(Decider decider, Instant at) {
    Incident incident = decider.incident();
    MajorIncident major = Objects.requireNonNull(incident.major());
    Duration every = Objects.requireNonNull(every(incident, decider.policy));
    long missed = Duration.between(at, decider.now).dividedBy(every);
    Instant told = major.updatedAt();
    List<Notified> reminded =
        decider.tell(
            whom(major, decider),
            "remind",
            "The stakeholders were told nothing since "
                + (told == null ? major.at() + ", when it was declared" : told)
                + ": tell them how it stands.");
    decider.happened(
        new MajorEvent.UpdateReminded(at.plus(every.multipliedBy(missed)), reminded),
        at,
        "major-incidents/update-every");
  }

  private static List<Contact> whom(MajorIncident major, Decider decider) {
    RoleHolder holder = major.holder(MajorRole.COMMUNICATIONS);
    holder = holder == null ? major.commander() : holder;
    return holder == null
        ? Reach.onCall(decider.incident().team(), decider).contacts()
        : List.of(new Contact(holder.who(), Notification.DEFAULT_CHANNEL));
  }
}
