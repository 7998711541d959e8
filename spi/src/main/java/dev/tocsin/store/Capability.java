package dev.tocsin.store;

/**
 * What a store may be able to do beyond the contract's core; what it does not declare it refuses
 * with {@link UnsupportedCapabilityException}.
 *
 * <p>Source: store-contract.md, first paragraph.
 */
public enum Capability {
  /** Takes part in the host's own transaction (C30 to C33). */
  JOINED_TRANSACTIONS,
  /** Shares one server transaction between independent commits (C39). */
  BATCH_COMMIT,
  /** Archives closed incidents and takes personal data out of them (C34, C35). */
  RETENTION
}
