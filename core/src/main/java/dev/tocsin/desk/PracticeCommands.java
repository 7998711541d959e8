package dev.tocsin.desk;

import dev.tocsin.incident.AssistanceEvent;
import dev.tocsin.notification.ActionRequest;
import dev.tocsin.notification.PlanInvocation;

/**
 * The commands that one practice alone knows: which class does each of them. Source: domain.md, the
 * table of practices.
 */
final class PracticeCommands {
  private final Decider decider;
  private final Guards guards;

  PracticeCommands(Decider decider) {
    this.decider = decider;
    this.guards = new Guards(decider);
  }

  void handle(Command command) {
    if (command instanceof Command.ProposeProblem problem) {
      Proposing.propose(decider, problem);
    } else if (command instanceof Command.FinishAutomation done) {
      finish(done);
    } else if (command instanceof Command.FinishAction done) {
      finish(done);
    } else if (command instanceof Command.LeaveSwarm leave) {
      new SwarmLeaving(decider).leave(leave);
    } else if (command instanceof Command.ReleaseTeams release) {
      new SwarmLeaving(decider).release(release);
    } else if (!new MajorHandling(decider).handle(command)) {
      continuity(command);
      family(command);
      new Supplying(decider).handle(command);
    }
  }

  private void finish(Command.FinishAutomation command) {
    if (!Automations.finish(decider, command.key(), command.succeeded(), command.text())) {
      throw guards.refused(
          command,
          "no automation is under way with key " + command.key(),
          "tell it once, and within the time limit of the policy; comment on the incident else");
    }
  }

  /** What is told after its time is kept as a fact. */
  private void finish(Command.FinishAction done) {
    ActionRequest request = done.request();
    if (request instanceof PlanInvocation plan && plan.step() != null) {
      new Continuity(decider).finished(plan, done);
    } else if (!Automations.finish(decider, done)) {
      decider.followed(
          new AssistanceEvent.ActionFinished(
              request.kind(),
              request.name(),
              request.round(),
              request.key(),
              done.succeeded(),
              done.text()),
          "delivery");
    }
  }

  private void family(Command command) {
    if (command instanceof Command.AttachTo attach) {
      new Families(decider).attach(attach);
    } else if (command instanceof Command.Detach detach) {
      new Families(decider).detach(detach);
    } else if (command instanceof Command.Merge merge) {
      new Merging(decider).merge(merge);
    } else if (command instanceof Command.Unmerge unmerge) {
      new Merging(decider).unmerge(unmerge);
    } else if (command instanceof Command.TakeOrder take) {
      new Orders(decider).take(take.order());
    } else if (command instanceof Command.TellChildren tell) {
      new Orders(decider).tell(tell);
    } else if (command instanceof Command.RefuseOrder refused) {
      new Orders(decider).refused(refused);
    }
  }

  private void continuity(Command command) {
    Continuity continuity = new Continuity(decider);
    if (command instanceof Command.InvokePlan invoke) {
      continuity.invoke(invoke);
    } else if (command instanceof Command.RetryStep retry) {
      continuity.retry(retry);
    } else if (command instanceof Command.SkipStep skip) {
      continuity.skip(skip);
    } else if (command instanceof Command.ReturnToNormal back) {
      continuity.returnToNormal(back);
    }
  }
}
