package dev.tocsin.register;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Chain;
import dev.tocsin.store.ChainCheck;
import dev.tocsin.store.ChainFault;
import dev.tocsin.store.IncidentStore;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.Wake;
import java.io.IOException;
import java.io.Reader;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes an exported register in: the same incidents, entry by entry, with their ids, their times
 * and their seals, each verified before its last part is committed.
 *
 * <p>What is there already is passed over, so an import that was cut off is simply made again; an
 * incident that went on in the meantime is completed. Nothing is sent and no listener hears of it;
 * open incidents get the wake that their policy gives them, so that the desk takes over. What was
 * still in the outbox when it was exported is not in the file: orders to children, steps of plans
 * without a time limit, automations; so let workers come to rest before an export that is to be
 * taken over. Safe for many threads, though one file at a time is wise. Source: domain.md, practice
 * 10; hostile-inputs.md, classes 9 and 11.
 */
public final class RegisterImport {
  private final IncidentStore store;
  private final TenantId tenant;
  private final Function<Incident, @Nullable Wake> wakes;

  /**
   * Imports into a store.
   *
   * @param store where incidents are kept
   * @param tenant the customer; a file of another one is refused
   * @param wakes when to look at an incident again, or null
   */
  public RegisterImport(
      IncidentStore store, TenantId tenant, Function<Incident, @Nullable Wake> wakes) {
    this.store = store;
    this.tenant = tenant;
    this.wakes = wakes;
  }

  /**
   * Reads a whole file. Holds the entries of one commit at a time, a quarter of a million
   * characters at the most unless one entry is longer.
   *
   * @param from what {@link RegisterExport} wrote; the caller closes it
   * @param codec how an entry is read
   * @return what is in the store now of what the file holds
   * @throws RegisterLineException when a line cannot be taken in
   * @throws IOException when it cannot be read
   */
  public RegisterReport read(Reader from, EntryCodec codec) throws IOException {
    LineReader lines = new LineReader(from);
    RegisterReport sum = RegisterReport.empty();
    for (String line = lines.next(); line != null; line = lines.next()) {
      RegisterLines.End end = RegisterLines.End.of(line);
      if (end != null) {
        if (!end.equals(RegisterLines.End.of(sum))) {
          throw at(lines, null, "sums up other incidents than came before: some are missing.");
        }
        if (lines.next() != null) {
          throw at(lines, null, "comes after the last line of the register.");
        }
        return sum;
      }
      RegisterLines.Beginning begins = RegisterLines.Beginning.of(line);
      if (begins == null) {
        throw at(lines, null, "begins no incident and ends no register: it is of another format.");
      }
      sum = incident(lines, begins, codec, sum);
    }
    throw at(lines, null, "is the last, and sums nothing up: the file was cut off.");
  }

  private RegisterReport incident(
      LineReader lines, RegisterLines.Beginning begins, EntryCodec codec, RegisterReport sum)
      throws IOException {
    IncidentId id = begins.id();
    ChainCheck check = Chain.check(tenant, id);
    Taking taking =
        new Taking(store, tenant, id, store.load(tenant, Lookup.of(id, null)).incident());
    for (long place = 1; place <= begins.entries(); place++) {
      String line = lines.next();
      if (line == null) {
        throw at(lines, id, "is the last: the file was cut off.");
      }
      Entry entry = entry(lines, id, codec, line);
      check.accept(entry);
      whole(lines, id, check.fault());
      try {
        taking.take(entry, line.length());
      } catch (IllegalArgumentException | IllegalStateException e) {
        throw at(lines, id, "cannot be taken in: " + e.getMessage(), e);
      }
    }
    whole(lines, id, check.report(begins.entries(), begins.head()).fault());
    try {
      taking.finish(begins.head(), wakes);
    } catch (IllegalStateException e) {
      throw at(lines, id, "cannot be taken in: " + e.getMessage(), e);
    }
    return sum.plus(check.report(begins.entries(), begins.head()));
  }

  private Entry entry(LineReader lines, IncidentId id, EntryCodec codec, String line)
      throws IOException {
    try {
      Entry entry = codec.read(line);
      if (entry != null) {
        return entry;
      }
    } catch (Exception e) {
      throw at(lines, id, "is no entry.", e);
    }
    throw at(lines, id, "is no entry.");
  }

  private static void whole(LineReader lines, IncidentId id, @Nullable ChainFault fault) {
    if (fault != null) {
      throw at(lines, id, "breaks the chain of hashes: " + fault.detail());
    }
  }

  private static RegisterLineException at(
      LineReader lines, @Nullable IncidentId id, String problem) {
    return new RegisterLineException(lines.number(), id, problem, null);
  }

  private static RegisterLineException at(
      LineReader lines, @Nullable IncidentId id, String problem, Throwable cause) {
    return new RegisterLineException(lines.number(), id, problem, cause);
  }
}
