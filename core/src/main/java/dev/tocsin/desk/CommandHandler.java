package dev.tocsin.desk;

import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.Rung;
import dev.tocsin.incident.Acknowledgement;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.Hold;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.LifecycleEvent;
import dev.tocsin.incident.Link;
import dev.tocsin.incident.OwnershipEvent;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.RecordEvent;
import dev.tocsin.incident.RungOutcome;
import dev.tocsin.incident.State;
import dev.tocsin.incident.SwarmEvent;
import dev.tocsin.incident.SwarmMember;
import dev.tocsin.lifecycle.Trigger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What each command does to an incident that is there. Refuses before it records anything. Source:
 * domain.md; escalation.md, "When a rung is due" 3 and 9.
 */
final class CommandHandler {
  private static final int MOST_LINKS = 1_000;

  private final Decider decider;

  CommandHandler(Decider decider) {
    this.decider = decider;
  }

  void handle(Command command) {
    if (command instanceof Command.Acknowledge) {
      acknowledge(command);
    } else if (command instanceof Command.Assign assign) {
      assign(assign);
    } else if (command instanceof Command.Start) {
      start();
    } else if (command instanceof Command.Hold hold) {
      hold(hold);
    } else if (command instanceof Command.Resume) {
      decider.record(new LifecycleEvent.Resumed(next(Trigger.RESUME, null)));
    } else if (command instanceof Command.Resolve resolve) {
      decider.record(
          new LifecycleEvent.Resolved(next(Trigger.RESOLVE, null), resolve.text(), resolve.kind()));
    } else if (command instanceof Command.Close close) {
      decider.record(new LifecycleEvent.Closed(next(Trigger.CLOSE, null), close.reason()));
    } else if (command instanceof Command.Reopen reopen) {
      reopen(reopen);
    } else if (command instanceof Command.Cancel cancel) {
      decider.record(new LifecycleEvent.Cancelled(next(Trigger.CANCEL, null), cancel.reason()));
    } else {
      handleMore(command);
    }
  }

  private void handleMore(Command command) {
    if (command instanceof Command.Comment comment) {
      decider.record(new RecordEvent.Commented(comment.text(), comment.toReporter()));
    } else if (command instanceof Command.Reprioritise change) {
      new Reclassifying(decider).reprioritise(change);
    } else if (command instanceof Command.Recategorise change) {
      new Reclassifying(decider).recategorise(change);
    } else if (command instanceof Command.Recur recur) {
      recur(recur);
    } else if (command instanceof Command.AddLink link) {
      link(link);
    } else if (command instanceof Command.MarkDuplicate duplicate) {
      markDuplicate(duplicate);
    } else if (command instanceof Command.EscalateNow now) {
      escalateNow(now);
    } else if (command instanceof Command.DeclareMajor major) {
      declareMajor(major);
    } else if (command instanceof Command.Summon summon) {
      summon(summon);
    } else if (command instanceof Command.JoinSwarm join) {
      join(join);
    } else if (command instanceof Command.IdentifyPrimary primary) {
      identifyPrimary(primary);
    } else if (command instanceof Command.ParkDelivery park) {
      park(park);
    }
  }

  private Incident incident() {
    return decider.incident();
  }

  private State next(Trigger trigger, @Nullable String reason) {
    return decider.policy.lifecycle().next(incident(), trigger, reason);
  }

  private CommandRefusedException refused(Command command, String value, String remedy) {
    return new CommandRefusedException(incident().id(), command.action(), value, remedy);
  }

  private void mustBeOpen(Command command) {
    if (!Agenda.open(incident())) {
      throw refused(
          command, "it is in state '" + incident().state() + "'", "reopen it before you do");
    }
  }

  private void mustBeKnown(Command command, String team) {
    if (decider.policy.team(team) == null) {
      throw refused(
          command,
          "there is no team '" + team + "'",
          "use one of " + decider.policy.teams().keySet());
    }
  }

  private void acknowledge(Command command) {
    mustBeOpen(command);
    Actor actor = decider.caller.actor();
    if (actor.kind().equals("system")) {
      throw refused(
          command, actor + " is a program", "let a person, a team or a supplier acknowledge");
    }
    Acknowledgement before = incident().acknowledgement();
    boolean renews = decider.policy.times().acknowledgementLapse() != null;
    if (before == null
        || !before.by().equals(actor)
        || (renews && before.at().isBefore(decider.now))) {
      decider.record(new OwnershipEvent.Acknowledged());
    }
  }

  private void assign(Command.Assign assign) {
    mustBeKnown(assign, assign.team());
    decider.assign(
        next(Trigger.ASSIGN, null), assign.team(), assign.person(), assign.reason(), null);
  }

  private void start() {
    Actor actor = decider.caller.actor();
    decider.record(
        new LifecycleEvent.Started(next(Trigger.START, null), actor.human() ? actor.id() : null));
    if (actor.human() && incident().acknowledgement() == null) {
      decider.record(new OwnershipEvent.Acknowledged());
    }
  }

  private void hold(Command.Hold hold) {
    State to = next(Trigger.HOLD, hold.reason());
    Instant followUp = hold.followUpAt();
    if (followUp != null && !followUp.isAfter(decider.now)) {
      throw refused(
          hold, "the follow-up date " + followUp + " has passed", "name one in the future");
    }
    decider.record(
        new LifecycleEvent.Held(
            to,
            new Hold(
                hold.reason(),
                hold.note(),
                followUp == null
                    ? decider.now.plus(decider.policy.times().followUp())
                    : followUp.truncatedTo(ChronoUnit.MICROS),
                List.of())));
  }

  private void reopen(Command.Reopen reopen) {
    Instant since = incident().status().since();
    boolean closed = incident().phase() == Phase.CLOSED;
    Adopting adopting = new Adopting(decider);
    adopting.reopening();
    State to = next(Trigger.REOPEN, null);
    if (closed && decider.now.isAfter(since.plus(decider.policy.times().reopenWindow()))) {
      throw refused(
          reopen,
          "it was closed at "
              + since
              + ", more than "
              + decider.policy.times().reopenWindow()
              + " ago",
          "log a new incident and link it to " + incident().reference());
    }
    decider.record(new LifecycleEvent.Reopened(to, reopen.reason()));
    adopting.reopened();
    decider.startRound("reopened", false, decider.now);
  }

  /** The same again: counted; a relapse reopens, and a worse report raises the priority. */
  private void recur(Command.Recur recur) {
    decider.record(
        new LifecycleEvent.Recurred(
            recur.report().source(), recur.report().reporter(), recur.report().title()));
    if (decider.policy.lifecycle().find(incident().state(), Trigger.REOPEN, null) != null) {
      reopen(new Command.Reopen("reported again"));
    }
    new Reclassifying(decider).raise(recur.report());
  }

  private void link(Command.AddLink command) {
    Link link = command.link();
    if (link.kind().equals(Link.DUPLICATE_OF)) {
      throw refused(command, "the kind is '" + link.kind() + "'", "mark it as a duplicate instead");
    }
    if (link.target().equals(incident().id().toString())
        || link.target().equals(incident().reference().toString())) {
      throw refused(command, "it would be linked to itself", "name another target");
    }
    if (incident().links().contains(link)) {
      return;
    }
    if (incident().links().size() >= MOST_LINKS) {
      throw refused(
          command, "it has " + MOST_LINKS + " links already", "link the others to this one");
    }
    decider.record(new RecordEvent.Linked(link));
  }

  private void markDuplicate(Command.MarkDuplicate command) {
    Incident other = decider.facts.other();
    if (command.of().equals(incident().id())) {
      throw refused(command, "it would be a duplicate of itself", "name another incident");
    }
    if (other == null) {
      throw refused(command, "there is no incident " + command.of(), "name one that is there");
    }
    for (Link link : other.links()) {
      if (link.kind().equals(Link.DUPLICATE_OF)) {
        throw refused(
            command,
            other.reference() + " is a duplicate itself",
            "name the one that it follows, " + link.target());
      }
    }
    decider.record(
        new LifecycleEvent.MarkedDuplicate(next(Trigger.MARK_DUPLICATE, null), command.of()));
  }

  /** The rung that was asked for, and those before it count as overtaken. */
  private void escalateNow(Command.EscalateNow command) {
    mustBeOpen(command);
    if (decider.caller.expectedVersion() == null) {
      throw refused(
          command,
          "it does not say which version the caller saw",
          "name it: Caller.of(actor).expecting(incident.version())");
    }
    Path path = decider.policy.matrix().path(incident().escalation().path());
    Rung rung = path == null ? null : path.rung(command.rung());
    if (path == null || rung == null) {
      throw refused(
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
                "escalated past it"),
            "path " + path.id() + "/rung " + earlier.id());
      }
    }
    new RungTaking(decider).takeNow(rung);
  }

  private void declareMajor(Command.DeclareMajor command) {
    mustBeOpen(command);
    if (incident().major() == null) {
      decider.record(new EscalationEvent.MajorDeclared(command.reason()));
    }
  }

  private void summon(Command.Summon command) {
    mustBeOpen(command);
    command.teams().forEach(team -> mustBeKnown(command, team));
    if (Swarming.contacts(incident(), command.teams(), decider.policy) > Swarming.MOST_PEOPLE) {
      throw refused(
          command,
          "more than " + Swarming.MOST_PEOPLE + " people would be called",
          "call fewer teams at once");
    }
    for (String team : command.teams()) {
      if (!Swarming.in(incident(), team)) {
        decider.record(new SwarmEvent.SwarmSummoned(team, Swarming.call(decider, team, null)));
      }
    }
  }

  private SwarmMember member(Command command, String team) {
    SwarmMember member = incident().swarm() == null ? null : incident().swarm().member(team);
    if (member == null || member.releasedAt() != null) {
      throw refused(
          command, "team '" + team + "' is not in the swarm", "summon the team before you do");
    }
    return member;
  }

  private void join(Command.JoinSwarm command) {
    mustBeOpen(command);
    Actor actor = decider.caller.actor();
    if (!actor.human()) {
      throw refused(command, actor + " is not a person", "let a person join for the team");
    }
    boolean there = member(command, command.team()).people().contains(actor.id());
    if (!there && Swarming.people(incident()) >= Swarming.MOST_PEOPLE) {
      throw refused(
          command,
          Swarming.MOST_PEOPLE + " people have come already",
          "work with one of them, or release a team");
    }
    if (!there) {
      decider.record(new SwarmEvent.SwarmJoined(command.team(), actor.id()));
    }
  }

  private void identifyPrimary(Command.IdentifyPrimary command) {
    mustBeOpen(command);
    if (incident().swarm() == null || !command.team().equals(incident().team())) {
      member(command, command.team());
    }
    Swarming.identify(decider, command.team());
  }

  private void park(Command.ParkDelivery command) {
    decider.followed(
        new EscalationEvent.DeliveryParked(
            command.notified(), command.rung(), command.round(), command.reason()),
        "delivery");
  }
}
