package dev.tocsin.desk;

import dev.tocsin.escalation.Rung;
import dev.tocsin.incident.ActionKind;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.AssistanceEvent;
import dev.tocsin.incident.FlappingEvent;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.LifecycleEvent;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.RequestedAction;
import dev.tocsin.incident.State;
import dev.tocsin.incident.Suspension;
import dev.tocsin.incident.SuspensionEvent;
import dev.tocsin.incident.SuspensionKind;
import dev.tocsin.lifecycle.Trigger;
import dev.tocsin.policy.AutomationRule;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An automation has its time before anybody is paged: the path waits for it, its success resolves,
 * its failure lets the path go on at once, and so does the end of its time. Source: domain.md,
 * practice 2.
 */
final class Automations {
  private Automations() {}

  /**
   * Asks the host for it. Its time counts from now: before the commit it cannot begin. It has its
   * time once while the incident is open: what asks again, in another round, waits for nothing, and
   * does not ask while it is under way.
   */
  static void request(Decider decider, String name, Rung rung, Instant at, String rule) {
    for (RequestedAction each : decider.incident().escalation().requested()) {
      if (is(each, name) && each.until() != null) {
        return;
      }
    }
    AutomationRule known = decider.policy.automations().get(name);
    boolean had =
        decider.incident().escalation().suspensions().stream()
            .anyMatch(
                each -> each.kind() == SuspensionKind.AUTOMATION && each.cause().equals(name));
    Instant until =
        had || known == null || known.timeLimit() == null
            ? null
            : decider.now.plus(known.timeLimit());
    decider.request(ActionKind.AUTOMATION, name, rung.id(), at, rule, until);
    if (until != null) {
      decider.happened(
          new SuspensionEvent.Suspended(SuspensionKind.AUTOMATION, name, until, false), at, rule);
    }
  }

  /** The first one whose time is up. */
  static @Nullable Due next(Incident incident) {
    Due first = null;
    for (RequestedAction each : incident.escalation().requested()) {
      Instant until = each.until();
      if (until != null) {
        first = Due.earlier(first, new Due(until, (decider, at) -> timedOut(decider, each, at)));
      }
    }
    return first;
  }

  private static void timedOut(Decider decider, RequestedAction late, Instant at) {
    decider.happened(
        new AssistanceEvent.ActionTimedOut(late.kind(), late.name(), late.round(), late.key()),
        at,
        "automation " + late.name() + "/time-limit");
  }

  /** The worker tells what came of it; what was only simulated resolves nothing. */
  static boolean finish(Decider decider, Command.FinishAction done) {
    return finish(decider, done.request().key(), done.succeeded(), done.text(), !done.simulated());
  }

  /**
   * The host tells what came of it.
   *
   * @return whether it was under way; false when its time was up, or its end was told before
   */
  static boolean finish(Decider decider, OutboxKey key, boolean succeeded, @Nullable String text) {
    return finish(decider, key, succeeded, text, true);
  }

  private static boolean finish(
      Decider decider,
      OutboxKey key,
      boolean succeeded,
      @Nullable String text,
      boolean mayResolve) {
    for (RequestedAction each : decider.incident().escalation().requested()) {
      if (each.key().equals(key)) {
        finish(decider, each, succeeded, text, mayResolve);
        return true;
      }
    }
    return false;
  }

  private static void finish(
      Decider decider,
      RequestedAction asked,
      boolean succeeded,
      @Nullable String text,
      boolean mayResolve) {
    decider.followed(
        new AssistanceEvent.ActionFinished(
            asked.kind(), asked.name(), asked.round(), asked.key(), succeeded, text),
        "delivery");
    if (asked.kind() != ActionKind.AUTOMATION) {
      return;
    }
    release(decider, asked, succeeded);
    if (mayResolve && succeeded && asked.until() != null && Agenda.open(decider.incident())) {
      resolve(decider, asked.name(), text);
    }
  }

  private static boolean is(RequestedAction each, String name) {
    return each.kind() == ActionKind.AUTOMATION && each.name().equals(name);
  }

  private static void release(Decider decider, RequestedAction done, boolean succeeded) {
    Incident incident = decider.incident();
    for (RequestedAction each : incident.escalation().requested()) {
      if (is(each, done.name()) && each.until() != null) {
        return;
      }
    }
    for (Suspension each : incident.escalation().suspensions()) {
      if (each.kind() == SuspensionKind.AUTOMATION
          && each.cause().equals(done.name())
          && each.covers(decider.now)) {
        decider.followed(
            new SuspensionEvent.Released(
                SuspensionKind.AUTOMATION, done.name(), succeeded ? "it is done" : "it failed"),
            "automation " + done.name());
        return;
      }
    }
  }

  /** By its own name: no person restored service, and nobody but people acknowledges. */
  private static void resolve(Decider decider, String name, @Nullable String text) {
    AutomationRule rule = decider.policy.automations().get(name);
    State to = decider.policy.lifecycle().find(decider.incident().state(), Trigger.RESOLVE, null);
    if (rule == null || rule.resolves() == null || to == null) {
      return;
    }
    String done = Objects.requireNonNullElse(text, "done by automation " + name);
    decider.followedBy(
        Actor.system(name),
        Flaps.flaps(decider.incident())
            ? new FlappingEvent.Cleared(done, rule.resolves())
            : new LifecycleEvent.Resolved(to, done, rule.resolves()),
        "automation " + name);
  }
}
