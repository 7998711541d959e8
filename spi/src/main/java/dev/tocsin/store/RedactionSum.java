package dev.tocsin.store;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Seal;
import dev.tocsin.internal.CanonicalWriter;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * Sums up the entries that were redacted, in order, an entry at a time: a new sum goes on from the
 * one before.
 */
final class RedactionSum {
  private static final String REDACTIONS = "tocsin-redactions-1";

  private final MessageDigest sha256 = Digests.sha256();
  private final CanonicalWriter writer = new CanonicalWriter();
  private @Nullable String digest;

  void add(Entry entry) {
    Seal seal = entry.seal();
    if (seal != null && seal.redacted() != null) {
      writer.value(REDACTIONS);
      writer.value(digest);
      writer.value(entry.sequence());
      writer.value(seal.redacted());
      writer.drainTo(sha256);
      digest = Digests.text(sha256.digest());
    }
  }

  /** Null while there was none. */
  @Nullable String digest() {
    return digest;
  }
}
