package dev.tocsin.examples.storage;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

// README: clock
/** A clock that stands still until it is wound. */
final class HandClock implements InstantSource {
  private volatile Instant now = Instant.parse("2026-11-27T12:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  void wind(Duration by) {
    now = now.plus(by);
  }
}
// README: end
