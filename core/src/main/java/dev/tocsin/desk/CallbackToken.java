package dev.tocsin.desk;

import com.google.common.hash.Hashing;
import com.google.common.io.BaseEncoding;
import dev.tocsin.incident.Identity;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.incident.Recipient;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a notification carries so that a call-back can acknowledge in its recipient's name:
 * incident, round and recipient, signed with the incident's own secret. A token of an earlier round
 * has no effect. Needs no look-up beside the incident itself.
 *
 * <p>Immutable; no nulls. Source: escalation.md, "When a rung is due" 9 (a notification carries a
 * token with which a host's call-back can acknowledge, safely repeated).
 *
 * @param incidentId the incident
 * @param round the round in which the message was written
 * @param recipient to whom it was written
 */
public record CallbackToken(IncidentId incidentId, int round, Recipient recipient) {
  private static final BaseEncoding TEXT = BaseEncoding.base64Url().omitPadding();
  private static final int HEAD = 20;
  private static final int SIGNATURE = 16;

  /**
   * The token as text.
   *
   * @param identity the incident's identity, with its secret
   * @return letters, digits, {@code -} and {@code _}
   */
  public String signed(Identity identity) {
    byte[] body = body();
    return TEXT.encode(concat(body, signature(body, identity)));
  }

  /**
   * Whether a text is this token, signed with the incident's secret. Takes the same time for every
   * wrong text.
   *
   * @param text what came in
   * @param identity the incident's identity, with its secret
   * @return false for a forged or a cut one
   */
  public boolean matches(String text, Identity identity) {
    return MessageDigest.isEqual(
        signed(identity).getBytes(StandardCharsets.US_ASCII),
        text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a token without checking its signature.
   *
   * @param text what came in
   * @return what it says, or null when it is not a token at all
   */
  public static @Nullable CallbackToken parse(String text) {
    if (text.length() > 2000) {
      return null;
    }
    try {
      byte[] bytes = TEXT.decode(text);
      if (bytes.length < HEAD + 3 + SIGNATURE) {
        return null;
      }
      ByteBuffer in = ByteBuffer.wrap(bytes);
      IncidentId id = new IncidentId(new UUID(in.getLong(), in.getLong()));
      int round = in.getInt();
      String recipient =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(in.slice(HEAD, bytes.length - HEAD - SIGNATURE))
              .toString();
      return new CallbackToken(id, round, Recipient.of(recipient));
    } catch (IllegalArgumentException | CharacterCodingException | InvalidValueException e) {
      return null;
    }
  }

  private byte[] body() {
    byte[] name = recipient.toString().getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(HEAD + name.length)
        .putLong(incidentId.value().getMostSignificantBits())
        .putLong(incidentId.value().getLeastSignificantBits())
        .putInt(round)
        .put(name)
        .array();
  }

  private static byte[] signature(byte[] body, Identity identity) {
    UUID secret = identity.callbackSecret();
    byte[] key =
        ByteBuffer.allocate(16)
            .putLong(secret.getMostSignificantBits())
            .putLong(secret.getLeastSignificantBits())
            .array();
    byte[] tenant = identity.tenant().value().getBytes(StandardCharsets.UTF_8);
    byte[] all = Hashing.hmacSha256(key).hashBytes(concat(tenant, body)).asBytes();
    return Arrays.copyOf(all, SIGNATURE);
  }

  private static byte[] concat(byte[] a, byte[] b) {
    byte[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }
}
