package dev.tocsin.tck;

/**
 * The tags by which the kit's tests are run while a store is being written, in the order in which
 * it is written best. A test has the tag of the first step after which it can pass.
 *
 * <p>Source: store-contract.md, "The kit".
 */
final class Step {
  /** Commits of entries and snapshots, reading them, searching; the store's time and limits. */
  static final String REGISTER = "register";

  /** Who owns a dedup key, and who held it last. */
  static final String DEDUP = "dedup";

  /** Keeping policies. */
  static final String POLICIES = "policies";

  /** Claiming and ending claims of wakes. */
  static final String WAKES = "wakes";

  /** The same for messages, in their order. */
  static final String OUTBOX = "outbox";

  /** Whatever breaks: connections, schema, what is stored. */
  static final String FAULTS = "faults";

  /** {@code BATCH_COMMIT}; passed by refusing it, too. */
  static final String BATCH = "batch";

  /** {@code JOINED_TRANSACTIONS}; passed by refusing it, too. */
  static final String JOINED = "joined";

  /** {@code RETENTION}; passed by refusing it, too. */
  static final String RETENTION = "retention";

  private Step() {}
}
