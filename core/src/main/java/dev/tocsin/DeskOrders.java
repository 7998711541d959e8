package dev.tocsin;

import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.desk.Decision;
import dev.tocsin.desk.Facts;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.DeskOrder;
import dev.tocsin.incident.Family;
import dev.tocsin.incident.FamilyEvent;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.notification.DeskCommand;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.Loaded;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.Settlement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Carries out what one incident sent to another: what comes of it there and the end of the claim
 * are one commit, so it happens once, and a node that dies in the middle leaves it to the next.
 * What is not possible there is put on record here, and ends. Source: store-contract.md, "Commands
 * that reach other incidents".
 */
final class DeskOrders {
  private static final WorkReport DONE = new WorkReport(0, 1, 0, 0, 0, false);

  private final Corridor corridor;

  DeskOrders(Corridor corridor) {
    this.corridor = corridor;
  }

  WorkReport take(OutboxBatch.Claim claim, DeskCommand order) {
    Settlement done = new Settlement(claim.fence(), new Outcome.Delivered());
    String request = order.key().toString();
    for (int attempt = 0; attempt < Corridor.ATTEMPTS; attempt++) {
      Loaded loaded = corridor.store.load(corridor.tenant, Lookup.of(order.to(), request));
      Incident target = loaded.incident();
      if (target == null) {
        return refused(order, "there is no such incident", done);
      }
      if (loaded.requestVersion() != null) {
        return settled(done);
      }
      Commit commit = commit(order, target, loaded, request, done);
      if (commit == null) {
        return settled(done);
      }
      CommitResult result = corridor.commit(commit, null);
      if (result instanceof CommitResult.Committed) {
        corridor.committed(commit);
        if (commit.settled() != null) {
          return DONE;
        }
      } else if (result instanceof CommitResult.DuplicateKey duplicate) {
        return refused(order, "incident " + duplicate.owner() + " owns its dedup key", done);
      } else if (result instanceof CommitResult.Rejected rejected) {
        if (rejected.reason() != CommitResult.Reason.ARCHIVED) {
          throw new CommitRejectedException(rejected.reason(), rejected.detail());
        }
        return refused(order, "it is archived", done);
      } else if (lost(result)) {
        return WorkReport.NOTHING;
      }
    }
    return later(claim, order);
  }

  /** Null when nothing comes of it. */
  private @Nullable Commit commit(
      DeskCommand order, Incident target, Loaded loaded, String request, Settlement done) {
    if (order.order() == DeskOrder.TELL_CHILDREN) {
      // Time first, in a commit of its own, so that the children's messages find room in theirs.
      Decision passed = decide(target, new Command.PassTime(), null, loaded);
      if (!passed.nothingToDo()) {
        return corridor.sealed(passed, null, null);
      }
    }
    Command command =
        order.order() == DeskOrder.TELL_CHILDREN
            ? children(order, target)
            : new Command.TakeOrder(order);
    Decision decision = decide(target, command, request, loaded);
    return decision.nothingToDo() ? null : corridor.sealed(decision, null, done);
  }

  private Decision decide(
      Incident target, Command command, @Nullable String request, Loaded loaded) {
    return corridor.decide(
        corridor.rules.check(loaded.activation()),
        target,
        command,
        new Caller(Actor.DESK, request, null),
        Facts.of(corridor.ids.next()),
        loaded.now());
  }

  /** Those who joined behind an entry, read from the register, which the snapshot need not hold. */
  private Command children(DeskCommand order, Incident parent) {
    Family family = parent.family();
    boolean called =
        family != null
            && family.children() != null
            && family.children().toldAt() == order.version();
    List<IncidentId> children = new ArrayList<>();
    long upTo =
        called
            ? Children.walk(
                corridor,
                parent,
                order.after(),
                entry -> {
                  if (entry.event() instanceof FamilyEvent.ChildJoined joined) {
                    children.add(joined.child());
                  }
                  return children.size() < Command.TellChildren.MOST_TOLD;
                })
            : order.after();
    boolean more = children.size() == Command.TellChildren.MOST_TOLD && upTo < parent.version();
    return new Command.TellChildren(order, children, upTo, more);
  }

  /** The one that sent it says so, in the commit that ends the claim. */
  private WorkReport refused(DeskCommand order, String reason, Settlement done) {
    for (int attempt = 0; attempt < Corridor.ATTEMPTS; attempt++) {
      Loaded loaded = corridor.store.load(corridor.tenant, Lookup.of(order.from(), null));
      Incident sender = loaded.incident();
      if (sender == null) {
        return settled(done);
      }
      Decision decision =
          decide(sender, new Command.RefuseOrder(order, reason), order.key().toString(), loaded);
      Commit commit = corridor.sealed(decision, null, done);
      CommitResult result = corridor.commit(commit, null);
      if (result instanceof CommitResult.Committed) {
        corridor.committed(commit);
        return DONE;
      }
      if (result instanceof CommitResult.Rejected rejected) {
        if (rejected.reason() == CommitResult.Reason.ARCHIVED) {
          return settled(done);
        }
        throw new CommitRejectedException(rejected.reason(), rejected.detail());
      }
      if (lost(result)) {
        return WorkReport.NOTHING;
      }
    }
    throw new TooManyConflictsException(order.from(), Corridor.ATTEMPTS);
  }

  private static boolean lost(CommitResult result) {
    return result instanceof CommitResult.Conflict conflict && conflict.actualVersion() == null;
  }

  private WorkReport settled(Settlement done) {
    return corridor.store.settle(done) ? DONE : WorkReport.NOTHING;
  }

  /** So many others change that incident: they are not an error, and it is never given up. */
  private WorkReport later(OutboxBatch.Claim claim, DeskCommand order) {
    Instant again =
        corridor
            .store
            .now()
            .plus(corridor.rules.known().delivery().pause(claim.attempt(), order.key()));
    corridor.store.settle(
        new Settlement(
            claim.fence(),
            new Outcome.RetryAt(again, "incident " + order.to() + " was changed by others")));
    return new WorkReport(0, 0, 1, 0, 0, false);
  }
}
