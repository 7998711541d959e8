package dev.tocsin.simulation;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.IncidentEvent;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.notification.Notification;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.Item;
import dev.tocsin.store.Loaded;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.Settlement;
import dev.tocsin.store.WakeBatch;
import java.util.UUID;

/** How things are called in a trace: short, and the same in every run on every JVM. */
final class Words {
  private Words() {}

  static String of(UUID id) {
    return Long.toHexString(id.getMostSignificantBits() >>> 40);
  }

  static String of(OutboxKey key) {
    return of(key.commit()) + ":" + key.ordinal();
  }

  static String of(Item item) {
    return item instanceof Item.OfOutbox outbox
        ? "message " + of(outbox.key())
        : "wake " + of(((Item.OfWake) item).incidentId().value());
  }

  static String of(Notification message) {
    return of(message.key()) + " to " + message.recipient() + " (" + message.purpose() + ")";
  }

  static String of(Commit commit) {
    StringBuilder out = new StringBuilder(of(commit.id()));
    out.append(' ').append(commit.snapshot().reference()).append(" v");
    out.append(commit.expectedVersion()).append(" + [");
    for (Entry entry : commit.entries()) {
      out.append(entry.sequence() == commit.expectedVersion() + 1 ? "" : ", ");
      out.append(of(entry.event())).append(" by ").append(entry.by());
    }
    out.append("], wake ").append(commit.wake() == null ? "none" : commit.wake().due());
    commit.outbox().forEach(entry -> out.append(", sends ").append(of(entry.key())));
    commit.superseded().forEach(key -> out.append(", supersedes ").append(of(key)));
    out.append(commit.fence() == null ? "" : ", fence " + commit.fence().number());
    out.append(commit.settled() == null ? "" : ", settles " + of(commit.settled()));
    return out.toString();
  }

  private static String of(IncidentEvent event) {
    return event instanceof EscalationEvent.RungFired fired
        ? "%s %s/%s/%s %s"
            .formatted(
                fired.type(), fired.round(), fired.rung(), fired.occurrence(), fired.outcome())
        : event.type();
  }

  static String of(CommitResult result) {
    if (result instanceof CommitResult.Committed done) {
      return "version " + done.version();
    }
    if (result instanceof CommitResult.Conflict conflict) {
      return "conflict with " + conflict.actualVersion();
    }
    if (result instanceof CommitResult.DuplicateKey duplicate) {
      return "key owned by "
          + (duplicate.owner() == null ? "somebody" : of(duplicate.owner().value()));
    }
    return result instanceof CommitResult.Rejected rejected
        ? "rejected " + rejected.reason()
        : "unknown";
  }

  static String of(Lookup lookup) {
    return (lookup.id() != null
            ? of(lookup.id().value())
            : lookup.dedupKey() != null
                ? "key " + lookup.dedupKey()
                : lookup.reference() != null ? "" + lookup.reference() : "")
        + (lookup.requestId() == null ? "" : " request " + lookup.requestId());
  }

  static String of(Loaded loaded) {
    return loaded.incident() == null
        ? "nothing"
        : loaded.incident().reference()
            + " v"
            + loaded.incident().version()
            + (loaded.requestVersion() == null ? "" : ", done in v" + loaded.requestVersion());
  }

  static String of(Settlement settlement) {
    return of(settlement.fence().item())
        + " under "
        + settlement.fence().number()
        + " "
        + of(settlement.outcome());
  }

  private static String of(Outcome outcome) {
    if (outcome instanceof Outcome.RetryAt retry) {
      return "retry at " + retry.at() + " (" + retry.error() + ")";
    }
    return outcome instanceof Outcome.Parked parked
        ? "parked (" + parked.reason() + ")"
        : outcome.getClass().getSimpleName();
  }

  static String of(WakeBatch batch) {
    StringBuilder out = new StringBuilder();
    for (WakeBatch.Claim claim : batch.claims()) {
      out.append(claim.incident().reference()).append(" v").append(claim.incident().version());
      out.append(" under ").append(claim.fence().number()).append("; ");
    }
    batch.poison().forEach(each -> out.append("poison ").append(of(each.fence().item())));
    return out.toString();
  }

  static String of(OutboxBatch batch) {
    StringBuilder out = new StringBuilder();
    for (OutboxBatch.Claim claim : batch.claims()) {
      out.append(of(claim.entry().key())).append(" under ").append(claim.fence().number());
      out.append(" attempt ").append(claim.attempt()).append("; ");
    }
    batch.poison().forEach(each -> out.append("poison ").append(of(each.fence().item())));
    return out.toString();
  }
}
