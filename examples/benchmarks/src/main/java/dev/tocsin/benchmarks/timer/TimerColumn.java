package dev.tocsin.benchmarks.timer;

import dev.tocsin.memory.WakeQueueColumn;

/** One column of the comparison: a next-due time for each incident 0..n-1. One thread. */
public interface TimerColumn {
  /** Sets the time of an incident that has none. */
  void schedule(int incident, long due);

  /** Moves the time of an incident that has one: what every acknowledgement or hold does. */
  void move(int incident, long due);

  /** Takes out all that are due at now, writes their incidents to out, returns their number. */
  int drain(long now, int[] out);

  static TimerColumn named(String name, int incidents) {
    return switch (name) {
      case "floor-heap" -> new HeapFloor(incidents);
      case "floor-scan" -> new ScanFloor(incidents);
      case "tocsin-wakeQueue" -> new WakeQueueColumn();
      case "tocsin-store" -> new StoreColumn(incidents);
      case "jdk-priorityQueue" -> new JdkColumns.Queue(incidents);
      case "jdk-treeSet" -> new JdkColumns.Sorted(incidents, new java.util.TreeSet<>());
      case "jdk-skipList" ->
          new JdkColumns.Sorted(incidents, new java.util.concurrent.ConcurrentSkipListSet<>());
      case "agrona-wheel" -> new AgronaColumn(incidents);
      default -> throw new IllegalArgumentException(name);
    };
  }
}
