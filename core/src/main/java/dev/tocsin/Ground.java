package dev.tocsin;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.Cursor;
import dev.tocsin.store.IncidentStore;
import dev.tocsin.store.JoinedTransaction;
import dev.tocsin.store.Loaded;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.Page;
import dev.tocsin.store.Query;
import dev.tocsin.store.UnreadableIncidentException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a call takes place: the store itself, where a lost race is run again, or a transaction of
 * the host, where nothing is tried twice. Source: store-contract.md, C6 and C31.
 */
interface Ground {
  Loaded load(TenantId tenant, Lookup lookup);

  List<Entry> history(TenantId tenant, IncidentId id, long after, int limit);

  CommitResult commit(Commit commit);

  /**
   * The first few that match, without those that cannot be read; null where nothing but single
   * incidents can be looked up.
   */
  @Nullable Page search(TenantId tenant, Query query, int limit);

  /** Before a call is decided anew because its commit did not happen: throws where it must not. */
  void again(IncidentId id, CommitResult lost);

  /** The store itself. */
  record OfStore(IncidentStore store) implements Ground {
    @Override
    public Loaded load(TenantId tenant, Lookup lookup) {
      return store.load(tenant, lookup);
    }

    @Override
    public List<Entry> history(TenantId tenant, IncidentId id, long after, int limit) {
      return store.history(tenant, id, after, limit);
    }

    @Override
    public CommitResult commit(Commit commit) {
      return store.commit(commit);
    }

    @Override
    public Page search(TenantId tenant, Query query, int limit) {
      List<Incident> found = new ArrayList<>();
      Cursor from = null;
      while (found.size() < limit) {
        try {
          Page page = store.search(tenant, query, from, limit - found.size());
          found.addAll(page.incidents());
          return new Page(found, page.next());
        } catch (UnreadableIncidentException e) {
          found.addAll(e.before().incidents());
          from = e.before().next();
        }
      }
      return new Page(found, from);
    }

    @Override
    public void again(IncidentId id, CommitResult lost) {}
  }

  /** A transaction of the host. */
  record OfTransaction(JoinedTransaction transaction) implements Ground {
    @Override
    public Loaded load(TenantId tenant, Lookup lookup) {
      return transaction.load(tenant, lookup);
    }

    @Override
    public List<Entry> history(TenantId tenant, IncidentId id, long after, int limit) {
      return transaction.history(tenant, id, after, limit);
    }

    @Override
    public CommitResult commit(Commit commit) {
      return transaction.commit(commit);
    }

    @Override
    public @Nullable Page search(TenantId tenant, Query query, int limit) {
      return null;
    }

    @Override
    public void again(IncidentId id, CommitResult lost) {
      if (lost instanceof CommitResult.Rejected rejected) {
        throw new CommitRejectedException(rejected.reason(), rejected.detail());
      }
      throw new TransactionConflictException(
          id,
          lost instanceof CommitResult.Conflict conflict ? conflict.actualVersion() : null,
          lost instanceof CommitResult.DuplicateKey duplicate ? duplicate.owner() : null);
    }
  }
}
