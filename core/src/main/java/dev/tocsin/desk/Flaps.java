package dev.tocsin.desk;

import dev.tocsin.incident.Flapping;
import dev.tocsin.incident.FlappingEvent;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.LifecycleEvent;
import dev.tocsin.incident.Notified;
import dev.tocsin.incident.State;
import dev.tocsin.lifecycle.Trigger;
import dev.tocsin.policy.FlappingRule;
import dev.tocsin.policy.Policy;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What comes and goes: told once, then damped until it is calm. While it flaps the record stays
 * open: that a program says it is over is noted only, and a return starts no round. Source:
 * domain.md, practice 1.
 */
final class Flaps {
  private static final String RULE = "flapping";

  private Flaps() {}

  /** When it was calm for long enough; null while it does not flap. */
  static @Nullable Due next(Incident incident, Policy policy) {
    Flapping now = incident.flapping();
    if (now == null || now.since() == null || now.heardAt() == null) {
      return null;
    }
    FlappingRule rule = policy.flapping();
    // A policy that no longer knows of flapping ends it at once.
    return new Due(rule == null ? now.heardAt() : now.heardAt().plus(rule.calmFor()), Flaps::calm);
  }

  static boolean flaps(Incident incident) {
    return incident.flapping() != null && incident.flapping().since() != null;
  }

  private static void calm(Decider decider, Instant at) {
    Flapping.Clear clear = Objects.requireNonNull(decider.incident().flapping()).clear();
    decider.happened(new FlappingEvent.FlappingEnded(), at, RULE);
    if (!Agenda.open(decider.incident())) {
      return;
    }
    State to =
        clear == null
            ? null
            : decider.policy.lifecycle().find(decider.incident().state(), Trigger.RESOLVE, null);
    if (clear != null && to != null) {
      decider.happened(new LifecycleEvent.Resolved(to, clear.text(), clear.kind()), at, RULE);
    } else if (decider.incident().acknowledgement() == null) {
      decider.startRound("calm", false, at); // it is there, and nobody was told of its returns
    }
  }

  /** A program's word that it is over, while it flaps. Returns whether that was all. */
  static boolean noted(Decider decider, Command.Resolve resolve) {
    if (!flaps(decider.incident()) || decider.caller.actor().human() || resolvesAnyway(decider)) {
      return false;
    }
    decider.record(new FlappingEvent.Cleared(resolve.text(), resolve.kind()));
    return true;
  }

  /** A team or a supplier knows what it says. */
  private static boolean resolvesAnyway(Decider decider) {
    return !decider.caller.actor().kind().equals("system");
  }

  /** After a report has reopened it. Returns whether that starts no round. */
  static boolean damped(Decider decider) {
    FlappingRule rule = decider.policy.flapping();
    if (rule == null) {
      return false;
    }
    decider.followed(new FlappingEvent.ReturnCounted(rule.moreThan() + 1), RULE);
    if (flaps(decider.incident())) {
      return true;
    }
    Instant from = decider.now.minus(rule.within());
    long lately =
        Objects.requireNonNull(decider.incident().flapping()).returns().stream()
            .filter(each -> !each.at().isBefore(from))
            .count();
    if (lately <= rule.moreThan()) {
      return false;
    }
    List<Notified> told =
        decider.incident().heldByParent()
            ? List.of()
            : decider.tell(
                Reach.onCall(decider.incident().team(), decider).contacts(),
                "inform",
                "It came back %d times: its returns page nobody until it was calm for %s."
                    .formatted(lately, rule.calmFor()));
    decider.followed(new FlappingEvent.FlappingBegan((int) lately, told), RULE);
    return true;
  }

  /** What was ended by somebody flaps no more. Returns whether that was recorded. */
  static boolean review(Decider decider) {
    if (!flaps(decider.incident()) || Agenda.open(decider.incident())) {
      return false;
    }
    decider.followed(new FlappingEvent.FlappingEnded(), RULE);
    return true;
  }
}
