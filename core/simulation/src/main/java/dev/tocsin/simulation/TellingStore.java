package dev.tocsin.simulation;

import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.IncidentStore;

/** What the desk itself sees: whatever a commit is answered in the end, the oracle hears. */
final class TellingStore extends ForwardingStore {
  private final Oracle oracle;

  TellingStore(IncidentStore store, Oracle oracle) {
    super(store);
    this.oracle = oracle;
  }

  @Override
  public CommitResult commit(Commit commit) {
    oracle.commits.asked(commit);
    CommitResult result = store.commit(commit);
    oracle.commits.told(commit, result);
    return result;
  }
}
