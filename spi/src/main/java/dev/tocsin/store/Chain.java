package dev.tocsin.store;

import dev.tocsin.host.IdSource;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.RecordEvent;
import dev.tocsin.incident.Seal;
import dev.tocsin.incident.TenantId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The chain of hashes over the entries of an incident: whoever changes, removes, inserts or swaps
 * one is found out. The desk seals what it commits; a store only keeps the seals.
 *
 * <p>The hash of an entry is over the hash before it and the entry, in the form that {@code
 * CanonicalWriter} writes. Where it has personal fields, two digests stand for the entry: of all of
 * it, with a salt of its own, and of what is left when those fields are hidden. A redaction
 * replaces the personal fields and drops the salt: the digests stay, so the chain holds, and nobody
 * can tell any more what was hidden by trying names. What stands in the place is held by the seal's
 * {@link Seal#redacted()} and all of these by the {@link RecordEvent.Redacted} that was appended.
 * Which fields are personal is what {@link Redaction} says: all that any redaction could replace.
 *
 * <p>What it cannot show: that somebody recomputed the whole chain from the changed entry on and
 * the snapshot with it, or put an older state of the whole incident back. There is no secret in it.
 * Against that keep {@link ChainReport#head} elsewhere, of single incidents or of the whole
 * register.
 *
 * <p>Pure; safe for many threads. Sealing costs one SHA-256 over an entry, and a second one with a
 * copy of the entry where it has personal fields: some microseconds. Source: store-contract.md,
 * C35; domain.md, practice 10.
 */
public final class Chain {
  private Chain() {}

  /**
   * Seals the entries of a commit, going on from its snapshot's {@link Incident#head()}.
   *
   * @param commit with entries that are not sealed yet, and a snapshot that folds them
   * @param salts one is drawn for each entry with personal fields; they must not be guessable
   * @return the same commit, its entries sealed and the head in its snapshot
   */
  public static Commit seal(Commit commit, IdSource salts) {
    Incident snapshot = commit.snapshot();
    String head = snapshot.head();
    List<Entry> sealed = new ArrayList<>(commit.entries().size());
    Digests digests = new Digests();
    for (Entry entry : commit.entries()) {
      Entry next = digests.seal(snapshot.tenant(), snapshot.id(), head, entry, salts);
      head = next.head(head);
      sealed.add(next);
    }
    return new Commit(
        commit.id(),
        commit.expectedVersion(),
        sealed,
        snapshot.head(head),
        commit.wake(),
        commit.outbox(),
        commit.superseded(),
        commit.fence(),
        commit.settled());
  }

  /**
   * Verifies the history of an incident against its snapshot. For a long history use {@link
   * #check}, which needs no list.
   *
   * @param snapshot as the store has it; its version and its head are compared, nothing else
   * @param history all entries, in order
   * @return what was found
   */
  public static ChainReport verify(Incident snapshot, List<Entry> history) {
    ChainCheck check = check(snapshot.tenant(), snapshot.id());
    history.forEach(check::accept);
    return check.report(snapshot.version(), snapshot.head());
  }

  /**
   * Begins to verify one incident, an entry at a time, in bounded memory.
   *
   * @param tenant the customer
   * @param id the incident
   * @return a check for one thread
   */
  public static ChainCheck check(TenantId tenant, IncidentId id) {
    return new ChainCheck(tenant, id);
  }

  /** What comes before the first entry: a history of another incident does not fit. */
  static String origin(TenantId tenant, IncidentId id) {
    return id + ":" + tenant;
  }

  /** The seals of entries that a redaction replaces: without salts, and holding what stands now. */
  static Entry redacted(Entry clean) {
    Seal seal = clean.seal();
    return seal == null
        ? clean
        : clean.sealed(
            new Seal(
                seal.hash(),
                null,
                seal.personal(),
                seal.open(),
                new Digests().redacted(clean),
                seal.unsealed()));
  }

  /** Sums up all entries that were redacted so far; null when none of them was sealed. */
  static @Nullable String redactions(List<Entry> history) {
    RedactionSum sum = new RedactionSum();
    history.forEach(sum::add);
    return sum.digest();
  }
}
