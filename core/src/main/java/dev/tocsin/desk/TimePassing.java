package dev.tocsin.desk;

import dev.tocsin.incident.LifecycleEvent;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.State;
import org.jspecify.annotations.Nullable;

/**
 * What time alone does, in the order in which it was due, each at its own instant. Source:
 * escalation.md, "When a rung is due".
 */
final class TimePassing {
  private final Decider decider;

  TimePassing(Decider decider) {
    this.decider = decider;
  }

  /**
   * Records everything that is due by now; stops when there is enough for one commit.
   *
   * @return what comes next, and has not come yet or found no room; null when nothing does
   */
  @Nullable Due run() {
    if (decider.incident().phase() != Phase.CLOSED
        && !decider.policy.version().equals(decider.incident().escalation().policyVersion())) {
      adopt();
      Promises.review(decider, decider.now);
      Standstill.review(decider, decider.now);
    }
    Due due = Agenda.next(decider.incident(), decider.policy);
    while (due != null && !due.at().isAfter(decider.now) && !decider.full()) {
      due.step().take(decider, due.at());
      Promises.review(decider, due.at());
      Standstill.reviewAfter(decider, due.at());
      due = Agenda.next(decider.incident(), decider.policy);
    }
    return due;
  }

  /** Takes the incident over into another policy, which may lack its state, team or path. */
  private void adopt() {
    State state = decider.incident().status().state();
    if (!decider.policy.lifecycle().states().contains(state)) {
      decider.followed(
          new LifecycleEvent.StateReplaced(decider.policy.lifecycle().like(state)), "lifecycle");
    }
    decider.chooseAgain();
    if (decider.policy.team(decider.incident().team()) == null) {
      String team = decider.policy.categories().team(decider.incident().category());
      decider.assign(
          decider.incident().status().state(),
          team,
          null,
          "the policy no longer has team " + decider.incident().team(),
          decider.now);
    }
  }
}
