package dev.tocsin.benchmarks.timer;

import dev.tocsin.benchmarks.HandClock;
import dev.tocsin.benchmarks.Incidents;
import dev.tocsin.incident.Incident;
import dev.tocsin.memory.MemoryStore;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.Fence;
import dev.tocsin.store.Lane;
import dev.tocsin.store.Wake;
import dev.tocsin.store.WakeBatch;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * The whole memory store through its public contract: what is due is claimed under a lease, and
 * each new time comes with a commit of one entry and one snapshot, under the claim's fence or, for
 * a move, without. A commit checks and remembers far more than a time, for ever; so this column is
 * no timer, it says what the store costs on the timer's job.
 */
final class StoreColumn implements TimerColumn {
  private static final Instant START = Instant.parse("2026-11-27T00:00:00Z");
  private static final Set<dev.tocsin.incident.TenantId> TENANTS = Set.of(Incidents.TENANT);
  private static final Duration LEASE = Duration.ofHours(1);
  private static final int BATCH = 1_000;

  private final HandClock clock = new HandClock(START);
  private final MemoryStore store = MemoryStore.create(clock);
  private final Incident[] incidents;
  private final Fence[] fences;

  StoreColumn(int incidents) {
    this.incidents = new Incident[incidents];
    this.fences = new Fence[incidents];
  }

  @Override
  public void schedule(int incident, long due) {
    Fence fence = fences[incident];
    fences[incident] = null;
    commit(incident, due, fence);
  }

  @Override
  public void move(int incident, long due) {
    commit(incident, due, null);
  }

  @Override
  public int drain(long now, int[] out) {
    clock.set(START.plusMillis(now));
    int n = 0;
    int claimed;
    do {
      WakeBatch batch = store.claimWakes(TENANTS, BATCH, LEASE);
      claimed = batch.claims().size();
      for (WakeBatch.Claim claim : batch.claims()) {
        int incident = Incidents.number(claim.incident().id());
        fences[incident] = claim.fence();
        out[n++] = incident;
      }
    } while (claimed == BATCH);
    return n;
  }

  private void commit(int incident, long due, Fence fence) {
    Wake wake = new Wake(START.plusMillis(due), Lane.NORMAL);
    Incident old = incidents[incident];
    Commit commit =
        old == null
            ? Incidents.log(incident, clock.instant(), wake)
            : Incidents.touch(old, clock.instant(), wake, fence);
    CommitResult result = store.commit(commit);
    if (!(result instanceof CommitResult.Committed)) {
      throw new IllegalStateException(result.toString());
    }
    incidents[incident] = commit.snapshot();
  }
}
