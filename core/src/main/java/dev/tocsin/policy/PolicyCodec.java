package dev.tocsin.policy;

/**
 * Turns a policy into the bytes that the store keeps, and back. The core has no parser: {@code
 * tocsin-policy-file} brings one.
 *
 * <p>Safe for many threads. {@code read(write(p)).equals(p)} for every policy. The desk checks that
 * what it reads has the version under which it was kept, so bytes that were damaged are reported
 * and never run. Source: escalation.md, "Editing the policy while incidents are open".
 */
public interface PolicyCodec {
  /**
   * Writes a policy.
   *
   * @param policy any policy
   * @return its document; a store's limit applies to it
   */
  byte[] write(Policy policy);

  /**
   * Reads a policy.
   *
   * @param document what {@link #write} gave, perhaps on another node and years ago
   * @return the policy
   * @throws RuntimeException when the bytes are not a policy; the desk reports it with the version
   */
  Policy read(byte[] document);
}
