package dev.tocsin.memory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The strands that are not empty, by key and by slot; the slots of those that ran empty are used
 * again. Not thread-safe.
 */
final class Strands {
  private final Map<Strand.Key, Strand> byKey = new HashMap<>();
  private final List<Strand> bySlot = new ArrayList<>();
  private final Deque<Integer> free = new ArrayDeque<>();

  /** The strand of a key, made if there is none. */
  Strand open(Strand.Key key) {
    Strand strand = byKey.get(key);
    if (strand == null) {
      Integer slot = free.poll();
      strand = new Strand(key, slot == null ? bySlot.size() : slot);
      byKey.put(key, strand);
      if (slot == null) {
        bySlot.add(strand);
      } else {
        bySlot.set(slot, strand);
      }
    }
    return strand;
  }

  /** The strand that has a slot. */
  Strand at(int slot) {
    return bySlot.get(slot);
  }

  /** Forgets a strand that ran empty. */
  void close(Strand strand) {
    byKey.remove(strand.key);
    free.push(strand.slot);
  }
}
