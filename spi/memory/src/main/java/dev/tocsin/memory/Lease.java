package dev.tocsin.memory;

/**
 * What the store remembers of the claims of one item; an item that was never claimed has none.
 *
 * <p>A claim lives until its instant by the store's clock, or until it is ended under its number.
 * Not thread-safe. Source: store-contract.md, C18, C19, C25.
 */
final class Lease {
  private static final long NOBODY = 0;
  private static final long AT_ONCE = Long.MIN_VALUE;

  private long until = AT_ONCE;
  private long number = NOBODY;
  private int attempts;
  private boolean parked;

  /** The instant before which nobody may claim the item. */
  long until() {
    return until;
  }

  /** How often it was claimed since a commit released it. */
  int attempts() {
    return attempts;
  }

  /** Whether it was given up. */
  boolean parked() {
    return parked;
  }

  /** Whether it is in a claim that lives. */
  boolean live(long now) {
    return number != NOBODY && now < until;
  }

  /** Whether a fence's number is that of the claim that lives. */
  boolean heldBy(long fence, long now) {
    return live(now) && number == fence;
  }

  /** Begins a claim, and counts it. */
  void claim(long fence, long end) {
    number = fence;
    until = end;
    attempts++;
  }

  /** Ends the claim as failed: the next one not before an instant. */
  void retry(long at) {
    number = NOBODY;
    until = at;
  }

  /** Ends the claim as if it had not been. */
  void giveBack() {
    number = NOBODY;
    until = AT_ONCE;
    attempts--;
  }

  /** Ends the claim for good. */
  void park() {
    number = NOBODY;
    until = AT_ONCE;
    parked = true;
  }
}
