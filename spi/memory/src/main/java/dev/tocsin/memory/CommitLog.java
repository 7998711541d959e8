package dev.tocsin.memory;

import dev.tocsin.store.Commit;
import java.util.ArrayDeque;
import java.util.Deque;
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

  private final KeyTable<UUID, Receipt> receipts = new KeyTable<>(Receipt::id);
  private final Deque<Receipt> byAge = new ArrayDeque<>();

  /** The receipt of a commit, or null when there is none or its time is over. */
  @Nullable Receipt find(UUID id, long now) {
    Receipt receipt = receipts.get(id);
    return receipt == null || receipt.expired(now) ? null : receipt;
  }

  /** Remembers a commit that happened. */
  void add(Row row, Commit commit, int besides, long now) {
    for (int i = 0; i < DROPPED_AT_ONCE && expired(byAge.peek(), now); i++) {
      Receipt oldest = byAge.remove();
      if (receipts.get(oldest.id()) == oldest) {
        receipts.remove(oldest.id());
      }
    }
    // One of the same id whose time is over may still wait for its turn.
    receipts.remove(commit.id());
    Receipt receipt = new Receipt(row, commit, besides, now + DAY);
    byAge.add(receipt);
    receipts.add(commit.id(), receipt);
  }

  private static boolean expired(@Nullable Receipt receipt, long now) {
    return receipt != null && receipt.expired(now);
  }

  /** How many are kept, those included whose time is over and whose turn has not come. */
  int size() {
    return byAge.size();
  }
}
