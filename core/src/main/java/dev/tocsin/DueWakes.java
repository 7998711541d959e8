package dev.tocsin;

import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.desk.Decision;
import dev.tocsin.desk.Facts;
import dev.tocsin.incident.Actor;
import dev.tocsin.store.Capability;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.Poison;
import dev.tocsin.store.StoreUnavailableException;
import dev.tocsin.store.WakeBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes what is due: claims, decides, commits under the claims.
 *
 * <p>Each is committed right after it was decided, or all that were claimed together where the
 * store can do that. Not where a decision may have to ask the host who is on call: that takes as
 * long as the host likes, and the first ones would lose their claims to it. Source:
 * store-contract.md, "Claims" and C39.
 */
final class DueWakes {
  /** How many are claimed where they are committed together. */
  private static final int TOGETHER = 100;

  private final Corridor corridor;
  private final Troubles troubles;
  private final boolean together;

  DueWakes(Corridor corridor, Troubles troubles) {
    this.corridor = corridor;
    this.troubles = troubles;
    this.together =
        !corridor.asksHost() && corridor.store.capabilities().contains(Capability.BATCH_COMMIT);
  }

  /** What was claimed, and what is to come of it. */
  private record Decided(WakeBatch.Claim claim, Commit commit) {}

  WorkReport take(BooleanSupplier stopping) {
    if (stopping.getAsBoolean()) {
      return WorkReport.NOTHING;
    }
    WakeBatch batch =
        corridor.store.claimWakes(
            corridor.tenants, together ? TOGETHER : DeskWorker.BATCH, DeskWorker.LEASE);
    WorkReport done = troubles.poison(batch.poison());
    Rulebook.InForce in = batch.claims().isEmpty() ? null : inForceOrRelease(batch);
    List<Decided> decided = new ArrayList<>();
    try {
      for (WakeBatch.Claim claim : batch.claims()) {
        if (in == null || stopping.getAsBoolean()) {
          troubles.settle(claim.fence(), new Outcome.Released());
          continue;
        }
        done = done.plus(guarded(claim, () -> decide(claim, in, batch.now(), decided)));
        if (!together) {
          List<Decided> one = List.copyOf(decided);
          decided.clear();
          done = done.plus(commit(one));
        }
      }
    } catch (StoreUnavailableException | PolicyUnavailableException e) {
      commit(decided); // as if each had been committed before the next was looked at
      throw e;
    }
    return done.plus(commit(decided));
  }

  /** Asked after the claim, so that no policy by which an incident was adopted is missed. */
  private Rulebook.InForce inForceOrRelease(WakeBatch batch) {
    try {
      return corridor.rules.check();
    } catch (PolicyUnavailableException e) {
      batch.claims().forEach(claim -> troubles.settle(claim.fence(), new Outcome.Released()));
      throw e;
    }
  }

  private WorkReport decide(
      WakeBatch.Claim claim, Rulebook.InForce in, Instant now, List<Decided> decided) {
    Decision decision =
        corridor.decide(
            in,
            claim.incident(),
            new Command.PassTime(),
            Caller.of(Actor.DESK),
            Facts.of(corridor.ids.next()),
            now);
    if (decision.nothingToDo()) {
      Instant next = decision.wake() == null ? now.plus(DeskWorker.LEASE) : decision.wake().due();
      troubles.settle(claim.fence(), new Outcome.RetryAt(next, "nothing was due yet"));
    } else {
      decided.add(new Decided(claim, corridor.sealed(decision, claim.fence(), null)));
    }
    return WorkReport.NOTHING;
  }

  private WorkReport commit(List<Decided> decided) {
    List<CommitResult> results = decided.size() > 1 ? commitAll(decided) : null;
    WorkReport done = WorkReport.NOTHING;
    for (int i = 0; i < decided.size(); i++) {
      Decided each = decided.get(i);
      CommitResult known = results == null ? null : results.get(i);
      done =
          done.plus(
              guarded(
                  each.claim,
                  () ->
                      committed(each, known == null ? corridor.store.commit(each.commit) : known)));
    }
    return done;
  }

  /** Null when the store refuses the batch as such: then nothing has happened (C39). */
  private @Nullable List<CommitResult> commitAll(List<Decided> decided) {
    try {
      return corridor.store.commitAll(decided.stream().map(Decided::commit).toList());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private WorkReport committed(Decided each, CommitResult result) {
    if (result instanceof CommitResult.Committed) {
      corridor.committed(each.commit);
    } else if (result instanceof CommitResult.Rejected rejected) {
      throw new CommitRejectedException(rejected.reason(), rejected.detail());
    } else if (!(result instanceof CommitResult.Unknown)) {
      troubles.settle(each.claim.fence(), new Outcome.Released()); // somebody was quicker
      return WorkReport.NOTHING;
    }
    return new WorkReport(1, 0, 0, 0, 0, false);
  }

  /** What fails for one incident concerns that one only. */
  private WorkReport guarded(WakeBatch.Claim claim, Supplier<WorkReport> step) {
    try {
      return step.get();
    } catch (StoreUnavailableException e) {
      throw e;
    } catch (PolicyUnavailableException e) {
      return troubles.withoutPolicy(e, claim.fence(), claim.attempt());
    } catch (RuntimeException e) {
      return troubles.poison(List.of(new Poison(claim.fence(), claim.attempt(), Reasons.of(e))));
    }
  }
}
