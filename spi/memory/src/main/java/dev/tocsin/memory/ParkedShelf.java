package dev.tocsin.memory;

import dev.tocsin.store.Item;
import dev.tocsin.store.ParkedItem;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was given up, the oldest first.
 *
 * <p>Nothing leaves it but by a person's wish, or with the incident's last wake. Not thread-safe.
 * Source: store-contract.md, C25 and C28.
 */
final class ParkedShelf {
  private final Map<Item, ParkedItem> items = new LinkedHashMap<>();
  private int wakes;

  /** Puts an item at the end. */
  void add(Item item, int attempts, String reason, long now) {
    items.put(item, new ParkedItem(item, attempts, reason, Micros.toInstant(now)));
    wakes += item instanceof Item.OfWake ? 1 : 0;
  }

  /** Takes an item out. Returns whether it was there. */
  boolean remove(Item item) {
    if (items.remove(item) == null) {
      return false;
    }
    wakes -= item instanceof Item.OfWake ? 1 : 0;
    return true;
  }

  /** The oldest. */
  List<ParkedItem> list(int limit) {
    List<ParkedItem> oldest = new ArrayList<>(Math.min(limit, items.size()));
    Iterator<ParkedItem> each = items.values().iterator();
    while (oldest.size() < limit && each.hasNext()) {
      oldest.add(each.next());
    }
    return List.copyOf(oldest);
  }

  /** How many of them are wakes. */
  int wakes() {
    return wakes;
  }

  /** How many of them are entries of the outbox. */
  int entries() {
    return items.size() - wakes;
  }
}
