package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tocsin.internal.Text;
import org.jspecify.annotations.Nullable;

/**
 * The place of an entry in the chain of hashes that makes a history tamper-evident.
 *
 * <p>All digests are SHA-256, as 43 characters of base64url; {@code dev.tocsin.store.Chain} says of
 * what, makes them and verifies them. Immutable; null only where marked. Source: store-contract.md,
 * C35; domain.md, practice 10.
 *
 * @param hash of the hash before and of this entry
 * @param salt what the digest of its personal fields is salted with; null when it has none, or they
 *     were redacted
 * @param personal the salted digest of the whole entry as it was written; null when it has no
 *     personal fields
 * @param open the digest of the entry with its personal fields hidden; null when it has none
 * @param redacted the digest of the entry as it stands after its redaction; null before
 * @param unsealed only in the first sealed entry of a history that began without seals: how many
 *     entries stand before it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Seal(
    String hash,
    @Nullable String salt,
    @Nullable String personal,
    @Nullable String open,
    @Nullable String redacted,
    @Nullable Long unsealed) {
  /** Checks the parts. */
  public Seal {
    Text.name("hash", hash);
    Text.nameOrNull("salt", salt);
    Text.nameOrNull("personal", personal);
    Text.nameOrNull("open", open);
    Text.nameOrNull("redacted", redacted);
  }
}
