package dev.tocsin.store;

/**
 * What one commit may hold; a larger one is {@link CommitResult.Reason#TOO_LARGE} before any
 * effect.
 *
 * <p>Immutable. Source: store-contract.md, C29.
 *
 * @param outboxEntries the most entries for the outbox; the contract's figure is 100
 * @param bytes the most bytes of text in entries, snapshot and outbox; the contract's is 1 MiB
 */
public record StoreLimits(int outboxEntries, int bytes) {
  /** What the contract asks of every store. */
  public static final StoreLimits CONTRACT = new StoreLimits(100, 1 << 20);
}
