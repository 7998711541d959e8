package dev.tocsin.desk;

import dev.tocsin.continuity.Plan;
import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.Rung;
import dev.tocsin.incident.ActionKind;
import dev.tocsin.incident.ContinuityEvent;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentEvent;
import dev.tocsin.incident.Notified;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.PlanRun;
import dev.tocsin.incident.StepRun;
import dev.tocsin.incident.StepState;
import dev.tocsin.notification.PlanInvocation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Plans for service continuity: invoked, gone through step by step, and back to normal. What begins
 * next is not decided here but by {@link PlanDue}, from how the plan stands. Source: domain.md,
 * practice 9.
 */
final class Continuity {
  private static final String AFTER = "after ";

  private final Decider decider;
  private final Guards guards;

  Continuity(Decider decider) {
    this.decider = decider;
    this.guards = new Guards(decider);
  }

  static String rule(String plan) {
    return "plan " + plan;
  }

  private Incident incident() {
    return decider.incident();
  }

  private boolean inForce(String plan) {
    PlanRun run = incident().plan(plan);
    return run != null && run.inForce();
  }

  /** A rung invokes it; one that is in force goes on as it is. */
  void byRung(String name, Rung rung, Instant at, String rule) {
    Plan plan = decider.policy.plans().get(name);
    if (plan == null) {
      decider.request(ActionKind.CONTINUITY_PLAN, name, rung.id(), at, rule, null);
    } else if (!inForce(name)) {
      decider.happened(new ContinuityEvent.PlanInvoked(name, plan.planned(), null), at, rule);
    }
  }

  /** A major incident was declared: the plans that are for it are invoked. */
  void onMajor(Instant at) {
    for (Plan plan : decider.policy.plans().values()) {
      if (plan.onMajor() != null
          && !inForce(plan.id())
          && plan.onMajor()
              .matches(incident(), at, decider.policy.calendars(), decider.policy.seasons())) {
        decider.happened(
            new ContinuityEvent.PlanInvoked(plan.id(), plan.planned(), "major incident"),
            at,
            rule(plan.id()));
      }
    }
  }

  void invoke(Command.InvokePlan command) {
    guards.mustBeOpen(command);
    Plan plan = decider.policy.plans().get(command.plan());
    if (plan != null) {
      if (inForce(command.plan())) {
        throw guards.refused(
            command,
            "plan '" + command.plan() + "' is in force already",
            "let it go on, or return to normal first");
      }
      decider.record(
          new ContinuityEvent.PlanInvoked(command.plan(), plan.planned(), command.reason()));
    } else if (decider.policy.continuityPlans().contains(command.plan())) {
      decider.request(ActionKind.CONTINUITY_PLAN, command.plan());
    } else {
      throw guards.refused(
          command, "there is no plan '" + command.plan() + "'", "use one of " + names());
    }
  }

  private List<String> names() {
    return Stream.concat(
            decider.policy.plans().keySet().stream(), decider.policy.continuityPlans().stream())
        .toList();
  }

  /** Begins the stage that is next: the host is asked for each of its steps. */
  void begin(String plan, Instant at) {
    PlanRun run = Objects.requireNonNull(incident().plan(plan));
    for (StepRun step : PlanDue.stage(run)) {
      if (step.state() == StepState.WAITING) {
        decider.happened(started(plan, step), at, rule(plan));
      }
    }
  }

  /** Plans the request; its time limit counts from now, when it can leave. */
  private IncidentEvent started(String plan, StepRun step) {
    Duration within = step.step().within();
    Instant until = within == null ? null : decider.now.plus(within);
    OutboxKey key = decider.nextKey();
    decider.request(
        new PlanInvocation(
            key,
            plan,
            incident().id(),
            incident().reference(),
            null,
            incident().escalation().round(),
            step.step().id(),
            step.step().attempts(),
            until,
            incident().exercise()));
    return new ContinuityEvent.StepStarted(plan, step.step().id(), key, until);
  }

  /** A step was not done in time; what the host still tells of it is late. */
  void late(String plan, String id, Instant at) {
    StepRun step = Objects.requireNonNull(Objects.requireNonNull(incident().plan(plan)).step(id));
    String text = "the host was not heard of within " + human(step.step().within());
    decider.happened(
        new ContinuityEvent.StepEnded(plan, id, step.key(), StepState.TIMED_OUT, text),
        at,
        rule(plan));
    stopped(plan, id, "was not done in time", at);
  }

  private static String human(@Nullable Duration within) {
    String after = within == null ? "" : Message.human(within);
    return after.startsWith(AFTER) ? after.substring(AFTER.length()) : "its time";
  }

  /** The host did a step, gave it up, or only pretended to. */
  void finished(PlanInvocation request, Command.FinishAction done) {
    String plan = request.name();
    String id = Objects.requireNonNull(request.step());
    PlanRun run = incident().plan(plan);
    StepRun step = run == null ? null : run.step(id);
    if (step == null || step.state() != StepState.RUNNING || !request.key().equals(step.key())) {
      decider.followed(
          new ContinuityEvent.StepResultLate(
              plan, id, request.key(), done.succeeded(), done.text()),
          "delivery");
      return;
    }
    StepState outcome =
        !done.succeeded()
            ? StepState.FAILED
            : done.simulated() ? StepState.SIMULATED : StepState.DONE;
    decider.followed(
        new ContinuityEvent.StepEnded(plan, id, request.key(), outcome, done.text()), "delivery");
    stopped(plan, id, "failed", decider.now);
  }

  /** Where the plan stands still because of a step, those who can say how it goes on are told. */
  private void stopped(String plan, String id, String how, Instant at) {
    StepRun step = Objects.requireNonNull(Objects.requireNonNull(incident().plan(plan)).step(id));
    if (step.stops()) {
      String words =
          "Plan '%s' has stopped: step '%s'%s %s. Have it done again, or skip it."
              .formatted(
                  plan, id, step.step().what() == null ? "" : " (" + step.step().what() + ")", how);
      decider.happened(new ContinuityEvent.PlanStopped(plan, id, tell(words)), at, rule(plan));
    }
  }

  /** Tells whoever is on call for the accountable team; the last resort when nobody is. */
  List<Notified> tell(String words) {
    List<Contact> team = Reach.onCall(incident().team(), decider).contacts();
    return decider.tell(team.isEmpty() ? decider.policy.lastResort() : team, "continuity", words);
  }

  void retry(Command.RetryStep command) {
    StepRun step = step(command, command.plan(), command.step());
    if (!step.state().wrong()) {
      throw guards.refused(
          command,
          "step '%s' of plan '%s' is %s".formatted(command.step(), command.plan(), word(step)),
          "have only a step done again that failed or was not done in time");
    }
    decider.record(started(command.plan(), step));
  }

  void skip(Command.SkipStep command) {
    StepRun step = step(command, command.plan(), command.step());
    if (step.state().ended() && !step.state().wrong()) {
      throw guards.refused(
          command,
          "step '%s' of plan '%s' is %s".formatted(command.step(), command.plan(), word(step)),
          "skip only a step that has not been done");
    }
    decider.record(
        new ContinuityEvent.StepEnded(
            command.plan(), command.step(), step.key(), StepState.SKIPPED, command.reason()));
  }

  void returnToNormal(Command.ReturnToNormal command) {
    PlanRun run = run(command, command.plan());
    if (run.returningAt() != null) {
      throw guards.refused(
          command,
          "the return from plan '" + command.plan() + "' has begun already",
          "let it go on, or skip the step that holds it up");
    }
    for (StepRun step : run.steps()) {
      if (step.state() == StepState.RUNNING) {
        throw guards.refused(
            command,
            "step '%s' of plan '%s' is running".formatted(step.step().id(), command.plan()),
            "wait for it, or skip it");
      }
    }
    decider.record(new ContinuityEvent.PlanReturning(command.plan(), command.reason()));
  }

  private PlanRun run(Command command, String plan) {
    if (incident().phase() == Phase.CLOSED) {
      throw guards.refused(
          command,
          "it is in state '" + incident().state() + "'",
          "reopen or unmerge it before you do");
    }
    PlanRun run = incident().plan(plan);
    if (run == null || !run.inForce()) {
      throw guards.refused(
          command, "plan '" + plan + "' is not in force", "invoke it before you do");
    }
    return run;
  }

  /** A step of the way that the plan is on: there, or back. */
  private StepRun step(Command command, String plan, String id) {
    PlanRun run = run(command, plan);
    StepRun step = run.step(id);
    boolean back = run.returningAt() != null;
    if (step == null || step.step().back() != back) {
      throw guards.refused(
          command,
          "plan '%s' has no step '%s' %s"
              .formatted(plan, id, back ? "of its return to normal" : "before its return"),
          "use one of "
              + run.steps().stream()
                  .filter(each -> each.step().back() == back)
                  .map(each -> each.step().id())
                  .toList());
    }
    return step;
  }

  private static String word(StepRun step) {
    return step.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** An incident is not closed while a plan is in force: nobody would look at it any more. */
  static void mustBeNormal(Decider decider, Command command) {
    for (PlanRun run : decider.plansBefore()) {
      if (run.inForce()) {
        throw new Guards(decider)
            .refused(
                command,
                "plan '" + run.plan() + "' is still in force",
                "return to normal first; resolve it meanwhile, if service is restored");
      }
    }
  }
}
