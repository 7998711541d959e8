package dev.tocsin.memory;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A hash table of values that know their own keys: two arrays and no object for each, a third of
 * what a {@link java.util.HashMap} takes.
 *
 * <p>Open addressing, linear probing, at most three quarters full. The hashes stand beside the
 * values, so that a value is looked into only when its key is most likely the right one. Looking
 * up, adding and removing cost the same however many there are. Not thread-safe.
 *
 * @param <K> the keys
 * @param <V> the values
 */
final class KeyTable<K, V> {
  private final Function<V, K> keyOf;
  private int bits = 4;
  private int[] hashes = new int[1 << bits];
  private @Nullable Object[] values = new Object[1 << bits];
  private int size;

  KeyTable(Function<V, K> keyOf) {
    this.keyOf = keyOf;
  }

  /** How many it holds. */
  int size() {
    return size;
  }

  /** The value of a key, or null. */
  @Nullable V get(K key) {
    return value(find(key));
  }

  /** Adds a value under a key that is not there. */
  void add(K key, V value) {
    if (size >= values.length - values.length / 4) {
      grow();
    }
    put(hash(key), value);
    size++;
  }

  /** Takes the value of a key out. Returns whether it was there. */
  boolean remove(K key) {
    int gap = find(key);
    if (values[gap] == null) {
      return false;
    }
    size--;
    int mask = values.length - 1;
    for (int i = (gap + 1) & mask; values[i] != null; i = (i + 1) & mask) {
      int fromHome = (i - (hashes[i] >>> -bits)) & mask;
      if (fromHome >= ((i - gap) & mask)) {
        hashes[gap] = hashes[i];
        values[gap] = values[i];
        gap = i;
      }
    }
    values[gap] = null;
    return true;
  }

  /** Where a key stands, or the free place at which its search ends. */
  private int find(K key) {
    int hash = hash(key);
    int mask = values.length - 1;
    int i = hash >>> -bits;
    for (V value = value(i); value != null; value = value(i)) {
      if (hashes[i] == hash && keyOf.apply(value).equals(key)) {
        return i;
      }
      i = (i + 1) & mask;
    }
    return i;
  }

  private void put(int hash, Object value) {
    int mask = values.length - 1;
    int i = hash >>> -bits;
    while (values[i] != null) {
      i = (i + 1) & mask;
    }
    hashes[i] = hash;
    values[i] = value;
  }

  private void grow() {
    int[] oldHashes = hashes;
    @Nullable Object[] oldValues = values;
    bits++;
    hashes = new int[1 << bits];
    values = new Object[1 << bits];
    for (int i = 0; i < oldValues.length; i++) {
      Object value = oldValues[i];
      if (value != null) {
        put(oldHashes[i], value);
      }
    }
  }

  @SuppressWarnings("unchecked")
  private @Nullable V value(int place) {
    return (V) values[place];
  }

  /** Fibonacci hashing: the upper bits, which choose the place, depend on all of them. */
  private static int hash(Object key) {
    int hash = key.hashCode();
    return (hash ^ (hash >>> 16)) * 0x9E3779B9;
  }
}
