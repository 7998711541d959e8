package dev.tocsin.memory;

import dev.tocsin.store.Lane;

/**
 * Things of one tenant that can be claimed, in two lanes.
 *
 * <p>Not thread-safe; guarded by the shard's lock.
 *
 * @param <C> what a claim looks like
 */
interface Shelf<C> {
  /** Brings back into their lanes what was away until now. */
  void refresh(long now);

  /** How early the first of a lane is; {@link Micros#NEVER} when nothing of it can be claimed. */
  long first(Lane lane, long now);

  /** Claims the first of a lane, which must be claimable. */
  C claim(Lane lane, long now, long until);
}
