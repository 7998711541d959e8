package dev.tocsin.desk;

import dev.tocsin.escalation.Contact;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Notified;
import dev.tocsin.incident.OwnershipEvent;
import dev.tocsin.incident.Swarm;
import dev.tocsin.incident.SwarmEvent;
import dev.tocsin.incident.SwarmMember;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Calling teams together, and letting them go. Source: domain.md, practice 8. */
final class Swarming {
  private Swarming() {}

  /** Whether a team is in the swarm now. */
  static boolean in(Incident incident, String team) {
    SwarmMember member = incident.swarm() == null ? null : incident.swarm().member(team);
    return member != null && member.releasedAt() == null;
  }

  /** Whether a team is in the swarm and has come, or was called in this round. */
  static boolean called(Incident incident, String team) {
    SwarmMember member = incident.swarm() == null ? null : incident.swarm().member(team);
    return member != null
        && member.releasedAt() == null
        && (!member.people().isEmpty()
            || !member.summonedAt().isBefore(incident.escalation().start()));
  }

  /** Plans the messages to a team; the accountable one knows already. */
  static List<Notified> call(Decider decider, String team) {
    return team.equals(decider.incident().team())
        ? List.of()
        : decider.tell(
            Reach.onCall(team, decider.policy), "swarm", "Your team is called to help.", null);
  }

  /** Names the team that has the cause: a hand-over, and everybody else may go. */
  static void identify(Decider decider, String team) {
    Incident incident = decider.incident();
    Swarm swarm = Objects.requireNonNull(incident.swarm());
    SwarmMember member = Objects.requireNonNull(swarm.member(team));
    String was = incident.team();
    decider.record(new SwarmEvent.PrimaryIdentified(team));
    if (!team.equals(was)) {
      decider.record(
          new OwnershipEvent.Assigned(
              decider.handedOver(),
              team,
              member.people().isEmpty() ? null : member.people().get(0),
              "primary team of the swarm"));
      if (member.people().isEmpty()) {
        decider.startRound("team", false, decider.now);
      } else {
        decider.chooseAgain();
      }
    }
    release(decider, swarm, team, was);
  }

  private static void release(Decider decider, Swarm swarm, String primary, String was) {
    List<String> others = new ArrayList<>();
    Set<Contact> told = new LinkedHashSet<>();
    for (SwarmMember member : swarm.members()) {
      if (!member.team().equals(primary) && member.releasedAt() == null) {
        others.add(member.team());
        told.addAll(Reach.onCall(member.team(), decider.policy));
        member.people().forEach(person -> told.add(Contact.person(person)));
      }
    }
    if (!was.equals(primary) && !others.contains(was)) {
      others.add(was);
      told.addAll(Reach.onCall(was, decider.policy));
    }
    Reach.onCall(primary, decider.policy).forEach(told::remove);
    Objects.requireNonNull(swarm.member(primary))
        .people()
        .forEach(person -> told.remove(Contact.person(person)));
    if (!others.isEmpty()) {
      decider.tell(
          List.copyOf(told),
          "release",
          "Team " + primary + " has it: you can stand down. Thank you.",
          null);
      decider.record(new SwarmEvent.SwarmReleased(others));
    }
  }
}
