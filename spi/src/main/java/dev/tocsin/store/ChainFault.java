package dev.tocsin.store;

import java.util.Objects;

/**
 * The first thing that is wrong with a history.
 *
 * <p>Immutable; no nulls. Source: domain.md, practice 10.
 *
 * @param kind how it is wrong
 * @param sequence the first entry that is wrong: where it stands, or should
 * @param detail one sentence for people; names no personal data
 */
public record ChainFault(Kind kind, long sequence, String detail) {
  /** Checks the parts. */
  public ChainFault {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(detail, "detail");
  }

  /** How a history can be wrong. */
  public enum Kind {
    /** An entry, or its seal, is not what was sealed. */
    CHANGED,
    /** An entry is there and the store cannot read it. */
    UNREADABLE,
    /** An entry is not there, and those after it are. */
    MISSING,
    /** An entry is there that was not sealed in this place. */
    INSERTED,
    /** An entry stands further down than it belongs. */
    SWAPPED,
    /** An entry has no seal, though one before it has, or had. */
    UNSEALED,
    /** Personal fields were replaced, and no redaction on record covers that. */
    NOT_REDACTED,
    /** The snapshot does not go with the last entry. */
    HEAD_DIFFERS,
    /** The snapshot is not what the entries fold to. */
    SNAPSHOT_DIFFERS
  }
}
