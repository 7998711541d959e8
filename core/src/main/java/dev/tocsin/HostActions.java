package dev.tocsin;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.tocsin.desk.Command;
import dev.tocsin.host.Automation;
import dev.tocsin.host.AutomationResult;
import dev.tocsin.host.ContinuityPlan;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.notification.ActionRequest;
import dev.tocsin.notification.AutomationRun;
import dev.tocsin.notification.PlanInvocation;
import dev.tocsin.notification.UndeliverableException;
import dev.tocsin.policy.AutomationRule;
import dev.tocsin.policy.DeliveryRules;
import dev.tocsin.policy.Policy;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.Settlement;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lets the host do what a rung asked for, and records what came of it in the commit that settles
 * the request. Source: escalation.md, "The matrix" (actions); store-contract.md, "Outbox".
 */
final class HostActions {
  private static final int MOST_TEXT = 4_000;
  private static final int REMEMBERED = 10_000;

  private final Corridor corridor;

  /** What the register says of what an exercise asked for where the host has nothing for it. */
  static final String NOT_RUN = "exercise: not run";

  private final Hands real;
  private final Hands exercise;

  /** What was done but could not be recorded: it is not done again by this node. */
  private final Cache<OutboxKey, Command> done =
      CacheBuilder.newBuilder().maximumSize(REMEMBERED).build();

  /**
   * What the host has registered.
   *
   * @param automation who runs automations, or null
   * @param plans who goes through plans, or null
   */
  record Hands(@Nullable Automation automation, @Nullable ContinuityPlan plans) {
    boolean offers(ActionRequest request) {
      return request instanceof AutomationRun ? automation != null : plans != null;
    }

    AutomationResult perform(ActionRequest request) throws Exception {
      if (request instanceof AutomationRun run && automation != null) {
        return Objects.requireNonNull(
            automation.run(run), "the automation answered null: answer an AutomationResult");
      }
      if (request instanceof PlanInvocation plan && plans != null) {
        return AutomationResult.succeeded(plans.invoke(plan));
      }
      throw new IllegalStateException("nobody offers " + request);
    }
  }

  HostActions(Corridor corridor, Hands real, Hands exercise) {
    this.corridor = corridor;
    this.real = real;
    this.exercise = exercise;
  }

  WorkReport take(OutboxBatch.Claim claim, ActionRequest request) throws InterruptedException {
    if (!request.exercise() && !real.offers(request)) {
      Instant again = corridor.store.now().plus(DeskWorker.LEASE);
      Outcome left = new Outcome.RetryAt(again, "this node offers no " + request.kind());
      corridor.store.settle(new Settlement(claim.fence(), left));
      return WorkReport.NOTHING;
    }
    Command known = done.getIfPresent(request.key());
    if (known == null) {
      try {
        known = perform(request);
        if (known == null) {
          return begun(claim);
        }
      } catch (InterruptedException | OutOfMemoryError e) {
        throw e;
      } catch (Throwable e) {
        return failed(claim, request, e);
      }
      done.put(request.key(), known);
    }
    WorkReport report = record(claim, request, known, new Outcome.Delivered());
    done.invalidate(request.key());
    return report;
  }

  /** The host has it, and will tell its end. */
  private WorkReport begun(OutboxBatch.Claim claim) {
    corridor.store.settle(new Settlement(claim.fence(), new Outcome.Delivered()));
    return new WorkReport(0, 1, 0, 0, 0, false);
  }

  /**
   * An exercise never goes to the real thing.
   *
   * @return null when the host has begun and will tell its end
   */
  private @Nullable Command perform(ActionRequest request) throws Exception {
    if (request.exercise() && !exercise.offers(request)) {
      return new Command.FinishAction(request, true, NOT_RUN, true);
    }
    AutomationResult result = (request.exercise() ? exercise : real).perform(request);
    return result.outcome() == AutomationResult.Outcome.UNDER_WAY
        ? null
        : new Command.FinishAction(
            request, result.outcome() == AutomationResult.Outcome.SUCCEEDED, cut(result.text()));
  }

  private static @Nullable String cut(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT) + "…";
  }

  private WorkReport failed(OutboxBatch.Claim claim, ActionRequest request, Throwable error) {
    DeliveryRules rules = corridor.rules.known().delivery();
    String reason = Reasons.of(error);
    boolean step = request instanceof PlanInvocation plan && plan.step() != null;
    Instant again = corridor.store.now().plus(rules.pause(claim.attempt(), request.key()));
    if (error instanceof UndeliverableException
        || claim.attempt() >= attempts(request)
        || tooLate(request, again)) {
      Command given = new Command.FinishAction(request, false, reason);
      // A step is had done again by a command, under a new key: unparked it would come twice.
      Outcome end = step ? new Outcome.Delivered() : new Outcome.Parked(reason);
      WorkReport report = record(claim, request, given, end);
      corridor.listener.actionFailed(request, claim.attempt(), null, error);
      return report;
    }
    Settlement later = new Settlement(claim.fence(), new Outcome.RetryAt(again, reason));
    if (corridor.store.settle(later)) {
      corridor.listener.actionFailed(request, claim.attempt(), again, error);
    }
    return new WorkReport(0, 0, 1, 0, 0, false);
  }

  private int attempts(ActionRequest request) {
    if (request instanceof PlanInvocation plan && plan.attempts() != null) {
      return plan.attempts();
    }
    Policy policy = corridor.rules.known();
    AutomationRule rule =
        request instanceof AutomationRun run ? policy.automations().get(run.name()) : null;
    return rule == null || rule.attempts() == null ? policy.delivery().attempts() : rule.attempts();
  }

  /** Whether the next try would find its time up: the escalation need not wait for that. */
  private static boolean tooLate(ActionRequest request, Instant again) {
    return request instanceof AutomationRun run
        && run.until() != null
        && !again.isBefore(run.until());
  }

  /** One commit: what came of it, and the end of the claim. */
  private WorkReport record(
      OutboxBatch.Claim claim, ActionRequest request, Command command, Outcome outcome) {
    Settlement settled = new Settlement(claim.fence(), outcome);
    if (!Settling.settle(corridor, request.incidentId(), command, settled)) {
      return WorkReport.NOTHING;
    }
    return outcome instanceof Outcome.Parked
        ? new WorkReport(0, 0, 0, 1, 0, false)
        : new WorkReport(0, 1, 0, 0, 0, false);
  }
}
