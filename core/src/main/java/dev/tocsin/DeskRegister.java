package dev.tocsin;

import dev.tocsin.desk.IncidentEngine;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.UnknownEvent;
import dev.tocsin.register.EntryCodec;
import dev.tocsin.register.IncidentCsv;
import dev.tocsin.register.IncidentRecord;
import dev.tocsin.register.LookAlikes;
import dev.tocsin.register.PatternFinder;
import dev.tocsin.register.PatternOptions;
import dev.tocsin.register.ProblemCandidate;
import dev.tocsin.register.RegisterExport;
import dev.tocsin.register.RegisterImport;
import dev.tocsin.register.RegisterReport;
import dev.tocsin.store.Chain;
import dev.tocsin.store.ChainCheck;
import dev.tocsin.store.ChainFault;
import dev.tocsin.store.ChainReport;
import dev.tocsin.store.Cursor;
import dev.tocsin.store.IncidentStore;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.Page;
import dev.tocsin.store.Query;
import dev.tocsin.store.StoreUnavailableException;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The register as a whole: whether anybody has changed it behind the desk's back, and the way out
 * of it and back in.
 *
 * <p>Every entry that a desk records is sealed by a hash over the one before ({@link Chain}, which
 * says what that can show and what not). Verifying compares entries with their seals, the last one
 * with the head in the snapshot, and the snapshot with what the entries fold to. Safe for many
 * threads. Source: domain.md, practice 10; store-contract.md, C11, C35.
 */
public final class DeskRegister {
  private static final int PAGE = 100;
  private static final int ENTRIES = 500;

  private final Corridor corridor;

  DeskRegister(Corridor corridor) {
    this.corridor = corridor;
  }

  /**
   * Verifies one incident, archived or not. Costs two look-ups and a walk over its history, some
   * microseconds an entry besides; holds a page of it at a time.
   *
   * <p>A snapshot that another version of this library folded may differ from what this one folds:
   * {@link ChainFault.Kind#SNAPSHOT_DIFFERS} with every hash in order is a reason to look, not a
   * proof.
   *
   * @param id the incident
   * @return what was found
   * @throws NoSuchIncidentException when this tenant has none of that id
   */
  public ChainReport verify(IncidentId id) {
    for (int attempt = 0; attempt < Corridor.ATTEMPTS; attempt++) {
      long before = load(id).version();
      Walk walk = new Walk(id);
      ChainFault unreadable = walk.all();
      Incident after = load(id);
      if (walk.count == after.version() || before == after.version()) {
        return walk.report(after, unreadable);
      }
    }
    throw new TooManyConflictsException(id, Corridor.ATTEMPTS);
  }

  /**
   * Verifies what a query finds, one after the other, in the order in which they were logged: with
   * {@link Query#all()} all that is not archived. Archived ones no search finds; verify them by
   * their ids. Holds a page of incidents and one of entries at a time. A walk that was cut off goes
   * on with a query for what was logged since.
   *
   * @param query which ones
   * @param each hears of every incident as soon as it was verified
   * @return all in numbers, and one digest to keep elsewhere
   */
  public RegisterReport verify(Query query, Consumer<ChainReport> each) {
    RegisterReport sum = RegisterReport.empty();
    Cursor cursor = null;
    do {
      Page page = corridor.store.search(corridor.tenant, query, cursor, PAGE);
      for (Incident incident : page.incidents()) {
        ChainReport report = verify(incident.id());
        each.accept(report);
        sum = sum.plus(report);
      }
      cursor = page.next();
    } while (cursor != null);
    return sum;
  }

  /**
   * Writes what a query finds as JSON Lines, complete and ready for {@link #importFrom}; see {@link
   * RegisterExport}.
   *
   * @param query which ones
   * @param codec how an entry is written
   * @param to where it goes, best buffered; the caller closes it
   * @return what was written
   * @throws IOException when it cannot be written
   */
  public RegisterReport export(Query query, EntryCodec codec, Appendable to) throws IOException {
    return new RegisterExport(corridor.store, corridor.tenant).write(query, codec, to);
  }

  /**
   * Writes what a query finds as CSV for spreadsheets, a line for each incident; see {@link
   * IncidentCsv}.
   *
   * @param query which ones
   * @param to where it goes, best buffered; the caller closes it
   * @return how many were written
   * @throws IOException when it cannot be written
   */
  public long exportCsv(Query query, Appendable to) throws IOException {
    IncidentCsv csv = new IncidentCsv(to);
    long count = 0;
    Cursor cursor = null;
    do {
      Page page = corridor.store.search(corridor.tenant, query, cursor, PAGE);
      for (Incident incident : page.incidents()) {
        csv.line(incident);
        count++;
      }
      cursor = page.next();
    } while (cursor != null);
    return count;
  }

  /**
   * Hands out the facts of what a query finds, for {@link dev.tocsin.register.FiguresCollector} and
   * {@link PatternFinder}, in the order in which they were logged. Costs a page of incidents and
   * one of entries at a time, and a walk over every history; archived incidents are not found.
   *
   * @param query which ones
   * @param each hears of every incident
   */
  public void records(Query query, Consumer<IncidentRecord> each) {
    walk(query, (incident, record) -> each.accept(record));
  }

  void walk(Query query, BiConsumer<Incident, IncidentRecord> each) {
    Cursor cursor = null;
    do {
      Page page = corridor.store.search(corridor.tenant, query, cursor, PAGE);
      for (Incident incident : page.incidents()) {
        List<Entry> history = corridor.history(incident.id());
        if (!history.isEmpty()) {
          each.accept(incident, IncidentRecord.of(history, corridor.rules.known()));
        }
      }
      cursor = page.next();
    } while (cursor != null);
  }

  /**
   * Learns from what was resolved: what to hand to {@link ServiceDeskBuilder#knowledge}. Reads what
   * the query finds, a page at a time; the look-up holds the words of all of it.
   *
   * @param query which ones, such as {@code Query.closed()}
   * @return the look-up, as of now
   */
  public LookAlikes lookAlikes(Query query) {
    List<Incident> all = new ArrayList<>();
    Cursor cursor = null;
    do {
      Page page = corridor.store.search(corridor.tenant, query, cursor, PAGE);
      all.addAll(page.incidents());
      cursor = page.next();
    } while (cursor != null);
    return LookAlikes.of(all);
  }

  /**
   * Looks for what recurs more than chance allows, and proposes each as a problem: links its
   * incidents to one candidate ({@link dev.tocsin.incident.Link#PROBLEM_CANDIDATE}), and says so in
   * the first of them, in the same commit that links it; the policy's role {@code problem-manager},
   * where there is one, is told.
   *
   * <p>A candidate is proposed once: as long as one of its incidents lies within the windows that
   * are looked at, a later look only links what has come since. A look that was cut off goes on
   * with the next one. Two looks at the same time both say that they proposed it; the register
   * holds one proposal. Costs two walks over all histories within the windows, and a commit for
   * each incident that is linked. An {@link dev.tocsin.host.Authorizer} is asked for each.
   *
   * @param options how to look
   * @param by in whose name
   * @return every pattern that was found, the least likely by chance first
   */
  public List<ProblemCandidate> proposeProblems(PatternOptions options, Actor by) {
    return new ProblemSearch(corridor, this, options, by).run();
  }

  /**
   * Takes in what {@link #export} wrote, of the same tenant; see {@link RegisterImport}. An {@link
   * dev.tocsin.host.Authorizer} is asked for {@code import}.
   *
   * @param from where it comes from; the caller closes it
   * @param codec how an entry is read
   * @param by who has it done
   * @return what is in the store now of what the file holds
   * @throws dev.tocsin.register.RegisterLineException when a line cannot be taken in; what came
   *     before it has been
   * @throws PolicyUnavailableException when an open incident runs under a policy that neither the
   *     store nor the desk has: {@link ServiceDesk#keep} puts it back
   * @throws IOException when it cannot be read
   */
  public RegisterReport importFrom(Reader from, EntryCodec codec, Actor by) throws IOException {
    corridor.authorize(by, "import", null);
    Rulebook.InForce in = corridor.rules.check();
    return new RegisterImport(
            corridor.store,
            corridor.tenant,
            incident ->
                incident.phase() == Phase.CLOSED && incident.majorCase() == null
                    ? null
                    : corridor.rules.engine(in, incident).nextWake(incident))
        .read(from, codec);
  }

  private Incident load(IncidentId id) {
    return corridor
        .find(Lookup.of(id, null))
        .orElseThrow(() -> new NoSuchIncidentException(id.toString()));
  }

  /** One reading of one history. */
  private final class Walk {
    private final IncidentId id;
    private final ChainCheck check;
    private long count;
    private @Nullable Incident folded;
    private boolean foldable = true;

    Walk(IncidentId id) {
      this.id = id;
      this.check = Chain.check(corridor.tenant, id);
    }

    /** Null when all could be read. */
    @Nullable ChainFault all() {
      List<Entry> page;
      do {
        try {
          page = page(ENTRIES);
        } catch (StoreUnavailableException e) {
          throw e;
        } catch (RuntimeException e) {
          return oneByOne();
        }
        page.forEach(this::accept);
      } while (page.size() == ENTRIES);
      return null;
    }

    private @Nullable ChainFault oneByOne() {
      try {
        for (List<Entry> one = page(1); !one.isEmpty(); one = page(1)) {
          one.forEach(this::accept);
        }
        return null;
      } catch (StoreUnavailableException e) {
        throw e;
      } catch (RuntimeException e) {
        return new ChainFault(
            ChainFault.Kind.UNREADABLE, count + 1, "Entry " + (count + 1) + " cannot be read.");
      }
    }

    private List<Entry> page(int limit) {
      IncidentStore store = corridor.store;
      return store.history(corridor.tenant, id, count, limit);
    }

    private void accept(Entry entry) {
      count++;
      check.accept(entry);
      foldable = foldable && !(entry.event() instanceof UnknownEvent);
      if (foldable) {
        try {
          folded = IncidentEngine.apply(folded, entry);
        } catch (IllegalArgumentException e) {
          foldable = false; // it does not follow, which the check has found as well
        }
      }
    }

    ChainReport report(Incident snapshot, @Nullable ChainFault unreadable) {
      if (unreadable != null) {
        ChainReport found = check.report(count, check.head());
        return found.or(unreadable);
      }
      ChainReport found = check.report(snapshot.version(), snapshot.head());
      boolean differs = foldable && snapshot.more().isEmpty() && !snapshot.equals(folded);
      return differs
          ? found.or(
              new ChainFault(
                  ChainFault.Kind.SNAPSHOT_DIFFERS,
                  count,
                  "The snapshot is not what its " + count + " entries fold to."))
          : found;
    }
  }
}
