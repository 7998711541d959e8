package dev.tocsin.register;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Chain;
import dev.tocsin.store.ChainCheck;
import dev.tocsin.store.Cursor;
import dev.tocsin.store.IncidentStore;
import dev.tocsin.store.Page;
import dev.tocsin.store.Query;
import java.io.IOException;
import java.util.List;

/**
 * Writes a register as JSON Lines (UTF-8 is up to the writer): for each incident a line that says
 * how many entries follow and what the last hash is, then its entries, as they are stored; at the
 * end a line that sums up all of them. So whatever is cut off is missed.
 *
 * <pre>
 * {"incident":"00000000-0000-7e57-0000-000000000001","entries":2,"head":"3nt4WtcHH5Og-..."}
 * {"sequence":1,...}
 * {"sequence":2,...}
 * {"register":1,"incidents":1,"entries":2,"digest":"AB9diF7uhIilk..."}
 * </pre>
 *
 * <p>The file holds everything, personal data and the secrets of call-backs included: keep it like
 * the database. Safe for many threads. Source: domain.md, practice 10.
 */
public final class RegisterExport {
  private static final int INCIDENTS = 100;
  private static final int ENTRIES = 500;

  private final IncidentStore store;
  private final TenantId tenant;

  /**
   * Exports from a store.
   *
   * @param store where incidents are kept
   * @param tenant the customer
   */
  public RegisterExport(IncidentStore store, TenantId tenant) {
    this.store = store;
    this.tenant = tenant;
  }

  /**
   * Writes what a query finds, in the order in which it was logged. What is archived no query
   * finds: export before. Holds a page of incidents and one of entries at a time; each incident
   * comes as it stood when its page was read.
   *
   * @param query which ones
   * @param codec how an entry is written
   * @param to where it goes, best buffered; the caller closes it
   * @return what was written; its faulty ones are those whose chain does not hold
   * @throws IOException when it cannot be written
   */
  public RegisterReport write(Query query, EntryCodec codec, Appendable to) throws IOException {
    RegisterReport sum = RegisterReport.empty();
    Cursor cursor = null;
    do {
      Page page = store.search(tenant, query, cursor, INCIDENTS);
      for (Incident incident : page.incidents()) {
        sum = write(incident, codec, to, sum);
      }
      cursor = page.next();
    } while (cursor != null);
    to.append(RegisterLines.End.of(sum).toString()).append('\n');
    return sum;
  }

  private RegisterReport write(
      Incident incident, EntryCodec codec, Appendable to, RegisterReport sum) throws IOException {
    long version = incident.version();
    RegisterLines.Beginning first =
        new RegisterLines.Beginning(incident.id(), version, incident.head());
    to.append(first.toString()).append('\n');
    ChainCheck check = Chain.check(tenant, incident.id());
    long done = 0;
    while (done < version) {
      int limit = (int) Math.min(ENTRIES, version - done);
      List<Entry> page = store.history(tenant, incident.id(), done, limit);
      if (page.isEmpty()) {
        throw new IOException(
            "Incident %s has %d of %d entries: verify it".formatted(incident.id(), done, version));
      }
      for (Entry entry : page) {
        check.accept(entry);
        RegisterLines.write(to, entry, codec);
      }
      done += page.size();
    }
    return sum.plus(check.report(version, incident.head()));
  }
}
