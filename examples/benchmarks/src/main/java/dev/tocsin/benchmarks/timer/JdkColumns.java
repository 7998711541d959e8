package dev.tocsin.benchmarks.timer;

import java.util.NavigableSet;
import java.util.PriorityQueue;

/** What the JDK has: an object per timer. */
final class JdkColumns {
  private JdkColumns() {}

  static final class Timer implements Comparable<Timer> {
    final long due;
    final int incident;
    boolean cancelled;

    Timer(long due, int incident) {
      this.due = due;
      this.incident = incident;
    }

    @Override
    public int compareTo(Timer other) {
      int byDue = Long.compare(due, other.due);
      return byDue != 0 ? byDue : Integer.compare(incident, other.incident);
    }
  }

  /** PriorityQueue.remove(Object) is O(n), so a move leaves a tombstone behind. */
  static final class Queue implements TimerColumn {
    private final PriorityQueue<Timer> queue = new PriorityQueue<>();
    private final Timer[] byIncident;

    Queue(int incidents) {
      byIncident = new Timer[incidents];
    }

    @Override
    public void schedule(int incident, long due) {
      Timer timer = new Timer(due, incident);
      byIncident[incident] = timer;
      queue.add(timer);
    }

    @Override
    public void move(int incident, long due) {
      byIncident[incident].cancelled = true;
      schedule(incident, due);
    }

    @Override
    public int drain(long now, int[] out) {
      int n = 0;
      for (Timer t = queue.peek(); t != null && t.due <= now; t = queue.peek()) {
        queue.poll();
        if (!t.cancelled) {
          byIncident[t.incident] = null;
          out[n++] = t.incident;
        }
      }
      return n;
    }
  }

  /** TreeSet or ConcurrentSkipListSet, in order of due time and incident. */
  static final class Sorted implements TimerColumn {
    private final NavigableSet<Timer> set;
    private final Timer[] byIncident;

    Sorted(int incidents, NavigableSet<Timer> set) {
      this.set = set;
      byIncident = new Timer[incidents];
    }

    @Override
    public void schedule(int incident, long due) {
      Timer timer = new Timer(due, incident);
      byIncident[incident] = timer;
      set.add(timer);
    }

    @Override
    public void move(int incident, long due) {
      set.remove(byIncident[incident]);
      schedule(incident, due);
    }

    @Override
    public int drain(long now, int[] out) {
      int n = 0;
      while (!set.isEmpty() && set.first().due <= now) {
        Timer timer = set.pollFirst();
        byIncident[timer.incident] = null;
        out[n++] = timer.incident;
      }
      return n;
    }
  }
}
