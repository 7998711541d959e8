package dev.tocsin.benchmarks.timer;

import java.util.concurrent.TimeUnit;
import org.agrona.DeadlineTimerWheel;
import org.agrona.collections.Long2LongHashMap;

/** A hashed timing wheel: 1.024 s ticks, 4096 of them, so that few timers outlive one turn. */
final class AgronaColumn implements TimerColumn {
  private final DeadlineTimerWheel wheel =
      new DeadlineTimerWheel(TimeUnit.MILLISECONDS, 0, 1024, 4096, 512);
  private final Long2LongHashMap incidentByTimer = new Long2LongHashMap(-1);
  private final long[] timerByIncident;
  private int[] out;
  private int n;
  private final DeadlineTimerWheel.TimerHandler handler =
      (unit, now, timer) -> {
        out[n++] = (int) incidentByTimer.remove(timer);
        return true;
      };

  AgronaColumn(int incidents) {
    timerByIncident = new long[incidents];
  }

  @Override
  public void schedule(int incident, long due) {
    long timer = wheel.scheduleTimer(due);
    timerByIncident[incident] = timer;
    incidentByTimer.put(timer, incident);
  }

  @Override
  public void move(int incident, long due) {
    long timer = timerByIncident[incident];
    wheel.cancelTimer(timer);
    incidentByTimer.remove(timer);
    schedule(incident, due);
  }

  @Override
  public int drain(long now, int[] to) {
    out = to;
    n = 0;
    while (wheel.currentTickTime() <= now) {
      wheel.poll(now, handler, Integer.MAX_VALUE);
    }
    wheel.poll(now, handler, Integer.MAX_VALUE);
    return n;
  }
}
