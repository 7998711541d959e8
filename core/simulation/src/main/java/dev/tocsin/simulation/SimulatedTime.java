package dev.tocsin.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The world's time, which only goes on, and the store's clock, which may jump. In microseconds.
 *
 * <p>As an {@link InstantSource} it is the store's clock.
 */
final class SimulatedTime implements InstantSource {
  private Instant world;
  private Duration offset = Duration.ZERO;
  private Instant latest;

  SimulatedTime(Instant start) {
    world = start;
    latest = start;
  }

  /** By which the events of the world are ordered. */
  Instant world() {
    return world;
  }

  /** The store's clock. */
  @Override
  public Instant instant() {
    return world.plus(offset);
  }

  /** The latest instant that the store's clock has ever shown. */
  Instant latest() {
    return latest;
  }

  void pass(Duration duration) {
    world = world.plus(duration);
    note();
  }

  void goOnTo(Instant at) {
    if (at.isAfter(world)) {
      world = at;
      note();
    }
  }

  void jump(Duration by) {
    offset = offset.plus(by);
    note();
  }

  /** When the world's time will be what the store's clock calls an instant. */
  Instant toWorld(Instant store) {
    return store.minus(offset);
  }

  private void note() {
    if (instant().isAfter(latest)) {
      latest = instant();
    }
  }
}
