package dev.tocsin.jdbc;

import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Commit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The commits whose outcome was not proven, the latest ones. Safe for many threads. Source:
 * store-contract.md, C5.
 */
final class Doubts {
  private static final int MOST = 10_000;

  private record Key(TenantId tenant, UUID id) {
    static Key of(Commit commit) {
      return new Key(commit.tenant(), commit.id());
    }
  }

  private final Set<Key> keys =
      Collections.synchronizedSet(
          Collections.newSetFromMap(
              new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Boolean> eldest) {
                  return size() > MOST;
                }
              }));

  void add(Commit commit) {
    keys.add(Key.of(commit));
  }

  boolean has(Commit commit) {
    return keys.contains(Key.of(commit));
  }
}
