package dev.tocsin.desk;

import dev.tocsin.incident.LifecycleEvent;
import dev.tocsin.incident.OwnershipEvent;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.State;
import dev.tocsin.policy.Adoption;
import java.time.Instant;

/**
 * Takes an incident over into the policy that is in force, which may lack its state, team or path.
 * Source: escalation.md, "Editing the policy while incidents are open".
 */
final class Adopting {
  private final Decider decider;

  Adopting(Decider decider) {
    this.decider = decider;
  }

  /** Before anything that is due is taken. */
  void atOnce() {
    if (pending()
        && decider.versions.active().adoption() == Adoption.LIVE
        && decider.incident().phase() != Phase.CLOSED) {
      adopt(decider.now);
      Promises.review(decider, decider.now);
      Standstill.review(decider, decider.now);
    }
  }

  /** After a rung that was due at an instant. */
  void afterRung(Instant at) {
    if (pendingAtRung() && at.isAfter(decider.versions.since())) {
      adopt(at);
    }
  }

  /** How far missed repeats may be left out: not beyond the one after which it goes over. */
  Instant untilGoingOver(Instant due, Instant by) {
    return pendingAtRung()
        ? PathClock.earlier(by, PathClock.later(due, decider.versions.since()))
        : by;
  }

  private boolean pendingAtRung() {
    return pending() && decider.versions.active().adoption() == Adoption.AT_NEXT_RUNG;
  }

  /** Before it is reopened: the lifecycle of today must know the state that it comes from. */
  void reopening() {
    if (pending()) {
      decider.policy = decider.versions.active();
      state(decider.now);
    }
  }

  /** After it was reopened, and before its round starts. */
  void reopened() {
    if (pending()) {
      decider.chooseAgain(decider.now);
      team(decider.now);
    }
  }

  private boolean pending() {
    return !decider
        .incident()
        .escalation()
        .policyVersion()
        .equals(decider.versions.active().version());
  }

  private void adopt(Instant at) {
    decider.policy = decider.versions.active();
    state(at);
    decider.chooseAgain(at);
    if (team(at)) {
      decider.startRound("team", false, at);
    }
  }

  private void state(Instant at) {
    State state = decider.incident().status().state();
    if (!decider.policy.lifecycle().states().contains(state)) {
      decider.happened(
          new LifecycleEvent.StateReplaced(decider.policy.lifecycle().like(state)),
          at,
          "lifecycle");
    }
  }

  private boolean team(Instant at) {
    String gone = decider.incident().team();
    if (decider.policy.team(gone) != null) {
      return false;
    }
    String team = decider.policy.categories().team(decider.incident().category());
    decider.happened(
        new OwnershipEvent.Assigned(
            decider.incident().status().state(),
            team,
            null,
            "the policy no longer has team " + gone),
        at,
        "team of category " + decider.incident().category());
    return true;
  }
}
