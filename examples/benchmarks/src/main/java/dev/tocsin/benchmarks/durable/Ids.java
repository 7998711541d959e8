package dev.tocsin.benchmarks.durable;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Random ids that cost nothing beside what is measured. */
final class Ids {
  private static final long VERSION = 0xFFFF_FFFF_FFFF_0FFFL;
  private static final long VARIANT = 0x3FFF_FFFF_FFFF_FFFFL;

  private Ids() {}

  static UUID next() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new UUID(
        (random.nextLong() & VERSION) | 0x4000L, (random.nextLong() & VARIANT) | Long.MIN_VALUE);
  }
}
