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
  private static final String OPEN = "tocsin-open-1";
  private static final String REDACTED = "tocsin-redacted-1";

  private final Personal mask = Personal.mask();
  private final CanonicalWriter writer = new CanonicalWriter();
  private final MessageDigest sha256 = sha256();

  Entry seal(TenantId tenant, IncidentId id, @Nullable String head, Entry entry, IdSource salts) {
    Long unsealed = head == null && entry.sequence() > 1 ? entry.sequence() - 1 : null;
    String before = head == null ? Chain.origin(tenant, id) : head;
    Entry masked = mask.without(entry);
    if (masked.equals(entry)) {
      return entry.sealed(
          new Seal(whole(before, unsealed, entry), null, null, null, null, unsealed));
    }
    String salt = salts.next().toString();
    String personal = personal(salt, entry);
    String open = open(masked);
    String hash = parts(before, unsealed, personal, open);
    return entry.sealed(new Seal(hash, salt, personal, open, null, unsealed));
  }

  /** The hash that the seal of an entry must have, after another or at the origin. */
  String hash(String before, Entry entry, Seal seal) {
    return seal.personal() == null
        ? whole(before, seal.unsealed(), entry)
        : parts(before, seal.unsealed(), seal.personal(), seal.open());
  }

  private String whole(String before, @Nullable Long unsealed, Entry entry) {
    return digest(entry, LINK, before, unsealed);
  }

  private String parts(
      String before, @Nullable Long unsealed, String personal, @Nullable String open) {
    return digest(null, LINK, before, unsealed, personal, open);
  }

  String personal(String salt, Entry entry) {
    return digest(entry, PERSONAL, salt);
  }

  /** Of an entry whose personal fields are hidden, by {@link Personal#mask()}. */
  String open(Entry masked) {
    return digest(masked, OPEN);
  }

  /** Of an entry as it stands after its redaction. */
  String redacted(Entry clean) {
    return digest(clean, REDACTED);
  }

  private String digest(@Nullable Entry entry, @Nullable Object... header) {
    for (Object part : header) {
      writer.value(part);
    }
    if (entry != null) {
      CanonicalValues.write(writer, entry);
    }
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
