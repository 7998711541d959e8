package dev.tocsin.simulation;

import java.time.Instant;
import java.util.List;

/** When a run begins, and the nights in which the clocks change. */
final class Clocks {
  private static final Instant USUAL = Instant.parse("2026-11-27T08:00:00Z");

  /** Europe/Berlin goes back, and forward; Australia/Lord_Howe by half an hour. */
  private static final List<Instant> CHANGES =
      List.of(
          Instant.parse("2026-10-25T01:00:00Z"),
          Instant.parse("2026-03-29T01:00:00Z"),
          Instant.parse("2026-04-04T15:00:00Z"));

  private Clocks() {}

  static Instant start(long seed, Options options) {
    Dice dice = new Dice(seed, "start");
    boolean night = dice.chance(0.3) && options.faults().contains(Fault.CLOCKS_CHANGE);
    return night ? dice.one(CHANGES).minus(dice.seconds(1_800, 7_200)) : USUAL;
  }

  static boolean changed(Instant before, Instant after) {
    return CHANGES.stream().anyMatch(at -> before.isBefore(at) && !after.isBefore(at));
  }
}
