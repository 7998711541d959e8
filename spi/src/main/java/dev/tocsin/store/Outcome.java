package dev.tocsin.store;

import java.time.Instant;

/**
 * How a claim ends.
 *
 * <p>Immutable; no nulls. Source: store-contract.md, "Outbox" and C25.
 */
public sealed interface Outcome {
  /** Somebody else has taken charge of it; it is never claimed again. For the outbox only. */
  record Delivered() implements Outcome {}

  /**
   * It is to be claimed again, not before an instant.
   *
   * @param at the earliest instant, by the store's clock, UTC
   * @param error what went wrong; at most 65,536 characters
   */
  record RetryAt(Instant at, String error) implements Outcome {}

  /**
   * It is given up; a person may list and unpark it. Never deleted by itself (C28). A wake that is
   * over meanwhile is not parked: nothing is left of it.
   *
   * @param reason what went wrong; at most 65,536 characters
   */
  record Parked(String reason) implements Outcome {}

  /** Nothing was done; it can be claimed at once, and the attempt is given back. */
  record Released() implements Outcome {}
}
