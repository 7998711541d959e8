package dev.tocsin.store;

import dev.tocsin.internal.Text;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A policy as opaque bytes under its version, so that a pinned one is still there after a restart.
 *
 * <p>Immutable: the bytes are copied in and out. Equal when version and bytes are. Source:
 * escalation.md, "Editing the policy"; store-contract.md, "Policies".
 */
public final class PolicyDocument {
  private final String version;
  private final byte[] bytes;

  /**
   * Wraps a document.
   *
   * @param version the hash of the content; at most 200 characters
   * @param bytes the document; the store does not look into it
   */
  public PolicyDocument(String version, byte[] bytes) {
    this.version = Text.name("policy version", version);
    this.bytes = bytes.clone();
  }

  /**
   * The hash of the content.
   *
   * @return the version
   */
  public String version() {
    return version;
  }

  /**
   * The document.
   *
   * @return a copy of the bytes
   */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PolicyDocument that
        && version.equals(that.version)
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * version.hashCode() + Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "PolicyDocument[%s, %d bytes]".formatted(version, bytes.length);
  }
}
