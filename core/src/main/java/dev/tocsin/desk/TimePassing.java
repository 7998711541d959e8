package dev.tocsin.desk;

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
    new Adopting(decider).atOnce();
    Due due = Agenda.next(decider.incident(), decider.policy);
    while (due != null && !due.at().isAfter(decider.now) && !decider.full()) {
      due.step().take(decider, due.at());
      Promises.review(decider, due.at());
      Standstill.reviewAfter(decider, due.at());
      due = Agenda.next(decider.incident(), decider.policy);
    }
    return due;
  }
}
