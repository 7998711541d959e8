package dev.tocsin.memory;

import dev.tocsin.store.Commit;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The commits of the last 24 hours, by id.
 *
 * <p>Only what happened is remembered: a conflict, a duplicate or a rejection had no effect, and is
 * found out anew. Each new commit drops a few of the oldest, so that forgetting never takes long at
 * a time. Not thread-safe. Source: store-contract.md, C4.
 */
final class CommitLog {
  private static final long DAY = 24 * 60 * 60 * 1_000_000L;
  private static final int DROPPED_AT_ONCE = 8;

  private final Map<UUID, Receipt> receipts = new LinkedHashMap<>();

  /** The receipt of a commit, or null when there is none or its time is over. */
  @Nullable Receipt find(UUID id, long now) {
    Receipt receipt = receipts.get(id);
    return receipt == null || receipt.expired(now) ? null : receipt;
  }

  /** Remembers a commit that happened. */
  void add(Row row, Commit commit, long now) {
    Iterator<Receipt> oldest = receipts.values().iterator();
    for (int i = 0; i < DROPPED_AT_ONCE && oldest.hasNext() && oldest.next().expired(now); i++) {
      oldest.remove();
    }
    receipts.remove(commit.id());
    receipts.put(commit.id(), new Receipt(row, commit, now + DAY));
  }

  /** How many are remembered. */
  int size() {
    return receipts.size();
  }
}
