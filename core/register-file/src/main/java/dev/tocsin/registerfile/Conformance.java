package dev.tocsin.registerfile;

import dev.tocsin.incident.Phase;
import dev.tocsin.lifecycle.Lifecycle;
import dev.tocsin.lifecycle.Transition;
import dev.tocsin.lifecycle.Trigger;
import java.util.HashSet;
import java.util.Set;

/**
 * Which phases may follow which: the rows of the default lifecycle. Where a log only says "closed",
 * those for cancelling and marking as a duplicate are left out.
 */
final class Conformance {
  private static final Set<Step> USUAL = steps(false);
  private static final Set<Step> CANCELLING = steps(true);

  private Conformance() {}

  private record Step(Phase from, Phase to) {}

  private static Set<Step> steps(boolean cancelling) {
    Set<Step> steps = new HashSet<>();
    for (Transition row : Lifecycle.itil().transitions()) {
      boolean usual = row.trigger() != Trigger.CANCEL && row.trigger() != Trigger.MARK_DUPLICATE;
      if (cancelling ? row.trigger() == Trigger.CANCEL : usual) {
        steps.add(new Step(row.from().phase(), row.to().phase()));
      }
    }
    return Set.copyOf(steps);
  }

  static boolean has(Phase from, Phase to, boolean cancelling) {
    return (cancelling ? CANCELLING : USUAL).contains(new Step(from, to));
  }
}
