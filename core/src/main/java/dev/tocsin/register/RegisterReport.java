package dev.tocsin.register;

import dev.tocsin.internal.CanonicalWriter;
import dev.tocsin.store.ChainReport;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/**
 * What verifying many incidents found.
 *
 * <p>Immutable; no nulls. Source: domain.md, practice 10.
 *
 * @param incidents how many were verified
 * @param entries how many entries they have
 * @param unsealed how many of these were written before there were seals, and are not protected
 * @param faulty in how many incidents something is wrong
 * @param digest of their ids, numbers of entries and heads, in the order in which they were
 *     verified: SHA-256, 43 characters of base64url. Printed or kept elsewhere, it shows at any
 *     later time whether somebody rewrote a whole history with all its hashes: verify the same
 *     incidents, at the same versions, and compare. It is of use for what does not change any more,
 *     such as all that was closed in a year; of others keep {@link ChainReport#head}
 */
public record RegisterReport(
    long incidents, long entries, long unsealed, long faulty, String digest) {
  private static final String BEGIN = "tocsin-register-1";

  /** Requires the digest. */
  public RegisterReport {
    Objects.requireNonNull(digest, "digest");
  }

  /**
   * Before anything was verified.
   *
   * @return the report on nothing
   */
  public static RegisterReport empty() {
    return new RegisterReport(0, 0, 0, 0, BEGIN);
  }

  /**
   * Counts one more.
   *
   * @param next what was found in the next incident
   * @return the report on all up to it
   */
  public RegisterReport plus(ChainReport next) {
    CanonicalWriter writer = new CanonicalWriter();
    writer.value(digest);
    writer.value(next.id().toString());
    writer.value(next.entries());
    writer.value(next.head());
    MessageDigest sha256 = sha256();
    writer.drainTo(sha256);
    return new RegisterReport(
        incidents + 1,
        entries + next.entries(),
        unsealed + next.unsealed(),
        faulty + (next.intact() ? 0 : 1),
        Base64.getUrlEncoder().withoutPadding().encodeToString(sha256.digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256; this one has not.", e);
    }
  }
}
