package dev.tocsin.desk;

import dev.tocsin.escalation.Contact;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.MajorEvent;
import dev.tocsin.incident.MajorIncident;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.SwarmEvent;
import dev.tocsin.incident.SwarmMember;
import dev.tocsin.policy.MajorRules;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The end of a major incident, which does not resolve it: every role ends, what is left of the
 * swarm may go, and all of them hear of it. Source: domain.md, practice 7 (stand-down).
 */
final class StandingDown {
  /** So that the messages fit into one commit, beside what was due. */
  private static final int MOST = 60;

  private static final String RULE = "major-incidents";

  private final Decider decider;
  private final Guards guards;

  StandingDown(Decider decider) {
    this.decider = decider;
    this.guards = new Guards(decider);
  }

  void standDown(Command.StandDown command) {
    Incident incident = decider.incident();
    if (incident.major() == null) {
      throw guards.refused(command, "it is no major incident", "there is nothing to stand down");
    }
    if (incident.phase() == Phase.CLOSED) {
      throw guards.refused(
          command, "it is in state '" + incident.state() + "'", "reopen it before you do");
    }
    guards.mustBePerson(command);
    String words =
        "It is no major incident any more: you can stand down. Thank you. " + command.reason();
    List<String> released = new ArrayList<>();
    decider.record(end(command.reason(), words, released));
    if (!released.isEmpty()) {
      decider.record(new SwarmEvent.SwarmReleased(released));
    }
    ReviewDue.open(decider, decider.now);
  }

  /** Whoever has a part in one that was cancelled, or merged, hears that it is over. */
  static void review(Decider decider) {
    Incident incident = decider.incident();
    if (incident.major() == null || incident.phase() != Phase.CLOSED) {
      return;
    }
    String target = Merging.target(incident);
    if (target != null) {
      Incident other = decider.facts.other();
      String name =
          other != null && other.id().toString().equals(target)
              ? other.reference().toString()
              : target;
      new StandingDown(decider).over("it is a duplicate of " + name);
    } else if (decider.cancelled()) {
      new StandingDown(decider).over("it was cancelled");
    }
  }

  private void over(String reason) {
    String words =
        "It is no major incident any more, as " + reason + ": you can stand down. Thank you.";
    List<String> released = new ArrayList<>();
    decider.followed(end(reason, words, released), RULE);
    if (!released.isEmpty()) {
      decider.followed(new SwarmEvent.SwarmReleased(released), RULE);
    }
  }

  private MajorEvent end(String reason, String words, List<String> released) {
    Incident incident = decider.incident();
    MajorIncident major = Objects.requireNonNull(incident.major());
    List<Contact> contacts = List.copyOf(whom(incident, major, released));
    int room = Math.min(MOST, decider.room());
    List<Contact> told = contacts.subList(0, Math.min(contacts.size(), room));
    int leftOut = contacts.size() - told.size();
    return new MajorEvent.StoodDown(
        reason,
        decider.tell(told, "release", words),
        leftOut == 0 ? null : leftOut + " more people were not told: too many are there");
  }

  /** Those with roles first, then the swarm, then the roster. */
  private Set<Contact> whom(Incident incident, MajorIncident major, List<String> released) {
    Set<Contact> all = new LinkedHashSet<>();
    major.roles().forEach(each -> all.add(MajorHandling.contact(each.who())));
    major.offers().forEach(each -> all.add(Contact.person(each.person())));
    if (incident.swarm() != null) {
      for (SwarmMember member : incident.swarm().members()) {
        if (member.releasedAt() == null) {
          released.add(member.team());
          member.people().forEach(person -> all.add(Contact.person(person)));
          all.addAll(Reach.onCall(member.team(), decider).contacts());
        }
      }
    }
    MajorRules rules = decider.policy.majorIncidents();
    if (rules != null && rules.team() != null && major.calledAt() != null) {
      all.addAll(Reach.onCall(rules.team(), decider).contacts());
    }
    return all;
  }
}
