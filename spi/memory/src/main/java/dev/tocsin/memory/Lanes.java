package dev.tocsin.memory;

import dev.tocsin.store.Lane;

/**
 * Where a claimable thing stands: in one of two lanes, or away, under a lease or waiting for its
 * next try.
 *
 * <p>What is away is looked at again only when its time has come, so it costs a claim nothing
 * (C22). Each slot stands in one place at most. Not thread-safe. Source: store-contract.md, "Wake
 * queue" and "Outbox" (severe lane before age).
 */
final class Lanes {
  private final WakeQueue severe = new WakeQueue();
  private final WakeQueue normal = new WakeQueue();
  private final WakeQueue away = new WakeQueue();

  /** One lane, ordered by whatever key it is given. */
  WakeQueue lane(Lane lane) {
    return lane == Lane.SEVERE ? severe : normal;
  }

  /** What is away, ordered by the instant at which it comes back. */
  WakeQueue away() {
    return away;
  }

  /** Puts a slot into a lane, wherever it was. */
  void put(int slot, Lane lane, long key) {
    away.remove(slot);
    (lane == Lane.SEVERE ? normal : severe).remove(slot);
    lane(lane).set(slot, key);
  }

  /** Sends a slot away until an instant, wherever it was. */
  void putAway(int slot, long until) {
    severe.remove(slot);
    normal.remove(slot);
    away.set(slot, until);
  }

  /** Takes a slot out, wherever it was. */
  void remove(int slot) {
    severe.remove(slot);
    normal.remove(slot);
    away.remove(slot);
  }
}
