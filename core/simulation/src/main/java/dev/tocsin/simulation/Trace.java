package dev.tocsin.simulation;

import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What happened, line by line, and the hash of it: two runs of one seed must have the same. Source:
 * simulation.md, "each seed runs twice".
 */
final class Trace {
  private final SimulatedTime time;
  private final @Nullable Consumer<String> reader;
  private long hash = 0xCBF29CE484222325L;
  private long step;
  private int depth;

  Trace(SimulatedTime time, @Nullable Consumer<String> reader) {
    this.time = time;
    this.reader = reader;
  }

  /** A step of somebody: the place at which everything can happen. */
  long nextStep() {
    return ++step;
  }

  long step() {
    return step;
  }

  void deeper(int by) {
    depth += by;
  }

  void line(String who, String what) {
    Instant now = time.instant();
    mix(now.getEpochSecond());
    mix(now.getNano());
    mix(who);
    mix(what);
    if (reader != null) {
      reader.accept("%6d %s %s%-6s %s".formatted(step, now, "  ".repeat(depth), who, what));
    }
  }

  long hash() {
    return hash;
  }

  private void mix(String text) {
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
    }
  }

  private void mix(long value) {
    hash = (hash ^ value) * 0x9E3779B97F4A7C15L;
    hash ^= hash >>> 32;
  }
}
