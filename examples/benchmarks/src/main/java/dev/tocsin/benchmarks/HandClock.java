package dev.tocsin.benchmarks;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is set. */
public final class HandClock implements InstantSource {
  private volatile Instant now;

  /** Begins at an instant. */
  public HandClock(Instant now) {
    this.now = now;
  }

  @Override
  public Instant instant() {
    return now;
  }

  /** Sets it. */
  public void set(Instant instant) {
    now = instant;
  }
}
