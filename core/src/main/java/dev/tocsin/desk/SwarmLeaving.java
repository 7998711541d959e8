package dev.tocsin.desk;

import dev.tocsin.escalation.Contact;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.SwarmEvent;
import dev.tocsin.incident.SwarmMember;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Going from a swarm before somebody has the cause. Source: domain.md, practice 8. */
final class SwarmLeaving {
  private final Decider decider;
  private final Guards guards;

  SwarmLeaving(Decider decider) {
    this.decider = decider;
    this.guards = new Guards(decider);
  }

  private SwarmMember member(Command command, String team) {
    Incident incident = decider.incident();
    SwarmMember member = incident.swarm() == null ? null : incident.swarm().member(team);
    if (member == null || member.releasedAt() != null) {
      throw guards.refused(
          command, "team '" + team + "' is not in the swarm", "name a team that is");
    }
    return member;
  }

  void leave(Command.LeaveSwarm command) {
    guards.mustBeOpen(command);
    Actor actor = guards.mustBePerson(command);
    if (!member(command, command.team()).people().contains(actor.id())) {
      throw guards.refused(
          command,
          actor.id() + " has not joined for team '" + command.team() + "'",
          "name the team for which " + actor.id() + " came");
    }
    decider.record(new SwarmEvent.SwarmLeft(command.team(), actor.id()));
  }

  void release(Command.ReleaseTeams command) {
    guards.mustBeOpen(command);
    Set<String> teams = new LinkedHashSet<>(command.teams());
    if (teams.isEmpty()) {
      throw guards.refused(command, "no team is named", "name one of the swarm");
    }
    Set<Contact> told = new LinkedHashSet<>();
    for (String team : teams) {
      SwarmMember member = member(command, team);
      if (team.equals(decider.incident().team())) {
        throw guards.refused(
            command, "team '" + team + "' is accountable", "hand the incident over before you do");
      }
      told.addAll(Reach.onCall(team, decider).contacts());
      member.people().forEach(person -> told.add(Contact.person(person)));
    }
    Swarming.staying(decider, teams).forEach(told::remove);
    List<Contact> contacts = List.copyOf(told);
    decider.tell(
        contacts.subList(0, Math.min(contacts.size(), decider.room())),
        "release",
        "Your team is not needed any more: you can stand down. Thank you.");
    decider.record(new SwarmEvent.SwarmReleased(List.copyOf(teams)));
  }
}
