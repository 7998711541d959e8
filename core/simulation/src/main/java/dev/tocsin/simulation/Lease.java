package dev.tocsin.simulation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the oracle knows of the claims of one item. */
final class Lease {
  private static final long NOBODY = 0;

  private long fence = NOBODY;
  private long highest = NOBODY;
  private Instant until = Instant.MIN;
  private @Nullable String parked;
  private @Nullable Long tornFrom;

  /** The number of the claim that holds it, live or not. */
  long fence() {
    return fence;
  }

  /** The highest number that was ever handed out. */
  long highest() {
    return highest;
  }

  /** Before which it cannot be claimed. */
  Instant until() {
    return until;
  }

  boolean live(Instant now) {
    return fence != NOBODY && now.isBefore(until);
  }

  boolean heldBy(long number, Instant now) {
    return fence == number && live(now);
  }

  /** Why it is parked, or null. */
  @Nullable String parked() {
    return parked;
  }

  /** Whose claim it was when it was handed out again by a fault, or null. */
  @Nullable Long tornFrom() {
    return tornFrom;
  }

  void claim(long number, Instant end) {
    fence = number;
    highest = Math.max(highest, number);
    until = end;
  }

  void tear(Instant now) {
    tornFrom = fence;
    end(now);
  }

  void end(Instant notBefore) {
    fence = NOBODY;
    until = notBefore;
  }

  void park(String reason) {
    end(Instant.MIN);
    parked = reason;
  }

  void unpark() {
    end(Instant.MIN);
    parked = null;
  }
}
