package dev.tocsin.store;

import dev.tocsin.incident.IncidentId;
import org.jspecify.annotations.Nullable;

/**
 * What became of a commit: one of five.
 *
 * <p>Immutable. Source: store-contract.md, "Shape", C2 to C9.
 */
public sealed interface CommitResult {
  /**
   * It happened, now or when the same commit was first made.
   *
   * @param version the incident's version right after it
   */
  record Committed(long version) implements CommitResult {}

  /**
   * It lost a race and had no effect.
   *
   * @param actualVersion the version that won; null where a joined transaction cannot see it, and
   *     where a fence was lost
   */
  record Conflict(@Nullable Long actualVersion) implements CommitResult {}

  /**
   * Another open incident owns the dedup key; no effect.
   *
   * @param owner the incident that owns it; null where a joined transaction cannot see it
   */
  record DuplicateKey(@Nullable IncidentId owner) implements CommitResult {}

  /**
   * Certain: nothing happened, and the same commit will never succeed.
   *
   * @param reason which kind
   * @param detail what exactly, in a sentence
   */
  record Rejected(Reason reason, String detail) implements CommitResult {}

  /**
   * Uncertain: replay the same commit to find out (C5).
   *
   * @param detail what went wrong, in a sentence
   */
  record Unknown(String detail) implements CommitResult {}

  /** Why a commit was rejected. */
  enum Reason {
    /** More entries for the outbox or more bytes than the store's limits (C29). */
    TOO_LARGE,
    /** The commit id was used for other content (C4). */
    COMMIT_ID_REUSED,
    /** Another incident of the tenant has this reference; draw another. */
    REFERENCE_TAKEN,
    /** Text or a time that the store cannot keep (C9, C14). */
    UNSTORABLE,
    /** The node is older than the store's schema (C36). */
    SCHEMA_NEWER,
    /** The incident was archived and changes no more (C34). */
    ARCHIVED,
    /** The incident is not closed, or something of it is still to be sent or looked at (C35). */
    UNFINISHED
  }
}
