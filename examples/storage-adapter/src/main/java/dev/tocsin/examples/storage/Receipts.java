package dev.tocsin.examples.storage;

import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.CommitResult.Committed;
import dev.tocsin.store.CommitResult.Reason;
import dev.tocsin.store.CommitResult.Rejected;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** Which commits were made, so that a replay returns the first result (C4, C5). */
final class Receipts implements Part {
  /** An hour more than the contract's day. */
  private static final Duration KEPT = Duration.ofHours(25);

  private static final int FORGOTTEN_AT_ONCE = 10;

  private final MVMap<String, String> receipts;
  private final MVMap<String, String> ages;

  Receipts(Disk disk) {
    receipts = disk.map("receipts");
    ages = disk.map("receipts.ages");
  }

  @Override
  public @Nullable CommitResult answer(Commit commit, Instant now) {
    String made = receipts.get(Keys.of(commit.tenant(), commit.id()));
    if (made == null) {
      return null;
    }
    return made.equals(digest(commit))
        ? new Committed(commit.snapshot().version())
        : new Rejected(
            Reason.COMMIT_ID_REUSED,
            "Commit id %s has committed other content: make a new id for every attempt"
                .formatted(commit.id()));
  }

  @Override
  public void apply(Commit commit, Instant now) {
    String key = Keys.of(commit.tenant(), commit.id());
    receipts.put(key, digest(commit));
    ages.put(Keys.of(now, commit.tenant(), commit.id()), key);
    String old = Keys.of(now.minus(KEPT));
    for (int i = 0; i < FORGOTTEN_AT_ONCE; i++) {
      String oldest = ages.firstKey();
      if (oldest == null || oldest.compareTo(old) >= 0) {
        return;
      }
      receipts.remove(ages.remove(oldest));
    }
  }

  /** Of every character, also of those that no UTF-8 has. The end of a claim names its kind. */
  private static String digest(Commit commit) {
    String text = Json.write(commit) + commit.settled();
    ByteBuffer bytes = ByteBuffer.allocate(2 * text.length());
    bytes.asCharBuffer().put(text);
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
