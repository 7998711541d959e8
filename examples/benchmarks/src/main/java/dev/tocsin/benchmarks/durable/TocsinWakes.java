package dev.tocsin.benchmarks.durable;

import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.desk.Decision;
import dev.tocsin.desk.Facts;
import dev.tocsin.desk.IncidentEngine;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.TenantId;
import dev.tocsin.jdbc.JdbcStore;
import dev.tocsin.store.Chain;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.WakeBatch;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;

/** Claims, decides and commits: one by one, or what was claimed in one batch (C39). */
final class TocsinWakes implements WakeColumn {
  static final int CLAIM = 20;
  static final int THREADS = 8;
  static final Duration LEASE = Duration.ofMinutes(1);
  private static final int LARGE_CLAIM = 250;
  private static final int FEW_THREADS = 2;

  private final DataSource pool;
  private final JdbcStore store;
  private final boolean batched;
  private final IncidentEngine engine = new IncidentEngine(Life.policy());
  private Workers workers;

  TocsinWakes(DataSource pool, boolean batched) {
    this.pool = pool;
    this.store = Database.store(pool);
    this.batched = batched;
  }

  @Override
  public void schedule(int wakes, Instant due) {
    DueIncidents.log(store, engine, wakes, due);
  }

  @Override
  public void start(Taken taken) {
    workers = new Workers(batched ? FEW_THREADS : THREADS, () -> take(taken));
  }

  private int take(Taken taken) {
    WakeBatch batch =
        store.claimWakes(Set.of(TenantId.DEFAULT), batched ? LARGE_CLAIM : CLAIM, LEASE);
    List<Commit> commits = new ArrayList<>();
    for (WakeBatch.Claim claim : batch.claims()) {
      Commit commit =
          Chain.seal(decide(engine, claim, batch.now()).toCommit(claim.fence(), null), Ids::next);
      if (batched) {
        commits.add(commit);
      } else {
        told(commit, store.commit(commit), taken);
      }
    }
    List<CommitResult> results = batched ? store.commitAll(commits) : List.of();
    for (int i = 0; i < results.size(); i++) {
      told(commits.get(i), results.get(i), taken);
    }
    return batch.claims().size();
  }

  static Decision decide(IncidentEngine engine, WakeBatch.Claim claim, Instant now) {
    return engine.decide(
        claim.incident(), new Command.PassTime(), Caller.of(Actor.DESK), Facts.of(Ids.next()), now);
  }

  private static void told(Commit commit, CommitResult result, Taken taken) {
    if (!(result instanceof CommitResult.Committed)) {
      throw new IllegalStateException(result.toString());
    }
    taken.done(DueIncidents.number(commit.incidentId()));
  }

  @Override
  public void check(int wakes) throws SQLException {
    WakeFloor.check(pool, wakes);
  }

  @Override
  public void stop() throws InterruptedException {
    Objects.requireNonNull(workers).stop();
  }
}
