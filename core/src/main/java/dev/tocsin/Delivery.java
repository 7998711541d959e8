package dev.tocsin;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.tocsin.desk.Command;
import dev.tocsin.incident.Notified;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.notification.ActionRequest;
import dev.tocsin.notification.DeskCommand;
import dev.tocsin.notification.Notification;
import dev.tocsin.notification.Notifier;
import dev.tocsin.notification.UndeliverableException;
import dev.tocsin.policy.DeliveryRules;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.Settlement;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Hands one claimed message over and settles it. Shared by all workers of a desk, because it knows
 * what this node is sending and has sent: nothing is sent twice by one running node while the store
 * answers. Source: store-contract.md, "Outbox" (keys in flight on a live node), C25.
 */
final class Delivery {
  /** So many messages are remembered that were sent but could not be settled. */
  private static final int REMEMBERED = 100_000;

  private final Corridor corridor;
  private final Notifier notifier;
  private final HostActions actions;
  private final DeskOrders orders;
  private final Map<OutboxKey, Boolean> sending = new ConcurrentHashMap<>();
  private final Cache<OutboxKey, Boolean> sent =
      CacheBuilder.newBuilder().maximumSize(REMEMBERED).build();

  Delivery(Corridor corridor, Notifier notifier, HostActions actions) {
    this.corridor = corridor;
    this.notifier = notifier;
    this.actions = actions;
    this.orders = new DeskOrders(corridor);
  }

  WorkReport deliver(OutboxBatch.Claim claim) throws InterruptedException {
    OutboxKey key = claim.entry().key();
    if (sending.putIfAbsent(key, true) != null) {
      // Another thread of this node is at it, beyond its lease; it will remember having sent it.
      return WorkReport.NOTHING;
    }
    try {
      if (claim.entry().outgoing() instanceof ActionRequest request) {
        return actions.take(claim, request);
      }
      if (claim.entry().outgoing() instanceof DeskCommand order) {
        return orders.take(claim, order);
      }
      Notification message = (Notification) claim.entry().outgoing();
      if (sent.getIfPresent(message.key()) == null) {
        Throwable error = send(message);
        if (error != null) {
          return failed(claim, message, error);
        }
        sent.put(message.key(), true);
        corridor.listener.delivered(message, claim.attempt(), corridor.store.now());
      }
      if (delivered(claim, message)) {
        sent.invalidate(message.key());
      }
      return new WorkReport(0, 1, 0, 0, 0, false);
    } finally {
      sending.remove(key);
    }
  }

  boolean settle(OutboxBatch.Claim claim, Outcome outcome) {
    return corridor.store.settle(new Settlement(claim.fence(), outcome));
  }

  /** The clock of a supplier starts here, in the same commit. */
  private boolean delivered(OutboxBatch.Claim claim, Notification message) {
    Outcome outcome = new Outcome.Delivered();
    if (!message.purpose().equals(Notification.ENGAGE)) {
      return settle(claim, outcome);
    }
    return Settling.settle(
        corridor,
        message.incidentId(),
        new Command.ConfirmDelivery(new Notified(message.recipient(), message.key())),
        new Settlement(claim.fence(), outcome));
  }

  private @org.jspecify.annotations.Nullable Throwable send(Notification message)
      throws InterruptedException {
    try {
      notifier.send(message);
      return null;
    } catch (InterruptedException e) {
      throw e;
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (Throwable e) {
      return e;
    }
  }

  private WorkReport failed(OutboxBatch.Claim claim, Notification message, Throwable error) {
    DeliveryRules rules = corridor.rules.known().delivery();
    if (error instanceof UndeliverableException || claim.attempt() >= rules.attempts()) {
      return park(claim, message, error);
    }
    Instant again = corridor.store.now().plus(rules.pause(claim.attempt(), message.key()));
    if (settle(claim, new Outcome.RetryAt(again, Reasons.of(error)))) {
      corridor.listener.retrying(message, claim.attempt(), again, error);
    }
    return new WorkReport(0, 0, 1, 0, 0, false);
  }

  /** Says so in the incident, in the same commit; the next rung follows from it. */
  private WorkReport park(OutboxBatch.Claim claim, Notification message, Throwable error) {
    String reason = Reasons.of(error);
    Settlement parked = new Settlement(claim.fence(), new Outcome.Parked(reason));
    Command command =
        new Command.ParkDelivery(
            new Notified(message.recipient(), message.key()),
            message.rung(),
            message.round(),
            reason);
    return Settling.settle(corridor, message.incidentId(), command, parked)
        ? parked(claim, message, error)
        : WorkReport.NOTHING;
  }

  private WorkReport parked(OutboxBatch.Claim claim, Notification message, Throwable error) {
    corridor.listener.parked(message, claim.attempt(), error);
    return new WorkReport(0, 0, 0, 1, 0, false);
  }
}
