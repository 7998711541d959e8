package dev.tocsin.simulation;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The one event queue, ordered by simulated time; what falls on the same instant is ordered by
 * dice. Source: simulation.md.
 */
final class Schedule {
  /** Something that will happen. */
  record Event(Instant at, long tie, long number, String name, boolean awaited, Runnable action) {}

  private final PriorityQueue<Event> queue =
      new PriorityQueue<>(
          Comparator.comparing(Event::at)
              .thenComparingLong(Event::tie)
              .thenComparingLong(Event::number));
  private final Dice ties;
  private long numbers;
  private int awaited;

  Schedule(long seed) {
    ties = new Dice(seed, "ties");
  }

  /**
   * Adds an event.
   *
   * @param awaited whether the first phase lasts until it has happened
   */
  void add(Instant at, String name, boolean awaited, Runnable action) {
    queue.add(new Event(at, ties.number(), numbers++, name, awaited, action));
    this.awaited += awaited ? 1 : 0;
  }

  @Nullable Instant next() {
    Event event = queue.peek();
    return event == null ? null : event.at();
  }

  Event take() {
    Event event = queue.remove();
    awaited -= event.awaited() ? 1 : 0;
    return event;
  }

  boolean finished() {
    return awaited == 0;
  }

  void clear() {
    queue.clear();
    awaited = 0;
  }
}
