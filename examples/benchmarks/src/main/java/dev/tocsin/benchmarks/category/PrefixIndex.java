package dev.tocsin.benchmarks.category;

/**
 * Maps path prefixes that end with '/' to small ids. A lookup walks the path once with a rolling
 * hash and probes an open-addressing table at each '/': no substring, nothing allocated.
 */
public final class PrefixIndex {
  private String[] keys = new String[64];
  private int[] hashes = new int[64];
  private int[] ids = new int[64];
  private int size;

  /** The id of this prefix, a new one (0, 1, 2, ...) if it had none. */
  public int add(String prefix) {
    int hash = prefix.hashCode();
    int id = find(prefix, prefix.length(), hash);
    if (id >= 0) {
      return id;
    }
    if (size * 2 >= keys.length) {
      grow();
    }
    insert(prefix, hash, size);
    return size++;
  }

  public int size() {
    return size;
  }

  /** The id of path's first {@code length} characters, whose String hash is {@code hash}; or -1. */
  public int find(String path, int length, int hash) {
    int mask = keys.length - 1;
    for (int i = spread(hash) & mask; keys[i] != null; i = (i + 1) & mask) {
      if (hashes[i] == hash && keys[i].length() == length && path.startsWith(keys[i])) {
        return ids[i];
      }
    }
    return -1;
  }

  /** The id of the longest mapped prefix of path, or -1. */
  public int longest(String path) {
    int best = -1;
    int hash = 0;
    for (int i = 0, n = path.length(); i < n; i++) {
      char c = path.charAt(i);
      hash = 31 * hash + c;
      if (c == '/') {
        int id = find(path, i + 1, hash);
        if (id >= 0) {
          best = id;
        }
      }
    }
    return best;
  }

  static int spread(int hash) {
    return hash ^ (hash >>> 15);
  }

  private void insert(String key, int hash, int id) {
    int mask = keys.length - 1;
    int i = spread(hash) & mask;
    while (keys[i] != null) {
      i = (i + 1) & mask;
    }
    keys[i] = key;
    hashes[i] = hash;
    ids[i] = id;
  }

  private void grow() {
    String[] oldKeys = keys;
    int[] oldHashes = hashes;
    int[] oldIds = ids;
    keys = new String[oldKeys.length * 2];
    hashes = new int[keys.length];
    ids = new int[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != null) {
        insert(oldKeys[i], oldHashes[i], oldIds[i]);
      }
    }
  }
}
