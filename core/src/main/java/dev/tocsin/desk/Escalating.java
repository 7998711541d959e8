package dev.tocsin.desk;

import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.Rung;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Notified;
import dev.tocsin.incident.RungOutcome;
import dev.tocsin.incident.Suspension;
import dev.tocsin.incident.SwarmEvent;
import dev.tocsin.incident.SwarmMember;
import java.util.List;

/**
 * What people do to call for more help: a rung now, a major incident, a swarm. Source:
 * escalation.md, "When a rung is due" 5 and 9; domain.md, practice 8.
 */
final class Escalating {
  private final Decider decider;
  private final Guards guards;

  Escalating(Decider decider) {
    this.decider = decider;
    this.guards = new Guards(decider);
  }

  private Incident incident() {
    return decider.incident();
  }

  /** The rung that was asked for, and those before it count as overtaken. */
  void now(Command.EscalateNow command) {
    guards.mustBeOpen(command);
    if (decider.caller.expectedVersion() == null) {
      throw guards.refused(
          command,
          "it does not say which version the caller saw",
          "name it: Caller.of(actor).expecting(incident.version())");
    }
    Suspension maintenance = Standstill.maintenance(incident(), decider.now);
    if (maintenance != null && !command.force()) {
      throw new UnderMaintenanceException(
          incident().id(), maintenance.cause(), maintenance.until());
    }
    Path path = decider.policy.matrix().path(incident().escalation().path());
    Rung rung = path == null ? null : path.rung(command.rung());
    if (path == null || rung == null) {
      throw guards.refused(
          command,
          "there is no rung '" + command.rung() + "' on its path",
          path == null
              ? "give it a path first: no row of the matrix matches it"
              : "use one of " + path.rungs().stream().map(Rung::id).toList());
    }
    for (Rung earlier : path.rungs()) {
      if (earlier.id().equals(rung.id())) {
        break;
      }
      if (incident().escalation().fired(path.id(), earlier.id()) == null) {
        decider.followed(
            new EscalationEvent.RungFired(
                path.id(),
                earlier.id(),
                incident().escalation().round(),
                0,
                RungOutcome.OVERTAKEN,
                List.of(),
                "escalated past it",
                earlier.until().toString(),
                null),
            "path " + path.id() + "/rung " + earlier.id());
      }
    }
    new RungTaking(decider).takeNow(rung, maintenance != null);
  }

  void summon(Command.Summon command) {
    guards.mustBeOpen(command);
    command.teams().forEach(team -> guards.mustBeKnown(command, team));
    if (Swarming.contacts(incident(), command.teams(), decider) > Swarming.MOST_PEOPLE) {
      throw guards.refused(
          command,
          "more than " + Swarming.MOST_PEOPLE + " people would be called",
          "call fewer teams at once");
    }
    for (String team : command.teams()) {
      if (!Swarming.in(incident(), team)) {
        decider.record(new SwarmEvent.SwarmSummoned(team, call(team)));
      }
    }
  }

  private List<Notified> call(String team) {
    return Swarming.call(decider, team, Reach.onCall(team, decider).contacts(), null);
  }

  private SwarmMember member(Command command, String team) {
    SwarmMember member = incident().swarm() == null ? null : incident().swarm().member(team);
    if (member == null || member.releasedAt() != null) {
      throw guards.refused(
          command, "team '" + team + "' is not in the swarm", "summon the team before you do");
    }
    return member;
  }

  void join(Command.JoinSwarm command) {
    guards.mustBeOpen(command);
    Actor actor = decider.caller.actor();
    if (!actor.human()) {
      throw guards.refused(command, actor + " is not a person", "let a person join for the team");
    }
    boolean there = member(command, command.team()).people().contains(actor.id());
    if (!there && Swarming.people(incident()) >= Swarming.MOST_PEOPLE) {
      throw guards.refused(
          command,
          Swarming.MOST_PEOPLE + " people have come already",
          "work with one of them, or release a team");
    }
    if (!there) {
      decider.record(new SwarmEvent.SwarmJoined(command.team(), actor.id()));
    }
  }

  void identifyPrimary(Command.IdentifyPrimary command) {
    guards.mustBeOpen(command);
    if (incident().swarm() == null || !command.team().equals(incident().team())) {
      member(command, command.team());
    }
    Swarming.identify(decider, command.team());
  }
}
