package dev.tocsin.tck;

import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Item;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** The small store's server: a world, a clock, a lock, and what can be broken. */
final class SmallData implements Faults {
  final ReentrantLock lock = new ReentrantLock();
  final Rules rules;
  final Set<String> corrupted = new HashSet<>();
  final Set<String> hostRows = new HashSet<>();
  final Map<String, LocalDateTime> local = new HashMap<>();
  World world = new World();
  volatile Instant now = Instant.parse("2026-11-27T12:00:00Z");
  boolean schemaNewer;
  Moment breaking;
  boolean aborting;
  int units;
  private int out;
  private int most;

  SmallData(Rules rules) {
    this.rules = rules;
  }

  void wind(Duration by) {
    now = now.plus(by);
  }

  /** An operation over a connection, under the lock. */
  <T> T connected(Supplier<T> work) {
    lock.lock();
    try {
      out += rules.has(Flaw.TWO_CONNECTIONS) ? 2 : 1;
      most = Math.max(most, out);
      return work.get();
    } finally {
      if (!(rules.has(Flaw.LEAKS_WHEN_INTERRUPTED) && Thread.currentThread().isInterrupted())) {
        out -= rules.has(Flaw.TWO_CONNECTIONS) ? 2 : 1;
      }
      lock.unlock();
    }
  }

  /** Lets others in, as a store does that does two things where it should do one. */
  void pause() {
    lock.unlock();
    LockSupport.parkNanos(300_000);
    lock.lock();
  }

  @Override
  public void corrupt(TenantId tenant, Item item) {
    corrupted.add(tenant.value() + item);
  }

  @Override
  public void raiseSchema() {
    schemaNewer = true;
  }

  @Override
  public void breakNext(Moment moment) {
    breaking = moment;
    units = 0;
  }

  @Override
  public void abortNext() {
    aborting = true;
    units = 0;
  }

  @Override
  public int unitsSince() {
    return units;
  }

  @Override
  public int connectionsOut() {
    return connected(() -> out) - (rules.has(Flaw.TWO_CONNECTIONS) ? 2 : 1);
  }

  @Override
  public int mostConnectionsOut() {
    return most;
  }
}
