package dev.tocsin;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.tocsin.desk.Command;
import dev.tocsin.host.Automation;
import dev.tocsin.host.ContinuityPlan;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.notification.ActionRequest;
import dev.tocsin.notification.AutomationRun;
import dev.tocsin.notification.PlanInvocation;
import dev.tocsin.notification.UndeliverableException;
import dev.tocsin.policy.DeliveryRules;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.Settlement;
import java.time.Instant;
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

    @Nullable String perform(ActionRequest request) throws Exception {
      if (request instanceof AutomationRun run && automation != null) {
        return automation.run(run);
      }
      if (request instanceof PlanInvocation plan && plans != null) {
        return plans.invoke(plan);
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

  /** An exercise never goes to the real thing. */
  private Command perform(ActionRequest request) throws Exception {
    if (!request.exercise()) {
      return new Command.FinishAction(request, true, cut(real.perform(request)));
    }
    return exercise.offers(request)
        ? new Command.FinishAction(request, true, cut(exercise.perform(request)))
        : new Command.FinishAction(request, true, NOT_RUN, true);
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
    if (error instanceof UndeliverableException || claim.attempt() >= attempts(request, rules)) {
      Command given = new Command.FinishAction(request, false, reason);
      // A step is had done again by a command, under a new key: unparked it would come twice.
      Outcome end = step ? new Outcome.Delivered() : new Outcome.Parked(reason);
      WorkReport report = record(claim, request, given, end);
      corridor.listener.actionFailed(request, claim.attempt(), null, error);
      return report;
    }
    Instant again = corridor.store.now().plus(rules.pause(claim.attempt(), request.key()));
    Settlement later = new Settlement(claim.fence(), new Outcome.RetryAt(again, reason));
    if (corridor.store.settle(later)) {
      corridor.listener.actionFailed(request, claim.attempt(), again, error);
    }
    return new WorkReport(0, 0, 1, 0, 0, false);
  }

  private static int attempts(ActionRequest request, DeliveryRules rules) {
    Integer own = request instanceof PlanInvocation plan ? plan.attempts() : null;
    return own == null ? rules.attempts() : own;
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
