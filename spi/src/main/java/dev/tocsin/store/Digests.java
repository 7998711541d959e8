package dev.tocsin.store;

import dev.tocsin.host.IdSource;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Seal;
import dev.tocsin.incident.TenantId;
import dev.tocsin.internal.CanonicalValues;
import dev.tocsin.internal.CanonicalWriter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The digests of a chain. For one thread. */
final class Digests {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  /** What a digest is for stands first in it, so that none can pass for another. */
  private static final String LINK = "tocsin-entry-1";

  private static final String PERSONAL = "tocsin-personal-1";
  private static final String REDACTED = "tocsin-redacted-1";

  private final Personal mask = Personal.mask();
  private final CanonicalWriter writer = new CanonicalWriter();
  private final MessageDigest sha256 = sha256();

  Entry seal(TenantId tenant, IncidentId id, @Nullable String head, Entry entry, IdSource salts) {
    Entry masked = mask.without(entry);
    String salt = masked.equals(entry) ? null : salts.next().toString();
    String personal = salt == null ? null : personal(salt, entry);
    Long unsealed = head == null && entry.sequence() > 1 ? entry.sequence() - 1 : null;
    String before = head == null ? Chain.origin(tenant, id) : head;
    return entry.sealed(
        new Seal(link(before, personal, unsealed, masked), salt, personal, null, unsealed));
  }

  /** The hash that the seal of an entry must have, after another or at the origin. */
  String hash(String before, Entry entry, Seal seal) {
    return link(before, seal.personal(), seal.unsealed(), mask.without(entry));
  }

  private String link(
      String before, @Nullable String personal, @Nullable Long unsealed, Entry masked) {
    header(LINK, before, personal, unsealed);
    CanonicalValues.write(writer, masked);
    return digest();
  }

  String personal(String salt, Entry entry) {
    header(PERSONAL, salt);
    CanonicalValues.write(writer, entry);
    return digest();
  }

  String redacted(Entry clean) {
    header(REDACTED);
    CanonicalValues.write(writer, clean);
    return digest();
  }

  private void header(@Nullable Object... parts) {
    for (Object part : parts) {
      writer.value(part);
    }
  }

  private String digest() {
    writer.drainTo(sha256);
    return text(sha256.digest());
  }

  static String text(byte[] digest) {
    return BASE64.encodeToString(digest);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256; this one has not.", e);
    }
  }
}
