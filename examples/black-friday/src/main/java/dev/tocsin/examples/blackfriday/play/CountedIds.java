package dev.tocsin.examples.blackfriday.play;

import dev.tocsin.host.IdSource;
import java.util.UUID;

/** Ids that are the same on every run. A real host hands in {@code UUID::randomUUID}. */
final class CountedIds implements IdSource {
  private static final long BLACK_FRIDAY = 0x2026_1127_0000_4000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private long last;

  @Override
  public synchronized UUID next() {
    return new UUID(BLACK_FRIDAY, VARIANT | ++last);
  }
}
