package dev.tocsin;

import dev.tocsin.incident.OutboxKey;
import dev.tocsin.policy.DeliveryRules;
import dev.tocsin.store.Fence;
import dev.tocsin.store.Item;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.Poison;
import dev.tocsin.store.Settlement;
import java.time.Instant;
import java.util.List;

/** What a worker does with a claim that came to nothing. Source: store-contract.md, "Poison". */
final class Troubles {
  private final Corridor corridor;

  Troubles(Corridor corridor) {
    this.corridor = corridor;
  }

  /** Left to a node that has the policy: never given up, for it may be put back. */
  WorkReport withoutPolicy(PolicyUnavailableException e, Fence fence, int attempt) {
    if (e.incidentId() == null) {
      settle(fence, new Outcome.Released());
      throw e;
    }
    String reason = Reasons.of(e);
    DeliveryRules rules = corridor.rules.known().delivery();
    Instant again = corridor.store.now().plus(rules.pause(attempt, keyOf(fence)));
    settle(fence, new Outcome.RetryAt(again, reason));
    corridor.listener.poisoned(new Poison(fence, attempt, reason));
    return new WorkReport(0, 0, 0, 0, 1, false);
  }

  /** Tries again later, and gives up after as many tries as a delivery has. */
  WorkReport poison(List<Poison> poison) {
    for (Poison each : poison) {
      DeliveryRules rules = corridor.rules.known().delivery();
      Outcome outcome =
          each.attempt() >= rules.attempts()
              ? new Outcome.Parked(each.reason())
              : new Outcome.RetryAt(
                  corridor.store.now().plus(rules.pause(each.attempt(), keyOf(each.fence()))),
                  each.reason());
      settle(each.fence(), outcome);
      corridor.listener.poisoned(each);
    }
    return new WorkReport(0, 0, 0, 0, poison.size(), false);
  }

  void settle(Fence fence, Outcome outcome) {
    corridor.store.settle(new Settlement(fence, outcome));
  }

  private static OutboxKey keyOf(Fence fence) {
    return fence.item() instanceof Item.OfOutbox outbox
        ? outbox.key()
        : new OutboxKey(((Item.OfWake) fence.item()).incidentId().value(), 0);
  }
}
