package dev.tocsin.store;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.RecordEvent;
import dev.tocsin.incident.Seal;
import dev.tocsin.incident.TenantId;
import dev.tocsin.incident.UnknownEvent;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the chain of one incident while its entries go by: {@link #accept} each, in order, then
 * {@link #report}. Costs what sealing costs and holds no entry. For one thread. Source:
 * store-contract.md, C35.
 */
public final class ChainCheck {
  private final TenantId tenant;
  private final IncidentId id;
  private final Personal mask = Personal.mask();
  private final Digests digests = new Digests();
  private final RedactionSum redactions = new RedactionSum();
  private long count;
  private long unsealed;
  private long unchecked;
  private @Nullable String head;
  private @Nullable ChainFault fault;
  private long redactedLast;
  private long redactionAt;
  private boolean redactionCovers;

  ChainCheck(TenantId tenant, IncidentId id) {
    this.tenant = tenant;
    this.id = id;
  }

  /**
   * The next entry.
   *
   * @param entry as the store has it
   */
  public void accept(Entry entry) {
    count++;
    if (fault != null) {
      if (fault.kind() == ChainFault.Kind.MISSING && entry.sequence() == fault.sequence()) {
        fault = found(ChainFault.Kind.SWAPPED, entry.sequence(), "stands further down");
      }
      return;
    }
    if (entry.sequence() > count) {
      fail(ChainFault.Kind.MISSING, count, "is not there; entry " + entry.sequence() + " is");
    } else if (entry.sequence() < count) {
      fail(ChainFault.Kind.INSERTED, count, "is entry " + entry.sequence() + " again");
    } else if (entry.seal() == null) {
      bare(entry);
    } else {
      sealed(entry, entry.seal());
    }
  }

  /**
   * What was found.
   *
   * @param version the version of the snapshot that was read after the entries
   * @param snapshotHead its head
   * @return the report
   */
  public ChainReport report(long version, @Nullable String snapshotHead) {
    if (fault == null && count < version) {
      fail(ChainFault.Kind.MISSING, count + 1, "is not there; the snapshot counts " + version);
    } else if (fault == null && count > version) {
      fail(ChainFault.Kind.INSERTED, version + 1, "is beyond the snapshot's version " + version);
    } else if (fault == null && !Objects.equals(head, snapshotHead)) {
      fail(ChainFault.Kind.HEAD_DIFFERS, count, "has another hash than the snapshot's head");
    }
    covered();
    return new ChainReport(id, count, head, unsealed, unchecked, fault);
  }

  /**
   * The first thing that is wrong with the entries so far, but for what only the end can tell.
   *
   * @return the fault, or null
   */
  public @Nullable ChainFault fault() {
    return fault;
  }

  /**
   * The hash of the last entry that was accepted.
   *
   * @return the head so far; null while none is sealed
   */
  public @Nullable String head() {
    return head;
  }

  private void bare(Entry entry) {
    if (head == null) {
      unsealed++;
      redaction(entry);
    } else {
      fail(ChainFault.Kind.UNSEALED, count, "has no seal, those before it have");
    }
  }

  private void sealed(Entry entry, Seal seal) {
    long before = seal.unsealed() == null ? 0 : seal.unsealed();
    if (head == null && before < unsealed) {
      fail(ChainFault.Kind.UNSEALED, before + 1, "has no seal, and had one");
    } else if (before != (head == null ? unsealed : 0)) {
      fail(ChainFault.Kind.CHANGED, count, "counts " + before + " entries without a seal");
    } else if (!seal.hash().equals(digests.hash(previous(), entry, seal))) {
      fail(ChainFault.Kind.CHANGED, count, "is not what was sealed");
    } else if (!personalHolds(entry, seal)) {
      fail(ChainFault.Kind.CHANGED, count, "has other fields than were sealed");
    }
    head = seal.hash();
    redaction(entry);
    redactions.add(entry);
    redactedLast = seal.redacted() == null ? redactedLast : count;
  }

  private String previous() {
    return head == null ? Chain.origin(tenant, id) : head;
  }

  private boolean personalHolds(Entry entry, Seal seal) {
    String personal = seal.personal();
    if (personal == null) {
      return seal.salt() == null && seal.open() == null && seal.redacted() == null;
    }
    String salt = seal.salt();
    return salt == null
        ? digests.redacted(entry).equals(seal.redacted()) && openHolds(entry, seal)
        : seal.redacted() == null && digests.personal(salt, entry).equals(personal);
  }

  /** That a redaction has touched nothing but personal fields. */
  private boolean openHolds(Entry entry, Seal seal) {
    if (entry.event() instanceof UnknownEvent) {
      unchecked++; // which of its fields are personal only the version knows that wrote it
      return true;
    }
    return digests.open(mask.without(entry)).equals(seal.open());
  }

  /** What the last redaction covers counts: an earlier one knew less. */
  private void redaction(Entry entry) {
    if (entry.event() instanceof RecordEvent.Redacted redacted) {
      redactionAt = count;
      redactionCovers = Objects.equals(redacted.digest(), redactions.digest());
    }
  }

  private void covered() {
    if (fault != null) {
      return;
    }
    if (redactedLast > redactionAt) {
      fail(ChainFault.Kind.NOT_REDACTED, redactedLast, "was replaced by no redaction on record");
    } else if (redactionAt > 0 && !redactionCovers) {
      fail(ChainFault.Kind.NOT_REDACTED, redactionAt, "covers other entries than were replaced");
    }
  }

  private void fail(ChainFault.Kind kind, long sequence, String detail) {
    fault = found(kind, sequence, detail);
  }

  private static ChainFault found(ChainFault.Kind kind, long sequence, String detail) {
    return new ChainFault(kind, sequence, "Entry " + sequence + " " + detail + ".");
  }
}
