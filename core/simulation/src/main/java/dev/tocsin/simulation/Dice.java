package dev.tocsin.simulation;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * One seeded generator for one part of the world, so that what is taken out of one part leaves the
 * others as they were. Source: simulation.md, "one seeded generator forked per part".
 */
final class Dice {
  private final SplittableRandom random;

  Dice(long seed, String part) {
    long mixed = seed;
    for (int i = 0; i < part.length(); i++) {
      mixed = (mixed ^ part.charAt(i)) * 0x9E3779B97F4A7C15L;
      mixed ^= mixed >>> 29;
    }
    random = new SplittableRandom(mixed);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** From 0 up to, but without, a bound. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  Duration between(Duration least, Duration most) {
    long from = least.toNanos() / 1_000;
    long to = most.toNanos() / 1_000;
    return Duration.ofNanos(random.nextLong(from, to + 1) * 1_000);
  }

  Duration seconds(int least, int most) {
    return between(Duration.ofSeconds(least), Duration.ofSeconds(most));
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  final <T> T one(T... of) {
    return of[random.nextInt(of.length)];
  }

  /** A random id of version 4, as in production. */
  UUID uuid() {
    return new UUID(
        (random.nextLong() & ~0xF000L) | 0x4000L,
        (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | Long.MIN_VALUE);
  }

  long number() {
    return random.nextLong();
  }
}
