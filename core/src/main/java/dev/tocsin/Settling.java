package dev.tocsin;

import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.desk.Decision;
import dev.tocsin.desk.Facts;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.Loaded;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.Settlement;

/**
 * Ends the claim of something in the outbox and says so in its incident, in one commit. Source:
 * store-contract.md, "Outbox".
 */
final class Settling {
  private Settling() {}

  /** Returns false when the lease ran out: somebody else has it, and nothing was recorded. */
  static boolean settle(Corridor corridor, IncidentId id, Command command, Settlement settled) {
    for (int attempt = 0; attempt < Corridor.ATTEMPTS; attempt++) {
      Loaded loaded = corridor.store.load(corridor.tenant, Lookup.of(id, null));
      Incident incident = loaded.incident();
      if (incident == null) {
        corridor.store.settle(settled);
        return true;
      }
      Decision decision =
          corridor.decide(
              corridor.rules.check(loaded.activation()),
              incident,
              command,
              Caller.of(Actor.DESK),
              Facts.of(corridor.ids.next()),
              loaded.now());
      if (decision.nothingToDo()) {
        return corridor.store.settle(settled);
      }
      Commit commit = corridor.sealed(decision, null, settled);
      CommitResult result = corridor.commit(commit, null);
      if (result instanceof CommitResult.Committed) {
        corridor.committed(commit);
        return true;
      }
      if (result instanceof CommitResult.Rejected rejected) {
        throw new CommitRejectedException(rejected.reason(), rejected.detail());
      }
      if (result instanceof CommitResult.Conflict conflict && conflict.actualVersion() == null) {
        return false;
      }
    }
    throw new TooManyConflictsException(id, Corridor.ATTEMPTS);
  }
}
