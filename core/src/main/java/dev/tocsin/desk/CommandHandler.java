package dev.tocsin.desk;

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
import dev.tocsin.incident.State;
import dev.tocsin.internal.Text;
import dev.tocsin.lifecycle.Trigger;
import dev.tocsin.servicelevel.TargetClock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What each command does to an incident that is there. Refuses before it records anything. Source:
 * domain.md; escalation.md, "When a rung is due" 3 and 9.
 */
final class CommandHandler {
  private final Decider decider;
  private final Guards guards;

  CommandHandler(Decider decider) {
    this.decider = decider;
    this.guards = new Guards(decider);
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
      State to = next(Trigger.RESOLVE, null);
      if (!Flaps.noted(decider, resolve)) {
        decider.record(new LifecycleEvent.Resolved(to, resolve.text(), resolve.kind()));
      }
    } else if (command instanceof Command.Close close) {
      Continuity.mustBeNormal(decider, close);
      decider.record(new LifecycleEvent.Closed(next(Trigger.CLOSE, null), close.reason()));
    } else if (command instanceof Command.Reopen reopen) {
      reopen(reopen, reopen.reason(), false);
    } else if (command instanceof Command.Cancel cancel) {
      Continuity.mustBeNormal(decider, cancel);
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
      new Escalating(decider).now(now);
    } else if (command instanceof Command.DeclareMajor major) {
      new MajorHandling(decider).declare(major);
    } else if (command instanceof Command.Summon summon) {
      new Escalating(decider).summon(summon);
    } else if (command instanceof Command.JoinSwarm join) {
      new Escalating(decider).join(join);
    } else if (command instanceof Command.IdentifyPrimary primary) {
      new Escalating(decider).identifyPrimary(primary);
    } else if (command instanceof Command.ParkDelivery park) {
      park(park);
    } else if (!verdict(command)) {
      new PracticeCommands(decider).handle(command);
    }
  }

  /** What the reporter says of a resolution. */
  private boolean verdict(Command command) {
    Verdicts verdicts = new Verdicts(decider);
    if (command instanceof Command.ConfirmResolution confirm) {
      verdicts.confirm(confirm);
      decider.record(
          new LifecycleEvent.Closed(
              next(Trigger.CLOSE, null), "the reporter confirmed the resolution"));
    } else if (command instanceof Command.RejectResolution reject) {
      verdicts.reject(reject);
      reopen(reject, reject.reason(), false);
    } else if (command instanceof Command.RateService rate) {
      verdicts.rate(rate);
    } else {
      return false;
    }
    return true;
  }

  private Incident incident() {
    return decider.incident();
  }

  private State next(Trigger trigger, @Nullable String reason) {
    return decider.policy.lifecycle().next(incident(), trigger, reason);
  }

  private void acknowledge(Command command) {
    guards.mustBeOpen(command);
    Actor actor = decider.caller.actor();
    if (actor.kind().equals("system")) {
      throw guards.refused(
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
    guards.mustBeKnown(assign, assign.team());
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
    if (hold.reason().equals(TargetClock.RESOLVED)) {
      throw guards.refused(
          hold,
          "the reason '" + hold.reason() + "' stands for the time between resolution and reopening",
          "resolve it, or give another reason");
    }
    Instant followUp = Text.timeOrNull("followUpAt", hold.followUpAt());
    if (followUp != null && !followUp.isAfter(decider.now)) {
      throw guards.refused(
          hold, "the follow-up date " + followUp + " has passed", "name one in the future");
    }
    if (Stretches.holds(incident().escalation().suspensions()) >= Stretches.MOST_HOLDS) {
      throw guards.refused(
          hold,
          "it was on hold " + Stretches.MOST_HOLDS + " times already",
          "leave it in work, or log a new incident and link it to " + incident().reference());
    }
    decider.record(
        new LifecycleEvent.Held(
            to,
            new Hold(
                hold.reason(),
                hold.note(),
                followUp == null ? decider.now.plus(decider.policy.times().followUp()) : followUp,
                List.of())));
  }

  private void reopen(Command command, String reason, boolean reported) {
    Instant since = incident().status().since();
    boolean closed = incident().phase() == Phase.CLOSED;
    Adopting adopting = new Adopting(decider);
    adopting.reopening();
    State to = next(Trigger.REOPEN, null);
    if (closed && decider.now.isAfter(since.plus(decider.policy.times().reopenWindow()))) {
      throw guards.refused(
          command,
          "it was closed at "
              + since
              + ", more than "
              + decider.policy.times().reopenWindow()
              + " ago",
          "log a new incident and link it to " + incident().reference());
    }
    if (closed && Merging.target(incident()) != null) {
      throw guards.refused(
          command, "it is a duplicate of " + Merging.target(incident()), "unmerge it instead");
    }
    decider.record(new LifecycleEvent.Reopened(to, reason));
    new Families(decider).leave("it was reopened");
    adopting.reopened();
    if (!reported || !Flaps.damped(decider)) {
      decider.startRound("reopened", false, decider.now);
    }
  }

  /** The same again: counted; a relapse reopens, and a worse report raises the priority. */
  private void recur(Command.Recur recur) {
    if (recur.report().exercise() != incident().exercise()) {
      throw guards.refused(
          recur,
          incident().exercise()
              ? incident().reference() + " is an exercise and the report is not"
              : "the report is of an exercise and " + incident().reference() + " is not",
          "log it by itself");
    }
    decider.record(
        new LifecycleEvent.Recurred(
            recur.report().source(), recur.report().reporter(), recur.report().title()));
    if (decider.policy.lifecycle().find(incident().state(), Trigger.REOPEN, null) != null) {
      reopen(new Command.Reopen("reported again"), "reported again", true);
    }
    if (Agenda.open(incident())
        && !Objects.equals(recur.report().reporter(), incident().details().reporter())) {
      Workarounds.offer(decider, recur.report().reporter());
    }
    new Reclassifying(decider).raise(recur.report());
  }

  private void link(Command.AddLink command) {
    Link link = command.link();
    if (link.kind().equals(Link.DUPLICATE_OF)) {
      throw guards.refused(
          command, "the kind is '" + link.kind() + "'", "mark it as a duplicate instead");
    }
    if (link.kind().equals(Link.PARENT)) {
      throw guards.refused(
          command, "the kind is '" + link.kind() + "'", "attach it to its parent instead");
    }
    if (link.target().equals(incident().id().toString())
        || link.target().equals(incident().reference().toString())) {
      throw guards.refused(command, "it would be linked to itself", "name another target");
    }
    if (incident().links().contains(link)) {
      return;
    }
    if (incident().links().size() >= Families.MOST_LINKS) {
      throw guards.refused(
          command,
          "it has " + Families.MOST_LINKS + " links already",
          "link the others to this one");
    }
    decider.record(new RecordEvent.Linked(link));
  }

  private void markDuplicate(Command.MarkDuplicate command) {
    Incident other = decider.facts.other();
    if (command.of().equals(incident().id())) {
      throw guards.refused(command, "it would be a duplicate of itself", "name another incident");
    }
    if (other == null) {
      throw guards.refused(
          command, "there is no incident " + command.of(), "name one that is there");
    }
    guards.mustBothBeReal(command, other);
    for (Link link : other.links()) {
      if (link.kind().equals(Link.DUPLICATE_OF)) {
        throw guards.refused(
            command,
            other.reference() + " is a duplicate itself",
            "name the one that it follows, " + link.target());
      }
    }
    Continuity.mustBeNormal(decider, command);
    decider.record(
        new LifecycleEvent.MarkedDuplicate(next(Trigger.MARK_DUPLICATE, null), command.of()));
  }

  private void park(Command.ParkDelivery command) {
    decider.followed(
        new EscalationEvent.DeliveryParked(
            command.notified(), command.rung(), command.round(), command.reason()),
        "delivery");
    new Supplying(decider).parked(command.notified().key(), command.reason());
  }
}
