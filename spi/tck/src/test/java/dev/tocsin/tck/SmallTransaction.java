package dev.tocsin.tck;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.Cursor;
import dev.tocsin.store.JoinedTransaction;
import dev.tocsin.store.Loaded;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.Page;
import dev.tocsin.store.Query;
import dev.tocsin.store.UnusableTransactionException;
import dev.tocsin.store.UnusableTransactionException.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A transaction of a host in the small store: a copy of the world, and what to do again. */
final class SmallTransaction implements HostTransaction {
  private final SmallData data;
  private final Host.Kind kind;
  private final List<Commit> commits = new ArrayList<>();
  private final Set<String> rows = new HashSet<>();
  private final Instant begun;
  private World copy;
  private boolean over;
  private boolean doomed;
  private boolean swallowed;

  SmallTransaction(SmallData data, Host.Kind kind) {
    this.data = data;
    this.kind = kind;
    this.begun = data.now;
  }

  JoinedTransaction join(View view) {
    if (over) {
      throw new UnusableTransactionException(Problem.OVER, "begin another", null);
    }
    if (kind != Host.Kind.USUAL && !data.rules.has(Flaw.JOINS_ANYTHING)) {
      throw new UnusableTransactionException(Problem.valueOf(kind.name()), "use another", null);
    }
    if (copy == null) {
      copy = data.connected(data.world::copy);
    }
    return new Joined(view);
  }

  @Override
  public Object handle() {
    return this;
  }

  @Override
  public void write(String name) {
    rows.add(name);
  }

  @Override
  public void doom() {
    doomed = true;
  }

  @Override
  public void commit() {
    over = true;
    if (doomed || swallowed) {
      return;
    }
    data.connected(
        () -> {
          data.hostRows.addAll(rows);
          commits.forEach(
              commit -> data.rules.commit(data.world, commit, null, data.now, () -> {}));
          return null;
        });
  }

  @Override
  public void rollback() {
    over = true;
  }

  @Override
  public void close() {
    over = true;
  }

  private final class Joined implements JoinedTransaction {
    private final View view;

    Joined(View view) {
      this.view = view;
    }

    @Override
    public CommitResult commit(Commit commit) {
      if (doomed && data.rules.has(Flaw.DOOM_IS_A_CONFLICT)) {
        return new CommitResult.Conflict(null);
      }
      if (doomed) {
        throw new UnusableTransactionException(Problem.DOOMED, "roll it back", null);
      }
      CommitResult result = data.rules.commit(copy, commit, null, now(), () -> {});
      if (result instanceof CommitResult.Committed) {
        commits.add(commit);
        early(commit);
      } else if (data.rules.has(Flaw.CONFLICT_DOOMS)) {
        swallowed = true;
      }
      return result;
    }

    private void early(Commit commit) {
      data.connected(
          () -> {
            if (data.rules.has(Flaw.JOINED_AT_ONCE)) {
              data.rules.commit(data.world, commit, null, now(), () -> {});
            }
            if (data.rules.has(Flaw.WAKES_EARLY)) {
              data.rules.send(data.world, commit);
            }
            if (data.rules.has(Flaw.ID_OUTLIVES_ROLLBACK)) {
              data.world.receipts.put(
                  commit.tenant().value() + commit.id(), new World.Receipt(commit, null, now()));
            }
            return null;
          });
    }

    @Override
    public Instant now() {
      return data.rules.has(Flaw.TRANSACTION_TIME) ? begun : data.now;
    }

    @Override
    public Loaded load(TenantId tenant, Lookup lookup) {
      return view.load(copy, tenant, lookup, now());
    }

    @Override
    public List<Entry> history(TenantId tenant, IncidentId id, long after, int limit) {
      return view.history(copy, tenant, id, after, limit);
    }

    @Override
    public Page search(TenantId tenant, Query query, Cursor after, int limit) {
      return view.search(copy, tenant, query, after, limit);
    }
  }
}
