package dev.tocsin.examples.blackfriday.play;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that is wound by hand, and never back. */
final class HandClock implements InstantSource {
  private Instant now;

  HandClock(Instant start) {
    now = start;
  }

  void windTo(Instant instant) {
    if (instant.isAfter(now)) {
      now = instant;
    }
  }

  @Override
  public Instant instant() {
    return now;
  }
}
