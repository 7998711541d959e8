package dev.tocsin.desk;

import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Incident;

/** What nearly every command checks before it records anything. */
final class Guards {
  private final Decider decider;

  Guards(Decider decider) {
    this.decider = decider;
  }

  private Incident incident() {
    return decider.incident();
  }

  CommandRefusedException refused(Command command, String value, String remedy) {
    return new CommandRefusedException(incident().id(), command.action(), value, remedy);
  }

  void mustBeOpen(Command command) {
    if (!Agenda.open(incident())) {
      throw refused(
          command, "it is in state '" + incident().state() + "'", "reopen it before you do");
    }
  }

  /** An exercise has nothing to do with what is real. */
  void mustBothBeReal(Command command, Incident other) {
    if (incident().exercise() != other.exercise()) {
      throw refused(
          command,
          "one of " + incident().reference() + " and " + other.reference() + " is an exercise",
          "name another incident: exercises and what is real do not mix");
    }
  }

  /** Refuses programs, teams and suppliers: the record shall name who decided. */
  Actor mustBePerson(Command command) {
    Actor actor = decider.caller.actor();
    if (!actor.human()) {
      throw refused(command, actor + " is not a person", "let a person do it");
    }
    return actor;
  }

  void mustBeKnown(Command command, String team) {
    if (decider.policy.team(team) == null) {
      throw refused(
          command,
          "there is no team '" + team + "'",
          "use one of " + decider.policy.teams().keySet());
    }
  }
}
