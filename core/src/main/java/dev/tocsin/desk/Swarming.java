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
import org.jspecify.annotations.Nullable;

/** Calling teams together, and letting them go. Source: domain.md, practice 8. */
final class Swarming {
  /** So that releasing everybody fits into one commit, beside what was due. */
  static final int MOST_PEOPLE = 40;

  private Swarming() {}

  /** How many people have come. */
  static int people(Incident incident) {
    return incident.swarm() == null
        ? 0
        : incident.swarm().members().stream()
            .filter(member -> member.releasedAt() == null)
            .mapToInt(member -> member.people().size())
            .sum();
  }

  /** How many people are on call for the teams of the swarm and for those that would join it. */
  static int contacts(Incident incident, List<String> teams, Decider decider) {
    Set<String> all = new LinkedHashSet<>(teams);
    if (incident.swarm() != null) {
      incident.swarm().members().stream()
          .filter(member -> member.releasedAt() == null)
          .forEach(member -> all.add(member.team()));
    }
    return all.stream().mapToInt(team -> Reach.onCall(team, decider).contacts().size()).sum();
  }

  /** Whether a team is in the swarm now. */
  static boolean in(Incident incident, String team) {
    SwarmMember member = incident.swarm() == null ? null : incident.swarm().member(team);
    return member != null && member.releasedAt() == null;
  }

  /** Whether a team is in the swarm and has come, or somebody of it was called in this round. */
  static boolean called(Incident incident, String team) {
    SwarmMember member = incident.swarm() == null ? null : incident.swarm().member(team);
    return member != null
        && member.releasedAt() == null
        && (!member.people().isEmpty()
            || (!member.notified().isEmpty()
                && !member.summonedAt().isBefore(incident.escalation().start())));
  }

  /** Plans the messages to a team; the accountable one knows already. */
  static List<Notified> call(
      Decider decider, String team, List<Contact> contacts, @Nullable String rung) {
    return team.equals(decider.incident().team())
        ? List.of()
        : decider.tell(
            contacts,
            "swarm",
            "Your team is called to help.",
            null,
            rung,
            decider.incident().escalation().round());
  }

  /** Who is there for, or on call for, a team that does not go. */
  static Set<Contact> staying(Decider decider, Set<String> going) {
    Incident incident = decider.incident();
    Set<Contact> stay = new LinkedHashSet<>(Reach.onCall(incident.team(), decider).contacts());
    for (SwarmMember member : Objects.requireNonNull(incident.swarm()).members()) {
      if (member.releasedAt() == null && !going.contains(member.team())) {
        stay.addAll(Reach.onCall(member.team(), decider).contacts());
        member.people().forEach(person -> stay.add(Contact.person(person)));
      }
    }
    return stay;
  }

  /** Whether a team was in the swarm and has been let go: rules call it no more. */
  static boolean released(Incident incident, String team) {
    SwarmMember member = incident.swarm() == null ? null : incident.swarm().member(team);
    return member != null && member.releasedAt() != null;
  }

  /** Names the team that has the cause: a hand-over, and everybody else may go. */
  static void identify(Decider decider, String team) {
    Incident incident = decider.incident();
    Swarm swarm = Objects.requireNonNull(incident.swarm());
    SwarmMember member = swarm.member(team);
    List<String> people = member == null ? List.of() : member.people();
    String was = incident.team();
    decider.record(new SwarmEvent.PrimaryIdentified(team));
    if (!team.equals(was)) {
      decider.record(
          new OwnershipEvent.Assigned(
              decider.handedOver(),
              team,
              people.isEmpty() ? null : people.get(0),
              "primary team of the swarm"));
      if (people.isEmpty()) {
        decider.startRound("team", false, decider.now);
      } else {
        decider.chooseAgain();
      }
    }
    release(decider, swarm, team, was, people);
  }

  private static void release(
      Decider decider, Swarm swarm, String primary, String was, List<String> stay) {
    List<String> others = new ArrayList<>();
    Set<Contact> told = new LinkedHashSet<>();
    for (SwarmMember member : swarm.members()) {
      if (!member.team().equals(primary) && member.releasedAt() == null) {
        others.add(member.team());
        told.addAll(Reach.onCall(member.team(), decider).contacts());
        member.people().forEach(person -> told.add(Contact.person(person)));
      }
    }
    if (!was.equals(primary) && !others.contains(was)) {
      others.add(was);
      told.addAll(Reach.onCall(was, decider).contacts());
    }
    Reach.onCall(primary, decider).contacts().forEach(told::remove);
    stay.forEach(person -> told.remove(Contact.person(person)));
    if (!others.isEmpty()) {
      decider.tell(
          List.copyOf(told),
          "release",
          "Team " + primary + " has it: you can stand down. Thank you.");
      decider.record(new SwarmEvent.SwarmReleased(others));
    }
  }
}
